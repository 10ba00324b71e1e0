import { Refusal } from '@concertato/core'

/** How two sets of people lie over each other, counted one by one. */
export type ExactOverlap = {
  readonly shared: number
  readonly reach: number
  /** shared / reach */
  readonly jaccard: number
  /** shared / the smaller set */
  readonly overlapCoefficient: number
  /** shared / √(a · b) */
  readonly cosine: number
}

/** People in both of two ascending lists without repeats. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let i = 0
  let j = 0
  let shared = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared
}

/**
 * Compares two plain sets, for listening data whose listeners are known by number.
 *
 * @param a @param b ascending, without repeats.
 * @returns people and shares between 0 and 1; all shares are 0 when a set is empty.
 */
export function exactOverlap(a: Uint32Array, b: Uint32Array): ExactOverlap {
  const shared = countShared(a, b)
  const reach = a.length + b.length - shared
  const divide = (by: number): number => (by > 0 ? shared / by : 0)
  return {
    shared,
    reach,
    jaccard: divide(reach),
    overlapCoefficient: divide(Math.min(a.length, b.length)),
    cosine: divide(Math.sqrt(a.length * b.length)),
  }
}

/** For each person, the positions of the sets that hold them. */
export function setsByPerson(sets: readonly Uint32Array[], people: number): Uint32Array[] {
  const counts = new Uint32Array(people)
  for (const set of sets) for (const person of set) counts[person]!++
  const lists = Array.from(counts, (count) => new Uint32Array(count))
  counts.fill(0)
  sets.forEach((set, n) => {
    for (const person of set) lists[person]![counts[person]!++] = n
  })
  return lists
}

export type Neighbour = { readonly set: number; readonly jaccard: number }

/**
 * The sets most like one of them by Jaccard, best first; of equals, the one with the lower `order` first.
 *
 * @param byPerson from `setsByPerson` over the same sets.
 * @param least sets with fewer people are passed over.
 * @param order what decides ties, per set; its position if left out.
 */
export function nearest(
  sets: readonly Uint32Array[],
  byPerson: readonly Uint32Array[],
  of: number,
  { top, least, order = (set: number) => set }: { top: number; least: number; order?: (set: number) => number },
): Neighbour[] {
  const shared = new Map<number, number>()
  for (const person of sets[of]!) for (const set of byPerson[person]!) shared.set(set, (shared.get(set) ?? 0) + 1)
  shared.delete(of)
  const size = sets[of]!.length
  return [...shared]
    .filter(([set]) => sets[set]!.length >= least)
    .map(([set, people]) => ({ set, jaccard: people / (size + sets[set]!.length - people) }))
    .sort((one, other) => other.jaccard - one.jaccard || order(one.set) - order(other.set))
    .slice(0, top)
}

export type TraitsRefusal = 'audience_too_small'

/**
 * How many of an audience have each value of a trait, such as a gender or an age band.
 *
 * @param traitOf the trait by listener number; an empty string where it is not known, which is not counted as a value.
 * @throws Refusal('audience_too_small') below `least` people, since a small group's traits are its members' traits.
 */
export function countTraits(
  listeners: Uint32Array,
  traitOf: readonly string[],
  least: number,
): { readonly people: number; readonly counts: ReadonlyMap<string, number> } {
  if (listeners.length < least) {
    throw new Refusal<TraitsRefusal>('audience_too_small', { least })
  }
  const counts = new Map<string, number>()
  for (const listener of listeners) {
    const trait = traitOf[listener] ?? ''
    if (trait !== '') counts.set(trait, (counts.get(trait) ?? 0) + 1)
  }
  return { people: listeners.length, counts }
}
