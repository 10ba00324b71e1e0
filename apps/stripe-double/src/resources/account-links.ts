import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint } from '../http/endpoint.ts'
import { invalid, malformed, unknownReference } from '../http/refused.ts'
import type { AccountLinkRow, AccountRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { platformCollects } from './account-requirements.ts'
import { keepAccount } from './account-state.ts'
import { ownAccount } from './own-account.ts'

/** @see https://docs.stripe.com/api/account_links/object (a few minutes) */
const LASTS_SECONDS = 300
const VISIT_LASTS_SECONDS = 3600

function secret(): string {
  return randomBytes(18).toString('base64url')
}

function addressOf(given: string | undefined, param: string): string {
  if (!given) throw malformed(`Missing required param: ${param}.`, param, 'parameter_missing')
  if (!/^https?:\/\/[^/]/.test(given) || !URL.canParse(given)) throw malformed('Not a valid URL', param, 'url_invalid')
  return given
}

function create({ world, params }: Call<Stripe.AccountLinkCreateParams>): Stripe.AccountLink {
  const row = world.store.get('account', params.account)
  if (!row || row.deleted || row.id === world.platform) throw unknownReference('account', params.account, 'account')
  const returnUrl = addressOf(params.return_url, 'return_url')
  const refreshUrl = addressOf(params.refresh_url, 'refresh_url')
  if (params.type === 'account_update' && !platformCollects(row.object)) {
    throw invalid(
      'You cannot create `account_update` type Account Links for this account. Valid types are `account_onboarding`.',
      {
        param: 'type',
      },
    )
  }
  const id = secret()
  const created = world.clock.seconds()
  const expiresAt = created + LASTS_SECONDS
  world.store.put('account_link', {
    id,
    owner: row.owner,
    account: row.id,
    returnUrl,
    refreshUrl,
    expiresAt,
    visit: null,
  })
  if (!row.linked) keepAccount(world, { ...row, linked: true })
  return { object: 'account_link', created, expires_at: expiresAt, url: `${world.origin}/setup/e/${row.id}/${id}` }
}

/** Opens a link: it works once, and only while it lasts. Null when it has already served. */
export function openLink(world: World, link: AccountLinkRow): string | null {
  if (link.visit !== null || link.expiresAt < world.clock.seconds()) return null
  const visit = secret()
  world.store.put('account_link', { ...link, visit, expiresAt: world.clock.seconds() + VISIT_LASTS_SECONDS })
  return visit
}

/** The form somebody is filling in, and whose account it is about. */
export function visited(world: World, visit: string): { link: AccountLinkRow; account: AccountRow } | null {
  const [link] = world.store.by('account_link', 'visit', visit)
  const account = link && world.store.get('account', link.account)
  if (!account || account.deleted || link.expiresAt < world.clock.seconds()) return null
  return { link, account }
}

/** @see https://docs.stripe.com/api/accounts/login_link/create "only … for accounts that use the Express Dashboard" */
function loginLink(call: Call<Stripe.AccountCreateLoginLinkParams>): Stripe.LoginLink {
  const row = ownAccount(call, call.path.id)
  if (row.object.controller?.stripe_dashboard?.type !== 'express') {
    throw invalid('Cannot create a login link for an account that does not have access to the Express Dashboard.')
  }
  if (!row.object.details_submitted) {
    throw invalid('Cannot create a login link for an account that has not completed onboarding.')
  }
  const { world } = call
  const id = secret()
  const created = world.clock.seconds()
  const link: AccountLinkRow = {
    id,
    owner: row.owner,
    account: row.id,
    returnUrl: '',
    refreshUrl: '',
    expiresAt: created + VISIT_LASTS_SECONDS,
    visit: id,
  }
  world.store.put('account_link', link)
  return { object: 'login_link', created, url: `${world.origin}/express/${row.id}/${id}` }
}

export const accountLinkEndpoints = [
  endpoint<Stripe.AccountLinkCreateParams>(
    'POST /v1/account_links',
    ['account', 'collect', 'collection_options', 'refresh_url', 'return_url', 'type'],
    create,
  ),
  endpoint<Stripe.AccountCreateLoginLinkParams>('POST /v1/accounts/:id/login_links', [], loginLink),
]
