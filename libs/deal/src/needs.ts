import { minorsBornAfter } from './age.ts'
import { type BriefContent, type BriefNeed, LEFT_OUT_REASONS, type LeftOutReason } from './brief.ts'
import { addDays, type Day, dayOf } from './time.ts'
import type { Platform, Sector } from './vocabulary.ts'

/**
 * Sectors that artists under age do not work for, each with its source. Where law only forbids that such a work aims at
 * minors or shows them with the product, the house goes further: a young artist is heard by people of the same age.
 */
export const ADULT_SECTORS: Readonly<Partial<Record<Sector, string>>> = {
  alcohol: 'Directive 2010/13/EU (audiovisual media services), Art. 9(1)(e) and 22(a)',
}

/** Where works are not published on a platform that states figures: nothing can be known of an act there. */
const WITHOUT_FIGURES: readonly Platform[] = ['website', 'on_site', 'none']

/** Stretches of days, both ends included. */
export interface Stretch {
  readonly from: Day
  readonly to: Day
}

/**
 * What a brief asks of every act, as plain values; `null` says nothing. A need is only here when the brief has it and
 * its wish is not empty; what stands in an act's way is always here, as far as the brief says sector and dates.
 */
export interface Conditions {
  /** The act says it makes posts in one of these, ISO 639. */
  readonly languages: readonly string[] | null
  /** The act carries one of these styles, by their keys. */
  readonly styles: readonly string[] | null
  /** The most a stated fee may be, in minor units; one in another currency, or none, says nothing. */
  readonly fee: { readonly currency: string; readonly mostMinor: bigint } | null
  /** The act has time on at least one day of these. */
  readonly dates: Stretch | null
  /** The act has figures on one of these. */
  readonly platforms: readonly Platform[] | null
  /** The act is at home in one of these, ISO 3166-1 alpha-2. */
  readonly country: readonly string[] | null
  /** The act does not refuse it, and is bound to no rival in it on a day of `days`. */
  readonly sector: Sector | null
  readonly days: Stretch | null
  /** The artist was born on this day or before; compares as text. */
  readonly bornUntil: Day | null
}

/** Nothing is asked: every act is looked at. */
export const NO_CONDITIONS: Conditions = {
  languages: null,
  styles: null,
  fee: null,
  dates: null,
  platforms: null,
  country: null,
  sector: null,
  days: null,
  bornUntil: null,
}

type Wishes = Pick<
  BriefContent,
  | 'needs'
  | 'languages'
  | 'tags'
  | 'budgetMinor'
  | 'currency'
  | 'startsOn'
  | 'endsOn'
  | 'lines'
  | 'targetCountries'
  | 'sector'
>

const listed = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null)

const daysOf = ({ startsOn, endsOn }: Wishes): Stretch | null =>
  startsOn !== null && endsOn !== null && startsOn <= endsOn ? { from: startsOn, to: endsOn } : null

/** What each need asks once the brief has it; `null` while its wish is empty. */
const ASKS = {
  languages: ({ languages }) => listed(languages),
  styles: ({ tags }) => listed(tags),
  fee: ({ budgetMinor, currency }) => (budgetMinor === null ? null : { currency, mostMinor: budgetMinor }),
  dates: daysOf,
  platforms: ({ lines }) =>
    listed([...new Set(lines.map(({ platform }) => platform))].filter((it) => !WITHOUT_FIGURES.includes(it))),
  country: ({ targetCountries }) => listed(targetCountries),
} satisfies { [Need in BriefNeed]: (wishes: Wishes) => Conditions[Need] }

/** Whether a need would leave nobody out because its wish is empty. Works on a half-written brief. */
export const isIdleNeed = (need: BriefNeed, brief: Wishes): boolean => ASKS[need](brief) === null

/**
 * What a brief asks of every act.
 *
 * @param keyOf the key that the spellings of one style have in common.
 */
export function conditionsOf(brief: Wishes, keyOf: (style: string) => string): Conditions {
  const has = (need: BriefNeed): boolean => brief.needs.includes(need)
  const { sector, startsOn } = brief
  const isAdult = sector !== null && ADULT_SECTORS[sector] !== undefined
  const styles = brief.tags.map(keyOf).filter((key) => key !== '')
  return {
    languages: has('languages') ? ASKS.languages(brief) : null,
    styles: has('styles') ? listed(styles) : null,
    fee: has('fee') ? ASKS.fee(brief) : null,
    dates: has('dates') ? ASKS.dates(brief) : null,
    platforms: has('platforms') ? ASKS.platforms(brief) : null,
    country: has('country') ? ASKS.country(brief) : null,
    sector,
    days: daysOf(brief),
    bornUntil: isAdult && startsOn !== null ? minorsBornAfter(startsOn) : null,
  }
}

/** What is known of an act, beside what a brief may ask. */
export interface ActFacts {
  readonly languages: readonly string[]
  /** Keys of its styles. */
  readonly styles: readonly string[]
  /** What it states, in minor units. */
  readonly fee: { readonly currency: string; readonly minor: bigint } | null
  readonly busy: readonly Stretch[]
  /** Where it has figures. */
  readonly platforms: readonly string[]
  readonly country: string
  readonly refusedSectors: readonly Sector[]
  /** What it promised other brands: no rival of theirs in the sector on these days. */
  readonly promises: readonly (Stretch & { readonly sector: Sector })[]
  readonly bornOn: Day | null
}

const shareOne = (some: readonly string[], others: readonly string[]): boolean => some.some((it) => others.includes(it))

/** Whether every day of a stretch lies in one of the others. */
function isCovered({ from, to }: Stretch, by: readonly Stretch[]): boolean {
  let open = from
  for (const it of by.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    if (it.from <= open && it.to >= open) open = dayOf(addDays(new Date(`${it.to}T00:00:00Z`), 1))
  }
  return open > to
}

/** Each reason with what it leaves out. An act that has not said a fee, a birth date or its busy days is not left out by it. */
const LEAVES_OUT: Readonly<Record<LeftOutReason, (asked: Conditions, act: ActFacts) => boolean>> = {
  languages: ({ languages }, act) => languages !== null && !shareOne(languages, act.languages),
  styles: ({ styles }, act) => styles !== null && !shareOne(styles, act.styles),
  fee: ({ fee }, act) => fee !== null && act.fee?.currency === fee.currency && act.fee.minor > fee.mostMinor,
  dates: ({ dates }, act) => dates !== null && isCovered(dates, act.busy),
  platforms: ({ platforms }, act) => platforms !== null && !shareOne(platforms, act.platforms),
  country: ({ country }, act) => country !== null && !country.includes(act.country),
  no_go: ({ sector }, act) => sector !== null && act.refusedSectors.includes(sector),
  bound: ({ sector, days }, act) =>
    days !== null && act.promises.some((it) => it.sector === sector && it.from <= days.to && it.to >= days.from),
  age: ({ bornUntil }, act) => bornUntil !== null && act.bornOn !== null && act.bornOn > bornUntil,
}

/** Why an act is not looked at, in the order of a list on a screen; empty when it is. */
export const whyLeftOut = (asked: Conditions, act: ActFacts): LeftOutReason[] =>
  LEFT_OUT_REASONS.filter((why) => LEAVES_OUT[why](asked, act))

/** So many acts that the same reasons leave out. */
export interface LeftOutGroup {
  readonly why: readonly LeftOutReason[]
  readonly acts: number
}

/** How many acts a reason leaves out, and how many it alone does: so many more would be looked at without it. */
export interface LeftOutCount {
  readonly why: LeftOutReason
  readonly acts: number
  readonly wouldAdd: number
}

const sumOf = (groups: readonly LeftOutGroup[]): number => groups.reduce((sum, { acts }) => sum + acts, 0)

/** Counts by reason, without those that leave nobody out. @param groups one for each set of reasons; those of nobody may be there. */
export function countLeftOut(groups: readonly LeftOutGroup[]): LeftOutCount[] {
  return LEFT_OUT_REASONS.flatMap((why) => {
    const met = groups.filter((it) => it.why.includes(why))
    const alone = met.filter((it) => it.why.length === 1)
    return met.length === 0 ? [] : [{ why, acts: sumOf(met), wouldAdd: sumOf(alone) }]
  })
}
