import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page, shortList } from '../http/listing.ts'
import { invalid, malformed, unknownReference } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { inPurse, OUTSIDE, purseOf } from '../state/books.ts'
import type { AccountRow, BalanceTransactionRow, Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { lineOf, post } from './balance-transactions.ts'
import { blankCharge } from './charge-details.ts'
import { amendCharge } from './charges.ts'
import { found } from './find.ts'

/** Money from a card payment that a transfer draws on before it is available. */
interface Source {
  readonly charge: Stripe.Charge
  readonly line: BalanceTransactionRow
}

/** @see https://docs.stripe.com/testing#available-balance */
export const NOT_ENOUGH =
  'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by ' +
  'creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance'

/** @see https://docs.stripe.com/connect/account-capabilities#transfers */
function destinationOf(world: World, id: string): AccountRow {
  const row = world.store.get('account', id)
  if (!row || row.deleted || row.id === world.platform) throw unknownReference('destination', id, 'destination')
  if (row.object.capabilities?.transfers === 'active') return row
  throw invalid(
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    { code: 'insufficient_capabilities_for_transfer', param: 'destination' },
  )
}

function sourceOf(call: Call<Stripe.TransferCreateParams>, currency: string): Source | null {
  const { world, owner, params } = call
  const id = params.source_transaction
  if (id === undefined) return null
  const row = world.store.get('charge', id)
  if (row?.owner !== owner) throw unknownReference('charge', id, 'source_transaction')
  const line = lineOf(world, id)
  if (!line) {
    const message =
      row.object.status === 'failed'
        ? 'Cannot use a failed charge as a source_transaction.'
        : 'Cannot use an uncaptured charge as a source_transaction.'
    throw invalid(message, { param: 'source_transaction' })
  }
  if (line.object.currency === currency) return { charge: row.object, line }
  throw invalid(
    `The currency of source_transaction's balance transaction (${line.object.currency}) must be the same as the transfer currency (${currency})`,
    { param: 'source_transaction' },
  )
}

/** @see https://docs.stripe.com/connect/separate-charges-and-transfers#transfer-availability the sum is capped by the charge */
function checkCap(world: World, source: Source, amount: number): void {
  const drawn = world.store
    .by('transfer', 'source', source.charge.id)
    .reduce((sum, { object }) => sum + object.amount - object.amount_reversed, 0)
  if (drawn + amount <= source.charge.amount_captured) return
  const already = drawn > 0 ? ` (There is already a transfer using this source, amounting to ${drawn}.)` : ''
  throw invalid(
    `Transfers using this transaction as a source must not exceed the source amount of ${source.charge.amount_captured}.${already}`,
    { param: 'amount' },
  )
}

/**
 * When the money arrives: with the card payment it comes from, or at once from what is available.
 *
 * @see https://docs.stripe.com/connect/separate-charges-and-transfers#transfer-availability
 */
function availability(world: World, owner: string, amount: number, currency: string, source: Source | null): number {
  if (source?.line.object.status === 'pending') return source.line.object.available_on * 1000
  if (inPurse(world, purseOf(owner, 'available'), currency) < amount) {
    throw invalid(NOT_ENOUGH, { code: 'balance_insufficient' })
  }
  return world.clock.now()
}

function groupOf(world: World, params: Stripe.TransferCreateParams, source: Source | null): string | null {
  if (params.transfer_group) return params.transfer_group
  if (!source) return null
  const group = source.charge.transfer_group ?? `group_${idOf(source.charge.payment_intent) ?? source.charge.id}`
  amendCharge(world, source.charge.id, { transfer_group: group })
  return group
}

function create(call: Call<Stripe.TransferCreateParams>): Stripe.Transfer {
  const { world, owner, params } = call
  const currency = params.currency.toLowerCase()
  const destination = destinationOf(world, params.destination).id
  const source = sourceOf(call, currency)
  const amount = amountOf(params, source)
  if (source) checkCap(world, source, amount)
  const availableAt = availability(world, owner, amount, currency, source)
  const id = world.ids.next('tr')
  const { description = null, source_type = 'card' } = params
  const terms = { currency, availableAt, counter: OUTSIDE.transit }
  const line = post(world, { ...terms, owner, type: 'transfer', amount: -amount, source: id, description })
  const object: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: line.id,
    created: world.clock.seconds(),
    currency,
    description,
    destination,
    destination_payment: receive(world, destination, id, { ...terms, amount }),
    livemode: false,
    metadata: mergeMetadata(null, params.metadata),
    reversals: shortList([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: source?.charge.id ?? null,
    source_type,
    transfer_group: groupOf(world, params, source),
  }
  world.store.put('transfer', { id, owner, object })
  emit(world, 'transfer.created', { owner, object })
  return object
}

function amountOf(params: Stripe.TransferCreateParams, source: Source | null): number {
  const amount = params.amount ?? source?.charge.amount_captured
  if (amount === undefined) throw malformed('Missing required param: amount.', 'amount', 'parameter_missing')
  if (amount < 1) throw malformed('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount <= 99_999_999) return amount
  throw invalid('Amount must be no more than 99999999', { param: 'amount', code: 'amount_too_large' })
}

interface Terms {
  readonly amount: number
  readonly currency: string
  readonly availableAt: number
  readonly counter: string
}

/** The other end of a transfer: a payment on the connected account. */
function receive(world: World, owner: string, transfer: string, terms: Terms): string {
  const id = world.ids.next('py')
  const line = post(world, { ...terms, owner, type: 'payment', source: id })
  const object: Stripe.Charge = {
    ...blankCharge(world, id, terms.amount, terms.currency),
    balance_transaction: line.id,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    source_transfer: transfer,
  }
  world.store.put('charge', { id, owner, object })
  return id
}

function update(call: Call<Stripe.TransferUpdateParams>): Stripe.Transfer {
  const { world, owner, params } = call
  const row = found(call, 'transfer', call.path.id, 'transfer')
  const object: Stripe.Transfer = {
    ...row.object,
    description: params.description ?? row.object.description,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
  }
  world.store.put('transfer', { ...row, object })
  emit(world, 'transfer.updated', { owner, object, before: row.object })
  return object
}

function listed({ world, owner, params }: Call<Stripe.TransferListParams>): object {
  const { transfer_group: group, destination } = params
  const rows: Kept<Stripe.Transfer>[] =
    group === undefined ? world.store.of('transfer', owner) : world.store.by('transfer', 'transfer_group', group)
  const wanted = rows.filter(
    (row) => row.owner === owner && (destination === undefined || idOf(row.object.destination) === destination),
  )
  return page(wanted, params, '/v1/transfers', 'transfer')
}

export const transferEndpoints = [
  endpoint<Stripe.TransferListParams>(
    'GET /v1/transfers',
    [...PAGING, 'created', 'destination', 'transfer_group'],
    listed,
  ),
  endpoint<Stripe.TransferCreateParams>(
    'POST /v1/transfers',
    [
      'amount',
      'currency',
      'description',
      'destination',
      'metadata',
      'source_transaction',
      'source_type',
      'transfer_group',
    ],
    create,
  ),
  endpoint<Stripe.TransferRetrieveParams>(
    'GET /v1/transfers/:id',
    [],
    (call) => found(call, 'transfer', call.path.id, 'transfer').object,
  ),
  endpoint<Stripe.TransferUpdateParams>('POST /v1/transfers/:id', ['description', 'metadata'], update),
]
