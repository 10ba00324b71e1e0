import type Stripe from 'stripe'
import { shortList } from '../http/listing.ts'
import type { AccountRow, BankRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { isRecipient, missingFacts, platformCollects, requirementsOf, wrongFacts } from './account-requirements.ts'
import { planPayoutRun } from './payout-schedule.ts'

export function banksOf(world: World, account: string): BankRow[] {
  return world.store.by('bank_account', 'owner', account)
}

/**
 * Keeps an account and everything that follows from its facts: what is still due, which capabilities are active,
 * whether it may charge and be paid out. Tells the platform when any of that changed.
 */
export function keepAccount(world: World, row: AccountRow): AccountRow {
  const before = world.store.get('account', row.id)
  const banks = banksOf(world, row.id)
  const usable = banks.some((bank) => bank.object.status !== 'errored')
  const wrong = wrongFacts(row, world.clock.now())
  const missing = [...missingFacts(row, usable), ...wrong.map((error) => error.requirement)]
  const complete = missing.length === 0 && !row.closedFor
  const collected = row.formSubmitted || (platformCollects(row.object) && missing.length === 0)
  const capabilities = Object.fromEntries(
    Object.keys(row.asked).map((name) => [name, complete && collected ? 'active' : 'inactive']),
  )
  const active = Object.values(capabilities).includes('active')
  const kept: AccountRow = {
    ...row,
    object: {
      ...row.object,
      capabilities,
      charges_enabled: active && !isRecipient(row.object),
      details_submitted: collected,
      external_accounts: shortList(
        banks.map((bank) => bank.object),
        `/v1/accounts/${row.id}/external_accounts`,
      ),
      payouts_enabled: active && usable,
      requirements: requirementsOf(missing, row.closedFor, wrong),
      ...personal(row),
    },
  }
  world.store.put('account', kept)
  if (before) announce(world, before.object, kept.object)
  return kept
}

/** @see https://docs.stripe.com/api/accounts/object#account_object-individual less is shown once an Account Link exists */
function personal(row: AccountRow): Pick<Stripe.Account, 'individual' | 'company'> {
  const shown = platformCollects(row.object) || !row.linked
  if (!shown) return {}
  return { ...(row.person ? { individual: row.person } : {}), ...(row.company ? { company: row.company } : {}) }
}

function announce(world: World, before: Stripe.Account, after: Stripe.Account): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const owner = after.id
  for (const [name, status] of Object.entries(after.capabilities ?? {})) {
    const was = new Map(Object.entries(before.capabilities ?? {})).get(name)
    if (was !== status) emit(world, 'capability.updated', { owner, object: capabilityOf(world, owner, name) })
  }
  emit(world, 'account.updated', { owner, object: after, before })
  if (after.payouts_enabled) planPayoutRun(world, owner)
}

export function capabilityOf(world: World, account: string, name: string): Stripe.Capability {
  const row = world.store.get('account', account)
  const asked = row?.asked[name]
  const statuses = new Map(Object.entries(row?.object.capabilities ?? {}))
  return {
    id: name,
    object: 'capability',
    account,
    requested: asked !== undefined,
    requested_at: asked ?? null,
    requirements: needsOf(row),
    status: asked === undefined ? 'unrequested' : (statuses.get(name) ?? 'inactive'),
  }
}

/** A capability waits for what its account waits for. */
function needsOf(row: AccountRow | undefined): Stripe.Capability.Requirements {
  const missing = row?.object.requirements?.currently_due ?? []
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: missing,
    disabled_reason: missing.length > 0 ? 'requirements.fields_needed' : null,
    errors: [],
    eventually_due: missing,
    past_due: missing,
    pending_verification: [],
  }
}
