import { DISCLOSURE, type Figure, known, mergeSketches, sharedPeople, type Sketch } from '@concertato/audience'
import type { Goal } from '@concertato/deal'
import type { audience, planner as wire } from '@concertato/wire'
import type { KnownAudience } from '../audience/audience-store.service.ts'

const { minimum: MINIMUM, sensitiveMinimum: MINIMUM_OF_MINORS } = DISCLOSURE

/** Audiences of acts that can be compared person by person, with the brand's own beside them. */
export interface Comparable {
  readonly own: Sketch | undefined
  readonly byAct: ReadonlyMap<string, Sketch>
}

/** The acts and the brand in the scope that most acts are known in; the brand's own scopes go first. */
export function comparable(brand: KnownAudience | undefined, acts: readonly KnownAudience[]): Comparable {
  const largeEnough = acts.filter(({ size, birthOn }) => size >= (birthOn === null ? MINIMUM : MINIMUM_OF_MINORS))
  const scopes = new Map<string, number>()
  for (const { scope } of largeEnough.flatMap((it) => it.sketches ?? []))
    scopes.set(scope, (scopes.get(scope) ?? 0) + 1)
  const usable = brand && brand.size >= MINIMUM ? (brand.sketches ?? []) : []
  const isOwn = (scope: string): boolean => usable.some((it) => it.scope === scope)
  const [best] = [...scopes].sort(([a, n], [b, m]) => Number(isOwn(b)) - Number(isOwn(a)) || m - n || (a < b ? -1 : 1))
  const inScope = (sketches: readonly Sketch[] | undefined): Sketch | undefined =>
    sketches?.find(({ scope }) => scope === best?.[0])
  const byAct = new Map(
    largeEnough.flatMap((it): [string, Sketch][] => {
      const sketch = inScope(it.sketches)
      return sketch ? [[it.workspaceId, sketch]] : []
    }),
  )
  return { own: inScope(usable), byAct }
}

/** Who counts: a brand that wants new people is told of those it does not reach yet, any other of its own audience. */
export function countsFor(goal: Goal | null, own: Sketch | undefined): wire.ReachCounts {
  if (!own) return 'everybody'
  return goal === 'reach_new' ? 'new_people' : 'own_audience'
}

/**
 * Counts people of a growing union of audiences, with a 95 % interval.
 *
 * Figures about private lists are multiples of the minimum, so that two plans that differ by one act never tell anything
 * about fewer people than may be spoken of.
 */
export class ReachMeter {
  readonly roundedTo: number
  private readonly counts: wire.ReachCounts
  private readonly own: Sketch | undefined

  constructor(counts: wire.ReachCounts, own: Sketch | undefined, isPublic: boolean) {
    this.counts = counts
    this.own = own
    this.roundedTo = isPublic ? 1 : MINIMUM
  }

  of(union: Sketch): Figure {
    const { own } = this
    if (!own || this.counts === 'everybody') return around(union.count, union.countError)
    if (this.counts === 'own_audience') return sharedPeople(union, own)
    const both = mergeSketches(union, own)
    return around(both.count - own.count, both.countError)
  }

  /** A figure as it may be shown; what is below the minimum is none. */
  shown({ value, low, high }: Figure): audience.EstimateView {
    const people = this.round(value)
    return {
      people,
      low: Math.min(people, this.round(low)),
      high: Math.max(people, this.round(high)),
      isFew: high - low > value,
    }
  }

  /** The same of a difference of reaches, which may be below 0. */
  difference({ value, low, high }: Figure): wire.GivenUpView {
    const signed = (it: number): number => Math.sign(it) * this.round(Math.abs(it)) + 0
    const people = signed(value)
    return { people, low: Math.min(people, signed(low)), high: Math.max(people, signed(high)) }
  }

  round(people: number): number {
    if (people < MINIMUM) return 0
    return Math.round(people / this.roundedTo) * this.roundedTo
  }
}

const around = (value: number, error: number): Figure =>
  error === 0
    ? known(Math.max(0, value))
    : { value: Math.max(0, value), low: Math.max(0, value - error), high: value + error, few: 2 * error > value }
