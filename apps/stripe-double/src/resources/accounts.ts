import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed, Refused } from '../http/refused.ts'
import { withGiven } from '../params/given.ts'
import { currencyOf, isSupportedCountry } from '../state/countries.ts'
import type { AccountRow } from '../state/rows.ts'
import { blankSettings, withFacts } from './account-facts.ts'
import { platformCollects, requirementsOf } from './account-requirements.ts'
import { banksOf, capabilityOf, keepAccount } from './account-state.ts'
import { addBank, bankFrom, preferBank } from './external-accounts.ts'
import { ownAccount } from './own-account.ts'
import { planPayoutRun } from './payout-schedule.ts'

type Controller = Stripe.Account.Controller

const STANDARD = controller('account', 'stripe', 'stripe', 'full')

/** What each older account type means in controller properties. https://docs.stripe.com/connect/migrate-to-controller-properties */
const CONTROLLERS: Readonly<Record<string, Controller>> = {
  custom: controller('application', 'application', 'application', 'none'),
  express: controller('application', 'application', 'stripe', 'express'),
  standard: STANDARD,
}

function controller(payer: string, losses: string, collection: string, dashboard: string): Controller {
  return {
    type: 'application',
    is_controller: true,
    fees: { payer },
    losses: { payments: losses },
    requirement_collection: collection,
    stripe_dashboard: { type: dashboard },
  }
}

function controllerOf(params: Stripe.AccountCreateParams): Controller {
  const { controller: asked, type } = params
  if (asked && type) {
    throw malformed(
      'You may only specify one of these parameters: type, controller.',
      'controller',
      'parameters_exclusive',
    )
  }
  return asked ? askedController(asked) : (CONTROLLERS[type ?? 'standard'] ?? STANDARD)
}

function askedController(asked: NonNullable<Stripe.AccountCreateParams['controller']>): Controller {
  const { requirement_collection: collection } = withGiven({ requirement_collection: 'stripe' }, asked)
  const { type: dashboard } = withGiven({ type: 'full' }, asked.stripe_dashboard)
  if (collection === 'application' && dashboard !== 'none') {
    const message =
      'When `controller[requirement_collection]=application`, `controller[stripe_dashboard][type]` must be `none`.'
    throw invalid(message, { param: 'controller[stripe_dashboard][type]' })
  }
  const { payer } = withGiven({ payer: 'account' }, asked.fees)
  const { payments } = withGiven({ payments: 'stripe' }, asked.losses)
  return controller(payer, payments, collection, dashboard)
}

function typeOf(made: Controller): Stripe.Account.Type {
  const same = Object.entries(CONTROLLERS).find(([, known]) => JSON.stringify(known) === JSON.stringify(made))
  return same?.[0] ?? 'none'
}

function create(call: Call<Stripe.AccountCreateParams>): Stripe.Account {
  const { world, owner, params } = call
  const made = controllerOf(params)
  const country = (params.country ?? world.country).toUpperCase()
  if (!isSupportedCountry(country)) {
    throw malformed(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      'country',
    )
  }
  refuseProxyAgreement(made, params.tos_acceptance)
  const id = `acct_1${world.ids.next('x', 15).slice(2)}`
  const row: AccountRow = {
    id,
    owner,
    asked: {},
    person: null,
    company: null,
    linked: false,
    formSubmitted: false,
    closedFor: null,
    deleted: false,
    object: {
      id,
      object: 'account',
      charges_enabled: false,
      controller: made,
      country,
      created: world.clock.seconds(),
      default_currency: (params.default_currency ?? currencyOf(country)).toLowerCase(),
      details_submitted: false,
      email: null,
      future_requirements: requirementsOf([], null),
      payouts_enabled: false,
      settings: blankSettings(),
      tos_acceptance: { date: null, ip: null, user_agent: null },
      type: typeOf(made),
    },
  }
  if (params.external_account) addBank(world, id, bankFrom(params.external_account))
  return keepAccount(world, withFacts(world, row, params)).object
}

/** @see https://docs.stripe.com/connect/updating-service-agreements#tos-acceptance */
function refuseProxyAgreement(made: Controller, tos: Stripe.AccountCreateParams.TosAcceptance | undefined): void {
  if (!tos?.date || made.requirement_collection === 'application') return
  throw invalid('You cannot accept the Terms of Service on behalf of Standard and Express connected accounts.', {
    param: 'tos_acceptance[date]',
  })
}

function update(call: Call<Stripe.AccountUpdateParams>): Stripe.Account {
  const { world, params } = call
  const row = ownAccount(call, call.path.id)
  if (row.id === world.platform) throw platformsOwn()
  refuseProxyAgreement(row.object.controller ?? STANDARD, params.tos_acceptance)
  if (params.external_account) replaceBank(call, row, params.external_account)
  const { email, business_type, ...rest } = params
  const facts = { ...rest, ...(email ? { email } : {}), ...(business_type ? { business_type } : {}) }
  const kept = keepAccount(world, withFacts(world, row, facts as Stripe.AccountCreateParams))
  if (params.settings?.payouts?.schedule) planPayoutRun(world, row.id)
  return kept.object
}

function replaceBank(
  call: Call<unknown>,
  row: AccountRow,
  given: NonNullable<Stripe.AccountUpdateParams['external_account']>,
): void {
  if (!platformCollects(row.object) && row.object.details_submitted) {
    throw invalid('You cannot change the bank account of an account whose requirements Stripe collects.', {
      param: 'external_account',
    })
  }
  preferBank(call.world, addBank(call.world, row.id, bankFrom(given as Parameters<typeof bankFrom>[0])))
}

function platformsOwn(): Refused {
  const message = 'You cannot use this method on your own account: you may only use it on connected accounts.'
  return new Refused(400, { type: 'invalid_request_error', message })
}

/** @see https://docs.stripe.com/api/accounts/delete "Test-mode accounts can be deleted at any time." */
function remove(call: Call<unknown>): object {
  const { world } = call
  const row = ownAccount(call, call.path.id)
  if (row.id === world.platform) throw platformsOwn()
  for (const bank of banksOf(world, row.id)) world.store.drop('bank_account', bank.id)
  world.store.put('account', { ...row, deleted: true })
  world.agenda.cancel('payout_run', row.id)
  return { id: row.id, object: 'account', deleted: true }
}

function reject(call: Call<Stripe.AccountRejectParams>): Stripe.Account {
  const row = ownAccount(call, call.path.id)
  const { reason } = call.params
  const closing = reason.startsWith('fraud') ? 'rejected.platform_fraud' : 'rejected.platform_other'
  const closedFor = reason === 'terms_of_service' ? 'rejected.platform_terms_of_service' : closing
  return keepAccount(call.world, { ...row, closedFor }).object
}

const FACTS = [
  'business_profile.mcc',
  'business_profile.name',
  'business_profile.product_description',
  'business_profile.support_email',
  'business_profile.support_phone',
  'business_profile.url',
  'business_type',
  'capabilities',
  'company.address',
  'company.name',
  'company.phone',
  'company.tax_id',
  'email',
  'external_account',
  'individual.address',
  'individual.dob',
  'individual.email',
  'individual.first_name',
  'individual.id_number',
  'individual.last_name',
  'individual.phone',
  'metadata',
  'settings.payouts',
  'tos_acceptance',
]

export const accountEndpoints = [
  endpoint<Stripe.AccountRetrieveCurrentParams>('GET /v1/account', [], (call) => ownAccount(call, call.owner).object),
  endpoint<Stripe.AccountListParams>('GET /v1/accounts', [...PAGING, 'created'], ({ world, params }) => {
    const rows = world.store.of('account', world.platform).filter((row) => !row.deleted && row.id !== world.platform)
    return page(
      rows.map((row) => ({ id: row.id, object: { ...row.object, created: row.object.created ?? 0 } })),
      params,
      '/v1/accounts',
      'account',
    )
  }),
  endpoint<Stripe.AccountCreateParams>(
    'POST /v1/accounts',
    [...FACTS, 'controller', 'country', 'default_currency', 'type'],
    create,
  ),
  endpoint<Stripe.AccountRetrieveParams>('GET /v1/accounts/:id', [], (call) => ownAccount(call, call.path.id).object),
  endpoint<Stripe.AccountUpdateParams>('POST /v1/accounts/:id', FACTS, update),
  endpoint('DELETE /v1/accounts/:id', [], remove),
  endpoint<Stripe.AccountRejectParams>('POST /v1/accounts/:id/reject', ['reason'], reject),
  endpoint<Stripe.AccountListCapabilitiesParams>('GET /v1/accounts/:id/capabilities', [], (call) => {
    const row = ownAccount(call, call.path.id)
    const capabilities = Object.keys(row.asked).map((name) => capabilityOf(call.world, row.id, name))
    return { object: 'list', data: capabilities, has_more: false, url: `/v1/accounts/${row.id}/capabilities` }
  }),
  endpoint<Stripe.AccountRetrieveCapabilityParams>('GET /v1/accounts/:accountId/capabilities/:id', [], (call) =>
    capabilityOf(call.world, ownAccount(call, call.path.accountId).id, call.path.id ?? ''),
  ),
  endpoint<Stripe.AccountUpdateCapabilityParams>(
    'POST /v1/accounts/:accountId/capabilities/:id',
    ['requested'],
    (call) => {
      const row = ownAccount(call, call.path.accountId)
      const wish = { [call.path.id ?? '']: call.params }
      keepAccount(call.world, withFacts(call.world, row, { capabilities: wish }))
      return capabilityOf(call.world, row.id, call.path.id ?? '')
    },
  ),
]
