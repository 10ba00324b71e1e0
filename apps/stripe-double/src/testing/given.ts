import type Stripe from 'stripe'
import { AGAINST_STRIPE } from './bench.ts'
import type { Bench } from './bench.ts'

/** Builders of what a check needs, through the API alone, so that they work against Stripe too. */

const PERSON = {
  address: { line1: 'address_full_match', city: 'Berlin', postal_code: '10115', country: 'DE' },
  dob: { day: 1, month: 1, year: 1901 },
  email: 'jenny.rosen@example.com',
  first_name: 'Jenny',
  last_name: 'Rosen',
  phone: '+491701234567',
}

export const GOOD_IBAN = 'DE89370400440532013000'

/** The parameters of an account whose platform gives all the facts itself, so that no form is needed. */
export function completeAccount(iban = GOOD_IBAN): Stripe.AccountCreateParams {
  return {
    country: 'DE',
    email: 'jenny.rosen@example.com',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    business_type: 'individual',
    business_profile: { mcc: '5734', url: 'https://example.com', product_description: 'Music' },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    individual: PERSON,
    external_account: { object: 'bank_account', country: 'DE', currency: 'eur', account_number: iban },
    tos_acceptance: { date: 1_780_000_000, ip: '127.0.0.1' },
  }
}

/** A connected account that can be paid. Payouts are by hand, so that its balance stays put. */
export async function enabledAccount(bench: Bench, iban?: string): Promise<Stripe.Account> {
  const params = completeAccount(iban)
  const account = await bench.stripe.accounts.create({
    ...params,
    settings: { payouts: { schedule: { interval: 'manual' } } },
  })
  return AGAINST_STRIPE ? whenActive(bench, account.id) : account
}

/** Stripe takes some seconds to look at the facts. */
async function whenActive(bench: Bench, id: string): Promise<Stripe.Account> {
  for (let tries = 0; tries < 30; tries += 1) {
    const account = await bench.stripe.accounts.retrieve(id)
    if (account.capabilities?.transfers === 'active') return account
    await new Promise((done) => setTimeout(done, 2000))
  }
  throw new Error(`${id} did not become active.`)
}

/** An Express account that has not been through the form yet. */
export function expressAccount(bench: Bench, more: Stripe.AccountCreateParams = {}): Promise<Stripe.Account> {
  return bench.stripe.accounts.create({
    type: 'express',
    country: 'DE',
    email: 'act@example.com',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    ...more,
  })
}

interface Paying {
  readonly amount?: number
  readonly method?: string
  readonly more?: Partial<Stripe.PaymentIntentCreateParams>
}

/** A card payment, made and confirmed at once. */
export function payment(
  bench: Bench,
  { amount = 10_000, method = 'pm_card_visa', more = {} }: Paying = {},
): Promise<Stripe.PaymentIntent> {
  return bench.stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    payment_method: method,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  })
}

/** The charge of a card payment whose funds are available at once. */
export async function availableFunds(bench: Bench, amount: number): Promise<string> {
  return String((await payment(bench, { amount, method: 'pm_card_bypassPending' })).latest_charge)
}

export function checkoutOf(
  bench: Bench,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return bench.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 25_000, product_data: { name: 'Campaign' } } },
    ],
    success_url: 'https://shop.example/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example/back',
    ...more,
  })
}

/** Sends a form as a browser would, without following where it leads. */
export function submit(url: string, fields: Record<string, string>, language = 'en'): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'accept-language': language },
    redirect: 'manual',
  })
}

/** The values that a page's form shows. */
export function valuesIn(page: string): Record<string, string> {
  const inputs = page.matchAll(/<input\b[^>]*?name="(\w+)"[^>]*?value="([^"]*)"/gs)
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, value]))
}
