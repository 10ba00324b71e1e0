import type Stripe from 'stripe'
import { endpoint } from '../http/endpoint.ts'
import { currencyOf } from '../state/countries.ts'
import { currenciesOf, inPurse, purseOf } from '../state/books.ts'
import type { Pot } from '../state/books.ts'
import type { World } from '../state/world.ts'

export function balanceOf(world: World, owner: string): Stripe.Balance {
  const home = world.store.get('account', owner)?.object.default_currency ?? currencyOf(world.country)
  const currencies = [...new Set([home, ...currenciesOf(world, owner)])]
  const amounts = (pot: Pot): Stripe.Balance.Available[] =>
    currencies.map((currency) => {
      const amount = inPurse(world, purseOf(owner, pot), currency)
      return { amount, currency, source_types: { card: amount } }
    })
  return { object: 'balance', available: amounts('available'), livemode: false, pending: amounts('pending') }
}

export const balanceEndpoints = [
  endpoint<Stripe.BalanceRetrieveParams>('GET /v1/balance', [], ({ world, owner }) => balanceOf(world, owner)),
]
