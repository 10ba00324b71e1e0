import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page, shortList } from '../http/listing.ts'
import { invalid, malformed } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { inPurse, OUTSIDE, purseOf } from '../state/books.ts'
import type { Kept } from '../state/rows.ts'
import { idOf } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { lineOf, post } from './balance-transactions.ts'
import { amendCharge } from './charges.ts'
import { found } from './find.ts'
import { blankRefund } from './refund-details.ts'

type Transfer = Kept<Stripe.Transfer>

function transferOf(call: Call<unknown>, id: string | undefined): Transfer {
  return found(call, 'transfer', id, 'transfer')
}

/** @see https://docs.stripe.com/connect/separate-charges-and-transfers#reverse-transfers */
function amountOf(transfer: Stripe.Transfer, asked: number | undefined): number {
  const left = transfer.amount - transfer.amount_reversed
  if (left === 0)
    throw invalid(`Transfer ${transfer.id} is already fully reversed.`, { code: 'transfer_already_reversed' })
  const amount = asked ?? left
  if (amount < 1) throw malformed('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount > left) {
    throw invalid(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left})`, {
      param: 'amount',
    })
  }
  return amount
}

/** Money still on its way to the connected account is stopped there; money that has arrived must still be there. */
function availability(world: World, transfer: Stripe.Transfer, amount: number): number {
  const line = lineOf(world, idOf(transfer.destination_payment) ?? '')
  if (line?.object.status === 'pending') return line.object.available_on * 1000
  const purse = purseOf(idOf(transfer.destination) ?? '', 'available')
  if (inPurse(world, purse, transfer.currency) >= amount) return world.clock.now()
  throw invalid('The connected account does not have enough available balance to reverse this transfer.', {
    code: 'balance_insufficient',
  })
}

function create(call: Call<Stripe.TransferCreateReversalParams>): Stripe.TransferReversal {
  const { world, owner, params } = call
  const row = transferOf(call, call.path.id)
  const { object: transfer } = row
  const amount = amountOf(transfer, params.amount)
  const terms = {
    currency: transfer.currency,
    counter: OUTSIDE.transit,
    availableAt: availability(world, transfer, amount),
  }
  const refund = giveBack(world, transfer, amount, terms)
  const id = world.ids.next('trr')
  const line = post(world, {
    ...terms,
    owner,
    type: 'transfer_refund',
    amount,
    source: id,
    description: params.description ?? null,
  })
  const object: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: line.id,
    created: world.clock.seconds(),
    currency: transfer.currency,
    destination_payment_refund: refund,
    metadata: mergeMetadata(null, params.metadata),
    source_refund: null,
    transfer: transfer.id,
  }
  world.store.put('transfer_reversal', { id, owner, object })
  const reversed = withReversals(world, row, transfer.amount_reversed + amount)
  emit(world, 'transfer.reversed', { owner, object: reversed })
  return object
}

interface Terms {
  readonly currency: string
  readonly counter: string
  readonly availableAt: number
}

/** Takes the money from the connected account, as a refund of the payment it received. */
function giveBack(world: World, transfer: Stripe.Transfer, amount: number, terms: Terms): string {
  const owner = idOf(transfer.destination) ?? ''
  const payment = idOf(transfer.destination_payment) ?? ''
  const id = world.ids.next('pyr')
  const line = post(world, { ...terms, owner, type: 'payment_refund', amount: -amount, source: id })
  const object = { ...blankRefund(world, id, amount, transfer.currency), balance_transaction: line.id, charge: payment }
  world.store.put('refund', { id, owner, object })
  const refunded = transfer.amount_reversed + amount
  amendCharge(world, payment, { amount_refunded: refunded, refunded: refunded === transfer.amount })
  return id
}

function withReversals(world: World, row: Transfer, amountReversed: number): Stripe.Transfer {
  const reversals = reversalsOf(world, row.id).map((reversal) => reversal.object)
  const object: Stripe.Transfer = {
    ...row.object,
    amount_reversed: amountReversed,
    reversals: shortList(reversals.toReversed(), `/v1/transfers/${row.id}/reversals`),
    reversed: amountReversed === row.object.amount,
  }
  world.store.put('transfer', { ...row, object })
  return object
}

function reversalsOf(world: World, transfer: string): Kept<Stripe.TransferReversal>[] {
  return world.store.by('transfer_reversal', 'transfer', transfer)
}

function reversalOf(call: Call<unknown>): Kept<Stripe.TransferReversal> {
  const transfer = transferOf(call, call.path.transferId)
  const row = found(call, 'transfer_reversal', call.path.id, 'transfer reversal')
  return idOf(row.object.transfer) === transfer.id ? row : found(call, 'transfer_reversal', '', 'transfer reversal')
}

function update(call: Call<Stripe.TransferUpdateReversalParams>): Stripe.TransferReversal {
  const { world, owner, params } = call
  const row = reversalOf(call)
  const object = { ...row.object, metadata: mergeMetadata(row.object.metadata, params.metadata) }
  world.store.put('transfer_reversal', { ...row, object })
  const transfer = transferOf(call, call.path.transferId)
  const changed = withReversals(world, transfer, transfer.object.amount_reversed)
  emit(world, 'transfer.updated', { owner, object: changed, before: transfer.object })
  return object
}

export const transferReversalEndpoints = [
  endpoint<Stripe.TransferListReversalsParams>('GET /v1/transfers/:id/reversals', PAGING, (call) => {
    const { id } = transferOf(call, call.path.id)
    return page(reversalsOf(call.world, id), call.params, `/v1/transfers/${id}/reversals`, 'transfer reversal')
  }),
  endpoint<Stripe.TransferCreateReversalParams>(
    'POST /v1/transfers/:id/reversals',
    ['amount', 'description', 'metadata'],
    create,
  ),
  endpoint<Stripe.TransferRetrieveReversalParams>(
    'GET /v1/transfers/:transferId/reversals/:id',
    [],
    (call) => reversalOf(call).object,
  ),
  endpoint<Stripe.TransferUpdateReversalParams>('POST /v1/transfers/:transferId/reversals/:id', ['metadata'], update),
]
