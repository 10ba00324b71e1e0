import { INDEXES } from './rows.ts'
import type { TableName, Tables } from './rows.ts'

/** One row as it stands after a step, or its id when the step removed it. */
export type Change = { [Name in TableName]: readonly [Name, Tables[Name]] | readonly [Name, string] }[TableName]

interface AnyRow {
  readonly id: string
  readonly owner: string
}

class Table {
  readonly rows = new Map<string, AnyRow>()
  readonly owned = new Map<string, Map<string, AnyRow>>()
  /** Row → its place in the order of creation, because an index lists rows in the order it learnt of them. */
  readonly #places = new Map<string, number>()
  #next = 0
  readonly #indexes: ReadonlyArray<{
    readonly name: string
    readonly of: (row: AnyRow) => string | null
    readonly found: Map<string, Set<string>>
  }>

  constructor(name: TableName) {
    const indexes = Object.entries(INDEXES[name]) as Array<[string, (row: AnyRow) => string | null]>
    this.#indexes = indexes.map(([index, of]) => ({ name: index, of, found: new Map() }))
  }

  set(row: AnyRow): void {
    const before = this.rows.get(row.id)
    this.rows.set(row.id, row)
    if (!before) this.#places.set(row.id, (this.#next += 1))
    let owned = this.owned.get(row.owner)
    if (!owned) this.owned.set(row.owner, (owned = new Map()))
    owned.set(row.id, row)
    for (const index of this.#indexes) {
      const [was, is] = [before ? index.of(before) : null, index.of(row)]
      if (was === is) continue
      if (was !== null) unlist(index.found, was, row.id)
      if (is !== null) list(index.found, is, row.id)
    }
  }

  delete(id: string): void {
    const row = this.rows.get(id)
    if (!row) return
    this.rows.delete(id)
    this.#places.delete(id)
    const owned = this.owned.get(row.owner)
    owned?.delete(id)
    if (owned?.size === 0) this.owned.delete(row.owner)
    for (const index of this.#indexes) {
      const was = index.of(row)
      if (was !== null) unlist(index.found, was, id)
    }
  }

  found(name: string, value: string): string[] {
    const ids = this.#indexes.find((index) => index.name === name)?.found.get(value) ?? []
    return [...ids].toSorted((a, b) => (this.#places.get(a) ?? 0) - (this.#places.get(b) ?? 0))
  }
}

function list(found: Map<string, Set<string>>, value: string, id: string): void {
  const ids = found.get(value)
  if (ids) ids.add(id)
  else found.set(value, new Set([id]))
}

function unlist(found: Map<string, Set<string>>, value: string, id: string): void {
  const ids = found.get(value)
  ids?.delete(id)
  if (ids?.size === 0) found.delete(value)
}

/**
 * Everything the double remembers. Rows are never altered in place, so a reference is a snapshot.
 *
 * A step is the work of one request or one due item: its changes are taken together for the journal, or undone together.
 */
export class Store {
  readonly #tables = new Map<TableName, Table>()
  readonly #touched = new Map<string, { readonly name: TableName; readonly id: string; readonly before?: AnyRow }>()

  constructor() {
    for (const name of Object.keys(INDEXES) as TableName[]) this.#tables.set(name, new Table(name))
  }

  get<Name extends TableName>(name: Name, id: string): Tables[Name] | undefined {
    return this.#table(name).rows.get(id) as Tables[Name] | undefined
  }

  put<Name extends TableName>(name: Name, row: Tables[Name]): void {
    this.#touch(name, row.id)
    this.#table(name).set(row)
  }

  drop(name: TableName, id: string): void {
    this.#touch(name, id)
    this.#table(name).delete(id)
  }

  /** Every row of one account, oldest first. */
  of<Name extends TableName>(name: Name, owner: string): Tables[Name][] {
    return [...(this.#table(name).owned.get(owner)?.values() ?? [])] as Tables[Name][]
  }

  all<Name extends TableName>(name: Name): Iterable<Tables[Name]> {
    return this.#table(name).rows.values() as Iterable<Tables[Name]>
  }

  count(name: TableName): number {
    return this.#table(name).rows.size
  }

  /** Rows whose indexed field has this value, oldest first. */
  by<Name extends TableName>(name: Name, index: string, value: string): Tables[Name][] {
    const table = this.#table(name)
    return table.found(index, value).map((id) => table.rows.get(id) as unknown as Tables[Name])
  }

  /** Ends the step and says what it changed. */
  take(): Change[] {
    const changes = Array.from(this.#touched.values(), ({ name, id }) => {
      const row = this.#table(name).rows.get(id)
      return [name, row ?? id] as unknown as Change
    })
    this.#touched.clear()
    return changes
  }

  /** Ends the step as if it had never begun. */
  undo(): void {
    for (const { name, id, before } of this.#touched.values()) {
      if (before) this.#table(name).set(before)
      else this.#table(name).delete(id)
    }
    this.#touched.clear()
  }

  /** Repeats a change that the journal remembers. */
  replay([name, row]: Change): void {
    if (typeof row === 'string') this.#table(name).delete(row)
    else this.#table(name).set(row)
  }

  *everything(): Generator<Change> {
    for (const [name, table] of this.#tables) {
      for (const row of table.rows.values()) yield [name, row] as unknown as Change
    }
  }

  clear(): void {
    for (const name of this.#tables.keys()) this.#tables.set(name, new Table(name))
    this.#touched.clear()
  }

  #table(name: TableName): Table {
    const table = this.#tables.get(name)
    if (!table) throw new Error(`There is no table ${name}.`)
    return table
  }

  #touch(name: TableName, id: string): void {
    const key = `${name}:${id}`
    if (this.#touched.has(key)) return
    const before = this.#table(name).rows.get(id)
    this.#touched.set(key, before ? { name, id, before } : { name, id })
  }
}
