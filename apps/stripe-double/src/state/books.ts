import type { World } from './world.ts'

/**
 * The double's own ledger. Every movement takes from one purse and gives to another, so it cannot be lopsided, and
 * a fault of the double's arithmetic cannot hide one of the program under test.
 */

/** Purses outside the Stripe balances: where money comes from and goes to. */
export const OUTSIDE = {
  cards: 'outside/cards',
  banks: 'outside/banks',
  fees: 'outside/fees',
  disputes: 'outside/disputes',
  /** Between two Stripe accounts, within one step. Always zero when the step ends. */
  transit: 'outside/transit',
} as const

export type Pot = 'available' | 'pending'

export function purseOf(owner: string, pot: Pot): string {
  return `${owner}/${pot}`
}

/** Moves a positive number of minor units. */
export function move(world: World, from: string, to: string, currency: string, amount: number, cause: string): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`A movement of ${amount} is not money.`)
  const id = world.ids.next('ent', 16)
  world.store.put('entry', { id, owner: 'ledger', from, to, currency, amount, cause })
  fill(world, from, currency, -amount)
  fill(world, to, currency, amount)
}

function fill(world: World, purse: string, currency: string, amount: number): void {
  const id = `${purse}/${currency}`
  const before = world.store.get('purse', id)?.amount ?? 0
  world.store.put('purse', { id, owner: purse, currency, amount: before + amount })
}

/** Minor units in a purse. */
export function inPurse(world: World, purse: string, currency: string): number {
  return world.store.get('purse', `${purse}/${currency}`)?.amount ?? 0
}

/** Currencies an account has ever held. */
export function currenciesOf(world: World, owner: string): string[] {
  const pots: Pot[] = ['available', 'pending']
  const held = pots.flatMap((pot) => world.store.of('purse', purseOf(owner, pot)).map((purse) => purse.currency))
  return [...new Set(held)].toSorted()
}

/** Every way in which the books disagree with themselves. Empty when all is well. */
export function audit(world: World): string[] {
  return [...purseTotals(world), ...zeroSums(world), ...balancesMatch(world)]
}

function purseTotals(world: World): string[] {
  const sums = new Map<string, number>()
  const add = (key: string, amount: number): void => void sums.set(key, (sums.get(key) ?? 0) + amount)
  for (const entry of world.store.all('entry')) {
    add(`${entry.from}/${entry.currency}`, -entry.amount)
    add(`${entry.to}/${entry.currency}`, entry.amount)
  }
  return Array.from(world.store.all('purse'))
    .filter((purse) => purse.amount !== (sums.get(purse.id) ?? 0))
    .map((purse) => `${purse.id} holds ${purse.amount}, its entries say ${sums.get(purse.id) ?? 0}`)
}

function zeroSums(world: World): string[] {
  const totals = new Map<string, number>()
  for (const purse of world.store.all('purse')) {
    totals.set(purse.currency, (totals.get(purse.currency) ?? 0) + purse.amount)
    if (purse.owner === OUTSIDE.transit && purse.amount !== 0) totals.set(purse.id, purse.amount)
  }
  return [...totals].filter(([, sum]) => sum !== 0).map(([what, sum]) => `${what} sums to ${sum}, not zero`)
}

/** What the API shows as balance transactions is what the ledger holds. */
function balancesMatch(world: World): string[] {
  const nets = new Map<string, number>()
  for (const { owner, object } of world.store.all('balance_transaction')) {
    const pot: Pot = object.status === 'pending' ? 'pending' : 'available'
    const id = `${purseOf(owner, pot)}/${object.currency}`
    nets.set(id, (nets.get(id) ?? 0) + object.net)
  }
  const held = Array.from(world.store.all('purse')).filter((purse) => !purse.owner.startsWith('outside/'))
  return held
    .filter((purse) => purse.amount !== (nets.get(purse.id) ?? 0))
    .map((purse) => `${purse.id} holds ${purse.amount}, its balance transactions say ${nets.get(purse.id) ?? 0}`)
}
