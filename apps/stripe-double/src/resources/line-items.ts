import type Stripe from 'stripe'
import { invalid, malformed } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { World } from '../state/world.ts'

type Given = Stripe.Checkout.SessionCreateParams.LineItem

/** The lines of a checkout session, each with the price it was given on the spot. */
export function lineItems(world: World, given: readonly Given[] | undefined): Stripe.LineItem[] {
  if (!given || given.length === 0) {
    throw malformed('You must provide `line_items` in `payment` mode.', 'line_items', 'parameter_missing')
  }
  const lines = given.map((item, at) => lineOf(world, item, `line_items[${at}]`))
  const [first] = lines
  const stray = lines.find((line) => line.currency !== first?.currency)
  if (stray) throw invalid('All prices in a Checkout Session must have the same currency.', { param: 'line_items' })
  return lines
}

function lineOf(world: World, item: Given, path: string): Stripe.LineItem {
  if (item.price !== undefined)
    throw invalid(`No such price: '${item.price}'`, { code: 'resource_missing', param: `${path}[price]` })
  const price = item.price_data
  if (!price)
    throw malformed(`Missing required param: ${path}[price_data].`, `${path}[price_data]`, 'parameter_missing')
  const quantity = item.quantity ?? 1
  const unit = price.unit_amount
  if (unit === undefined)
    throw malformed(
      `Missing required param: ${path}[price_data][unit_amount].`,
      `${path}[price_data][unit_amount]`,
      'parameter_missing',
    )
  if (unit < 0 || quantity < 1) throw malformed('Invalid non-negative integer', path, 'parameter_invalid_integer')
  const name = price.product_data?.name
  if (!name)
    throw malformed(
      `Missing required param: ${path}[price_data][product_data].`,
      `${path}[price_data][product_data]`,
      'parameter_missing',
    )
  const amount = unit * quantity
  return {
    id: world.ids.next('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency.toLowerCase(),
    description: name,
    metadata: mergeMetadata(null, item.metadata),
    price: priceOf(world, price.currency.toLowerCase(), unit),
    quantity,
  }
}

function priceOf(world: World, currency: string, unit: number): Stripe.Price {
  const price = {
    id: world.ids.next('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: world.ids.next('prod', 14),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: unit,
    // A decimal travels as text; the SDK makes its own object of it.
    unit_amount_decimal: String(unit),
  } satisfies Record<keyof Omit<Stripe.Price, 'currency_options' | 'deleted' | 'tiers'>, unknown>
  return price as unknown as Stripe.Price
}
