import { noSuch, unknownReference } from '../http/refused.ts'
import type { TableName, Tables } from '../state/rows.ts'
import type { World } from '../state/world.ts'

interface Where {
  readonly world: World
  readonly owner: string
}

function mine<Name extends TableName>({ world, owner }: Where, table: Name, id: string): Tables[Name] | undefined {
  const row = world.store.get(table, id)
  return row?.owner === owner ? row : undefined
}

/** The object the address names, or 404. Another account's objects do not exist. */
export function found<Name extends TableName>(
  where: Where,
  table: Name,
  id: string | undefined,
  kind: string,
  param = 'id',
): Tables[Name] {
  const row = mine(where, table, id ?? '')
  if (!row) throw noSuch(kind, id ?? '', param)
  return row
}

/** The object a parameter names, or 400. */
export function referred<Name extends TableName>(
  where: Where,
  table: Name,
  id: string,
  kind: string,
  param: string,
): Tables[Name] {
  const row = mine(where, table, id)
  if (!row) throw unknownReference(kind, id, param)
  return row
}
