import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page, within } from '../http/listing.ts'
import { invalid, malformed, unknownReference } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { currenciesOf, inPurse, purseOf } from '../state/books.ts'
import type { BankRow, Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { banksOf } from './account-state.ts'
import { found } from './find.ts'
import { cancelPayout, sendPayout } from './payout-flow.ts'
import { planPayoutRun } from './payout-schedule.ts'

type Payout = Kept<Stripe.Payout>

function bankFor(call: Call<Stripe.PayoutCreateParams>, currency: string): BankRow {
  const { world, owner, params } = call
  const banks = banksOf(world, owner)
  if (params.destination !== undefined) {
    const chosen = banks.find((bank) => bank.id === params.destination)
    if (!chosen) throw unknownReference('external account', params.destination, 'destination')
    return chosen
  }
  const bank = banks.find(({ object }) => object.currency === currency && object.default_for_currency)
  if (bank) return bank
  throw invalid(`Sorry, you don't have any external accounts in that currency (${currency}).`, { param: 'currency' })
}

function refuseUnpayable(call: Call<Stripe.PayoutCreateParams>, currency: string): void {
  const { world, owner, params } = call
  if (params.amount < 1) throw malformed('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (params.method === 'instant') {
    throw invalid('Instant payouts are not supported by this external account.', {
      code: 'instant_payouts_unsupported',
      param: 'method',
    })
  }
  if (world.store.get('account', owner)?.object.payouts_enabled !== true) {
    throw invalid('Payouts have been disabled for this account until its requirements are met.', {
      code: 'payouts_not_allowed',
    })
  }
  if (inPurse(world, purseOf(owner, 'available'), currency) < params.amount) {
    throw invalid(
      'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. You can use the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).',
      {
        code: 'balance_insufficient',
        param: 'amount',
      },
    )
  }
}

/** @see https://docs.stripe.com/api/payouts/create "Your Stripe balance must cover the payout amount." */
function create(call: Call<Stripe.PayoutCreateParams>): Stripe.Payout {
  const { world, owner, params } = call
  const currency = params.currency.toLowerCase()
  refuseUnpayable(call, currency)
  const bank = bankFor(call, currency)
  return sendPayout(world, owner, bank, params.amount, {
    automatic: false,
    description: params.description ?? null,
    metadata: mergeMetadata(null, params.metadata),
    statementDescriptor: params.statement_descriptor ?? null,
  })
}

/**
 * Pays out all that is available, in every currency that has a bank account.
 *
 * @see https://docs.stripe.com/connect/manage-payout-schedule
 */
export function runPayouts(world: World, owner: string): void {
  const account = world.store.get('account', owner)
  if (!account || account.deleted) return
  const banks = banksOf(world, owner).filter(({ object }) => object.default_for_currency && object.status !== 'errored')
  let left = false
  for (const currency of currenciesOf(world, owner)) {
    const amount = inPurse(world, purseOf(owner, 'available'), currency)
    if (amount <= 0) continue
    const bank = banks.find(({ object }) => object.currency === currency)
    if (!bank || !account.object.payouts_enabled) left = true
    else payAutomatically(world, owner, bank, amount)
  }
  if (left) planPayoutRun(world, owner)
}

function payAutomatically(world: World, owner: string, bank: BankRow, amount: number): void {
  const { currency } = bank.object
  const paid = world.store.by('balance_transaction', 'unpaid', owner).filter((row) => row.object.currency === currency)
  const payout = sendPayout(world, owner, bank, amount, {
    automatic: true,
    description: 'STRIPE PAYOUT',
    metadata: {},
    statementDescriptor: null,
  })
  for (const row of paid) world.store.put('balance_transaction', { ...row, payout: payout.id })
}

function listed({ world, owner, params }: Call<Stripe.PayoutListParams>): object {
  const wanted = world.store
    .of('payout', owner)
    .filter(
      ({ object }) =>
        (params.status === undefined || object.status === params.status) &&
        (params.destination === undefined || idOf(object.destination) === params.destination) &&
        within(object.arrival_date, params.arrival_date),
    )
  return page(wanted, params, '/v1/payouts', 'payout')
}

function mine(call: Call<unknown>): Payout {
  return found(call, 'payout', call.path.id, 'payout')
}

export const payoutEndpoints = [
  endpoint<Stripe.PayoutListParams>(
    'GET /v1/payouts',
    [...PAGING, 'arrival_date', 'created', 'destination', 'status'],
    listed,
  ),
  endpoint<Stripe.PayoutCreateParams>(
    'POST /v1/payouts',
    ['amount', 'currency', 'description', 'destination', 'metadata', 'method', 'source_type', 'statement_descriptor'],
    create,
  ),
  endpoint<Stripe.PayoutRetrieveParams>('GET /v1/payouts/:id', [], (call) => mine(call).object),
  endpoint<Stripe.PayoutUpdateParams>('POST /v1/payouts/:id', ['metadata'], (call) => {
    const row = mine(call)
    const object = { ...row.object, metadata: mergeMetadata(row.object.metadata, call.params.metadata) }
    call.world.store.put('payout', { ...row, object })
    return object
  }),
  endpoint<Stripe.PayoutCancelParams>('POST /v1/payouts/:id/cancel', [], (call) =>
    cancelPayout(call.world, mine(call)),
  ),
]
