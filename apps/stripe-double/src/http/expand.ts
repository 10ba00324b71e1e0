import type { TableName } from '../state/rows.ts'
import type { World } from '../state/world.ts'
import { shortList } from './listing.ts'
import { malformed } from './refused.ts'

/** Deepest path Stripe follows. https://docs.stripe.com/expand "expansions have a maximum depth of four levels" */
const DEEPEST = 4

const TABLE_OF: Readonly<Record<string, TableName>> = {
  acct: 'account',
  ba: 'bank_account',
  ch: 'charge',
  cs: 'checkout_session',
  cus: 'customer',
  du: 'dispute',
  pi: 'payment_intent',
  pm: 'payment_method',
  po: 'payout',
  py: 'charge',
  pyr: 'refund',
  re: 'refund',
  tr: 'transfer',
  trr: 'transfer_reversal',
  txn: 'balance_transaction',
}

type Json = Record<string, unknown>

/** Parts that an object shows only when asked. */
const INCLUDABLE: Readonly<Record<string, (world: World, object: Json) => unknown>> = {
  'charge.refunds': (world, object) => {
    const refunds = world.store.by('refund', 'charge', String(object.id)).map((row) => row.object)
    return shortList(refunds.toReversed(), `/v1/charges/${String(object.id)}/refunds`)
  },
  'checkout.session.line_items': (world, object) => {
    const lines = world.store.get('checkout_session', String(object.id))?.lines ?? []
    return shortList(lines, `/v1/checkout/sessions/${String(object.id)}/line_items`)
  },
}

/** Replaces ids by the objects they name. The stored objects are left as they are. */
export function expand(world: World, body: object, paths: readonly string[]): object {
  return paths.reduce((object, path) => {
    const parts = path.split('.')
    if (parts.length > DEEPEST + (parts[0] === 'data' ? 1 : 0)) {
      throw malformed(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`, 'expand')
    }
    return inside(world, object as Json, parts, path)
  }, body)
}

function inside(world: World, object: Json, parts: readonly string[], path: string): Json {
  const [name = '', ...rest] = parts
  const value = include(world, object, name, path)
  if (value === null || value === undefined) return object
  if (Array.isArray(value)) {
    return {
      ...object,
      [name]: value.map((item) => (rest.length > 0 ? inside(world, item as Json, rest, path) : item)),
    }
  }
  const full = load(world, value, path)
  return { ...object, [name]: rest.length > 0 ? inside(world, full, rest, path) : full }
}

function include(world: World, object: Json, name: string, path: string): unknown {
  const part = INCLUDABLE[`${String(object.object)}.${name}`]
  if (part) return part(world, object)
  if (name in object) return object[name]
  throw malformed(`This property cannot be expanded (${path}).`, 'expand')
}

function load(world: World, value: unknown, path: string): Json {
  if (typeof value === 'object') return value as Json
  const id = String(value)
  const table = TABLE_OF[id.split('_')[0] ?? '']
  const row = table && world.store.get(table, id)
  if (!row || !('object' in row)) throw malformed(`This property cannot be expanded (${path}).`, 'expand')
  return row.object as unknown as Json
}
