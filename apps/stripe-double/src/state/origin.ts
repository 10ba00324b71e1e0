import type { TableName, Tables } from './rows.ts'
import type { World } from './world.ts'

const LINKED: readonly TableName[] = ['charge', 'checkout_session', 'payment_intent']

/** Says where the hosted pages are, and mends the links of a run that had them elsewhere. */
export function settleOrigin(world: World, origin: string): void {
  world.origin = origin
  const before = world.store.get('setting', 'origin')?.value
  if (before === origin) return
  world.setting('origin', origin)
  if (before === undefined) return
  for (const name of LINKED) {
    for (const row of world.store.all(name)) relink(world, name, row, String(before))
  }
}

function relink<Name extends TableName>(world: World, name: Name, row: Tables[Name], before: string): void {
  const text = JSON.stringify(row)
  if (!text.includes(`"${before}/`)) return
  world.store.put(name, JSON.parse(text.replaceAll(`"${before}/`, `"${world.origin}/`)) as Tables[Name])
}
