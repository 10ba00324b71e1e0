/** People or shares by one thing a platform states, such as countries. */
export type Margin = ReadonlyMap<string, number>

/** People of one country, age band and gender. */
export interface StatedCell {
  readonly country: string
  readonly ageBand: string
  readonly gender: string
  readonly people: number
}

const sumOf = (it: Margin): number => [...it.values()].reduce((sum, value) => sum + value, 0)

/**
 * Cells out of countries, ages and genders that a platform states one by one, as if the three were independent of each
 * other. Cells below one whole person are left out, so the sum is at most the people of the countries.
 *
 * @param countries people. @param ages @param genders  people or shares; only their proportions count.
 * @returns nothing when one of the three is hidden.
 */
export function cellsOfMargins(countries: Margin, ages: Margin, genders: Margin): StatedCell[] {
  const [byAge, byGender] = [sumOf(ages), sumOf(genders)]
  if (sumOf(countries) <= 0 || byAge <= 0 || byGender <= 0) return []
  return [...countries].flatMap(([country, people]) =>
    [...ages].flatMap(([ageBand, age]) =>
      [...genders].flatMap(([gender, share]) =>
        cellOf(country, ageBand, gender, people * (age / byAge) * (share / byGender)),
      ),
    ),
  )
}

/** Ages and genders within one country, as shares of any unit, keyed by band and gender. */
export interface CountryShares {
  readonly country: string
  /** What the country weighs among the others, in any unit. */
  readonly weight: number
  readonly shares: readonly { readonly ageBand: string; readonly gender: string; readonly share: number }[]
}

/**
 * Cells out of ages and genders that a platform states country by country. Countries that it hides, and those past the
 * ones asked for, keep their weight and get no cells.
 *
 * @param people everybody the shares are of.
 * @param everywhere weight of all countries together, in the unit of `weight`.
 */
export function cellsOfShares(people: number, everywhere: number, countries: readonly CountryShares[]): StatedCell[] {
  if (people <= 0 || everywhere <= 0) return []
  return countries.flatMap(({ country, weight, shares }) => {
    const all = shares.reduce((sum, it) => sum + it.share, 0)
    if (all <= 0) return []
    const here = people * (weight / everywhere)
    return shares.flatMap(({ ageBand, gender, share }) => cellOf(country, ageBand, gender, here * (share / all)))
  })
}

function cellOf(country: string, ageBand: string, gender: string, people: number): StatedCell[] {
  const whole = Math.floor(people + 1e-9)
  return whole >= 1 ? [{ country, ageBand, gender, people: whole }] : []
}
