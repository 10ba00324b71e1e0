import { audience } from '@concertato/wire'

type Cell = audience.CellView

export interface Band {
  readonly band: Cell['ageBand']
  readonly female: number
  readonly male: number
  readonly other: number
}

export interface Shape {
  readonly people: number
  readonly bands: readonly Band[]
  /** The largest first. */
  readonly countries: readonly { readonly country: string; readonly people: number }[]
}

const sum = (cells: readonly Cell[]): number => cells.reduce((all, it) => all + it.people, 0)

/** Adds cells up the two ways they are drawn. */
export function shapeOfPeople(cells: readonly Cell[]): Shape {
  const bands = audience.AGE_BANDS.map((band) => {
    const of = (gender: Cell['gender']) => sum(cells.filter((it) => it.ageBand === band && it.gender === gender))
    return { band, female: of('female'), male: of('male'), other: of('other') }
  })
  const countries = [...new Set(cells.map((it) => it.country))]
    .map((country) => ({ country, people: sum(cells.filter((it) => it.country === country)) }))
    .toSorted((a, b) => b.people - a.people)
  return { people: sum(cells), bands, countries }
}
