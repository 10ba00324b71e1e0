/** Cells whose sum is published, by key: a row, or a column. */
export type CellGroup = readonly string[]
/** One way of adding the table up: all rows, or all columns. Each cell is in exactly one of its groups. */
export type CellFamily = readonly CellGroup[]

/** What may be shown of a table. */
export type SafeTable = {
  readonly shown: ReadonlyMap<string, number>
  /** Sums by family and group; absent where they may not be shown. */
  readonly sums: readonly (readonly (number | undefined)[])[]
  /** Everybody in the table; absent when that is too few, and then nothing else is shown either. */
  readonly total?: number
}

/** Something the reader can work out: the people in the hidden cells of `group`. */
type Equation = { readonly group: CellGroup; readonly family: number; readonly place: number }

/** The place of the equation that follows from the total: all groups of a family whose sums are hidden, together. */
const REST = -1

class Table {
  readonly hidden = new Set<string>()
  readonly hiddenSums: Set<number>[]
  readonly #cells: ReadonlyMap<string, number>
  readonly #families: readonly CellFamily[]
  readonly #minimum: number

  constructor(cells: ReadonlyMap<string, number>, families: readonly CellFamily[], minimum: number) {
    this.#cells = cells
    this.#families = families
    this.#minimum = minimum
    this.hiddenSums = families.map(
      (family) => new Set(family.flatMap((group, place) => (this.sum(group) < minimum ? [place] : []))),
    )
    for (const [key, people] of cells) if (people < minimum) this.hidden.add(key)
  }

  sum(group: CellGroup): number {
    return group.reduce((total, key) => total + (this.#cells.get(key) ?? 0), 0)
  }

  equations(): Equation[] {
    return this.#families.flatMap((groups, family) => {
      const isHidden = this.hiddenSums[family]!
      const shown = groups.flatMap((group, place) => (isHidden.has(place) ? [] : [{ group, family, place }]))
      const rest = groups.filter((_, place) => isHidden.has(place)).flat()
      return rest.length > 0 ? [...shown, { group: rest, family, place: REST }] : shown
    })
  }

  /** One hidden cell, or hidden cells of too few people, follow from this equation. */
  isWeak({ group, place, family }: Equation): boolean {
    const inside = group.filter((key) => this.hidden.has(key))
    if (place === REST && this.hiddenSums[family]!.size === 1) return true
    return inside.length > 0 && (inside.length === 1 || this.sum(inside) < this.#minimum)
  }

  /** Hides one more cell or sum around an equation; false when there is nothing left to hide. */
  hideMore({ group, family, place }: Equation): boolean {
    const visible = smallest(
      group.filter((key) => !this.hidden.has(key)),
      (key) => this.#cells.get(key) ?? 0,
    )
    const isHidden = this.hiddenSums[family]!
    const groups = this.#families[family]!
    const others = groups.map((_, i) => i).filter((i) => !isHidden.has(i))
    const sum = place === REST ? smallest(others, (i) => this.sum(groups[i]!)) : place
    if (visible !== undefined && place !== REST) this.hidden.add(visible)
    else if (sum !== undefined) isHidden.add(sum)
    else if (visible !== undefined) this.hidden.add(visible)
    else return false
    return true
  }
}

function smallest<Item>(items: readonly Item[], size: (item: Item) => number): Item | undefined {
  return items.toSorted((one, other) => size(one) - size(other))[0]
}

/**
 * Hides the cells of a table that speak of too few people, and as many more cells and sums as it takes that no hidden
 * cell and no hidden group under the minimum can be worked out from what is published.
 *
 * First every cell and every sum under `minimum` is hidden. Then, until nothing changes: wherever an equation between
 * published numbers leaves a single hidden cell, or hidden cells of too few people together, its smallest visible cell is
 * hidden too, or its sum; and the same around whatever still follows by linear algebra.
 *
 * @param cells people by key. @param families the ways the table is added up.
 * @see Hundepool et al., Statistical Disclosure Control (2012), chapter 4, on secondary suppression.
 */
export function suppress(
  cells: ReadonlyMap<string, number>,
  families: readonly CellFamily[],
  minimum: number,
): SafeTable {
  const table = new Table(cells, families, minimum)
  const total = table.sum([...cells.keys()])
  if (total < minimum) return { shown: new Map(), sums: families.map((family) => family.map(() => undefined)) }
  for (;;) {
    const equations = table.equations()
    const weak = equations.filter((equation) => table.isWeak(equation))
    const exposed =
      weak.length > 0
        ? []
        : derivable(
            equations.map((equation) => equation.group),
            table.hidden,
          )
    const around = equations.filter((equation) => equation.group.some((key) => exposed.includes(key)))
    if (![...weak, ...around].some((equation) => table.hideMore(equation))) break
  }
  return {
    shown: new Map([...cells].filter(([key]) => !table.hidden.has(key))),
    sums: families.map((family, i) =>
      family.map((group, place) => (table.hiddenSums[i]!.has(place) ? undefined : table.sum(group))),
    ),
    total,
  }
}

/** Hidden cells that follow from the sums of these groups: those alone in a row of the reduced system of equations. */
export function derivable(groups: readonly CellGroup[], hidden: ReadonlySet<string>): string[] {
  const unknowns = [...hidden]
  const rows = groups.map((group) => unknowns.map((key) => (group.includes(key) ? 1 : 0)))
  let rank = 0
  for (let column = 0; column < unknowns.length && rank < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    const [row] = rows.splice(pivot, 1)
    rows.splice(rank, 0, row!)
    eliminate(rows, rank, column)
    rank++
  }
  return rows.slice(0, rank).flatMap((row) => {
    const left = unknowns.filter((_, i) => Math.abs(row[i]!) > 1e-9)
    return left.length === 1 ? left : []
  })
}

function eliminate(rows: number[][], rank: number, column: number): void {
  const pivot = rows[rank]!
  rows.forEach((row, i) => {
    const factor = row[column]! / pivot[column]!
    if (i === rank || factor === 0) return
    row.forEach((value, j) => (row[j] = value - factor * pivot[j]!))
  })
}
