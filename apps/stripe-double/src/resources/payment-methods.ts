import type Stripe from 'stripe'
import { endpoint } from '../http/endpoint.ts'
import { invalid, unknownReference } from '../http/refused.ts'
import type { PaymentMethodRow } from '../state/rows.ts'
import { TEST_CARDS } from '../state/test-cards.ts'
import type { TestCard } from '../state/test-cards.ts'
import type { World } from '../state/world.ts'
import { found } from './find.ts'

/** Makes a payment method of a test card. Stripe makes a new one each time a `pm_card_…` name is used. */
export function paymentMethodOf(world: World, owner: string, card: TestCard): PaymentMethodRow {
  const id = world.ids.next('pm')
  const object: Stripe.PaymentMethod = {
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date(world.clock.now()).getUTCFullYear() + 3,
      fingerprint: `Fp${card.number.slice(-14)}`,
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
  const row: PaymentMethodRow = { id, owner, object, behaviour: card.behaviour }
  world.store.put('payment_method', row)
  return row
}

/** Resolves `pm_card_visa` and its like, or the id of a payment method made before. */
export function chosenPaymentMethod(world: World, owner: string, id: string): PaymentMethodRow {
  const card = TEST_CARDS[id]
  if (card) return paymentMethodOf(world, owner, card)
  if (id.startsWith('pm_card_')) {
    throw invalid(`The Stripe double does not model the test payment method ${id}.`, { param: 'payment_method' })
  }
  const row = world.store.get('payment_method', id)
  if (row?.owner !== owner) throw unknownReference('PaymentMethod', id, 'payment_method')
  return row
}

export const paymentMethodEndpoints = [
  endpoint<Stripe.PaymentMethodRetrieveParams>(
    'GET /v1/payment_methods/:id',
    [],
    (call) => found(call, 'payment_method', call.path.id, 'PaymentMethod').object,
  ),
]
