import { estimateReach, estimateRegions, type Figure, type Sketch, suppress } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import type { KnownAudience } from './audience-store.service.ts'
import { roundedPeople } from './veil.ts'

/** What the groups of a comparison are made from. */
export interface Groups {
  readonly known: readonly (KnownAudience | undefined)[]
  readonly minimum: number
  /** What was said of the only pair, where there are two audiences: the groups then say the same. */
  readonly pair: audience.OverlapView | undefined
  /** Makes people coarse, always in the same way for the same group of the same audiences. */
  readonly blur: (people: Figure, group: string) => Figure
}

type RegionsView = Pick<audience.LabView, 'regions' | 'regionsWithheld' | 'union' | 'hidden' | 'hiddenGroups'>

const WITHOUT = { regions: [], union: null, hidden: 0, hiddenGroups: 0 }

export const shownPeople = (it: Figure): audience.EstimateView => ({
  people: Math.round(it.value),
  low: Math.round(it.low),
  high: Math.round(it.high),
  isFew: it.few,
})

/** Exclusive groups of all the audiences, where all of them can be compared person by person. */
export function regionsOf(groups: Groups): RegionsView {
  const { known, minimum } = groups
  if (known.some((it) => it === undefined)) return { ...WITHOUT, regionsWithheld: 'no_audience' }
  if (known.some((it) => it && it.size < minimum)) return { ...WITHOUT, regionsWithheld: 'too_small' }
  const sketches = commonSketches(known)
  if (!sketches) return { ...WITHOUT, regionsWithheld: 'not_comparable' }
  const isExact = known.every((it) => it?.isPublic)
  if (groups.pair && !isExact) return { ...ofPair(sketches, groups.pair, minimum), regionsWithheld: null }
  return { ...veiled(sketches, isExact ? { ...groups, blur: (it) => it } : groups), regionsWithheld: null }
}

/** With three audiences there are seven groups; hiding enough of them to leave no equation would leave nothing to see. */
const MOST_WITHOUT_EQUATIONS = 3

/**
 * The ways groups add up to what is published: to everybody, and from four audiences on to each audience. With fewer,
 * a small group follows from its neighbours only as closely as the noise that each of them carries.
 */
function sumsOf(keys: readonly string[], sets: number): string[][][] {
  if (sets <= MOST_WITHOUT_EQUATIONS) return [[[...keys]]]
  return Array.from({ length: sets }, (_, set) => {
    const inside = (key: string) => (Number(key) & (1 << set)) !== 0
    return [keys.filter(inside), keys.filter((it) => !inside(it))]
  })
}

/** The groups that may be shown: of enough people, and none by which a smaller one could be worked out. */
function veiled(sketches: readonly Sketch[], { minimum, blur }: Groups): Omit<RegionsView, 'regionsWithheld'> {
  const found = estimateRegions(sketches).regions.map((it) => ({ bits: bitsOf(it.members), people: it.people }))
  const people = new Map(found.map((it) => [String(it.bits), it.people.value]))
  const safe = suppress(people, sumsOf([...people.keys()], sketches.length), minimum)
  const regions = found
    .filter((it) => safe.shown.has(String(it.bits)))
    .map((it) => ({ members: it.bits, people: blur(it.people, `region·${it.bits}`) }))
    .filter((it) => it.people.value >= minimum)
    .map((it) => ({ ...it, people: shownPeople(it.people) }))
  const union = blur(estimateReach(sketches), 'union')
  const rest = union.value - regions.reduce((sum, it) => sum + it.people.people, 0)
  const hiddenGroups = found.length - regions.length
  return {
    regions,
    union: shownPeople(union),
    hidden: hiddenGroups > 0 && rest >= minimum ? roundedPeople(rest) : 0,
    hiddenGroups,
  }
}

/** Two audiences have one unknown, the people shared; everything else follows from it. */
function ofPair(
  sketches: readonly Sketch[],
  pair: audience.OverlapView,
  minimum: number,
): Omit<RegionsView, 'regionsWithheld'> {
  const sizes = sketches.map((it) => roundedPeople(it.count))
  const both = sizes.reduce((sum, it) => sum + it, 0)
  const shared = pair.shared ?? { people: 0, low: 0, high: minimum, isFew: true }
  const without = (all: number): audience.EstimateView => ({
    people: all - shared.people,
    low: Math.max(0, all - shared.high),
    high: all - shared.low,
    isFew: shared.high - shared.low > all - shared.people,
  })
  const apart = sizes.map((size, set) => ({ members: 1 << set, people: without(size) }))
  const regions = pair.shared ? [...apart, { members: 3, people: pair.shared }] : apart
  return { regions, union: without(both), hidden: 0, hiddenGroups: pair.shared ? 0 : 1 }
}

const bitsOf = (members: readonly number[]): number => members.reduce((bits, n) => bits | (1 << n), 0)

/** Lists of one kind that all of them have; lists of different kinds cannot be laid over one another. */
function commonSketches(known: readonly (KnownAudience | undefined)[]): Sketch[] | undefined {
  const scopes = known[0]?.sketches?.map((it) => it.scope) ?? []
  for (const scope of scopes) {
    const sketches = known.flatMap((it) => it?.sketches?.filter((sketch) => sketch.scope === scope) ?? [])
    if (sketches.length === known.length) return sketches
  }
  return undefined
}
