import {
  disclose,
  type DisclosedOverlap,
  DISCLOSURE,
  estimateOverlap,
  type Figure,
  fingerprint,
  macKey,
  type MacKey,
  type Method,
  minimumFor,
  type Overlap,
  type Sketch,
  stickyNoise,
  utf8,
} from '@concertato/audience'
import { isMinor } from '@concertato/deal'
import { Inject, Injectable } from '@nestjs/common'
import type { Config } from '../config.ts'
import { APP_CONFIG } from '../config.module.ts'
import type { AudienceFigures } from './audience-reader.service.ts'
import type { KnownAudience } from './audience-store.service.ts'

const people = (it: Figure) => ({ people: Math.round(it.value), low: Math.round(it.low), high: Math.round(it.high) })

const WITHHELD = { shared: null, shareOfAct: null, shareOfBrand: null, jaccard: null, lift: null, newPeople: null }

/**
 * What may be said of two audiences. Figures of published research sets are exact; all others are rounded and carry a
 * noise that is always the same for the same two lists. Nothing is said about fewer people than the minimum.
 */
@Injectable()
export class Veil {
  private readonly key: MacKey

  constructor(@Inject(APP_CONFIG) config: Config) {
    this.key = macKey(utf8(`${config.AUDIENCE_SECRET}\ndisclosure`))
  }

  figuresOf(brand: KnownAudience, act: KnownAudience, population: number, now: Date): AudienceFigures {
    const overlap = estimateOverlap(brand, act, { now, population: everybodyOf(brand, act, population, now) })
    const isSensitive = isYoung(act, now)
    const minimum = minimumFor(DISCLOSURE, isSensitive)
    const takenAt = brand.asOf < act.asOf ? brand.asOf : act.asOf
    const facts = { tier: overlap.method, takenAt, actAudience: act.size, brandAudience: brand.size }
    if (Math.min(act.size, brand.size, overlap.shared.value) < minimum)
      return { ...facts, ...WITHHELD, isBelowMinimum: true }
    if (brand.isPublic && act.isPublic) return { ...facts, ...exactly(overlap), isBelowMinimum: false }
    const shown = disclose(overlap, {
      policy: DISCLOSURE,
      key: this.key,
      a: nameOf(brand),
      b: nameOf(act),
      sensitive: isSensitive,
      population,
    })
    const veiled = { ...facts, actAudience: shown.sizeOfB, brandAudience: shown.sizeOfA }
    return { ...veiled, ...coarsely(shown), isBelowMinimum: shown.shared === undefined }
  }

  /** The figures of any two audiences as the house may see them; without the people where those are too few. */
  pairOf(a: KnownAudience, b: KnownAudience, population: number, now: Date): PairFigures {
    const overlap = estimateOverlap(a, b, { now, population: everybodyOf(a, b, population, now) })
    const isSensitive = isYoung(a, now) || isYoung(b, now)
    const minimum = minimumFor(DISCLOSURE, isSensitive)
    if (Math.min(a.size, b.size) < minimum) return { method: overlap.method, withheld: 'too_small' }
    if (overlap.method === 'measured' && overlap.shared.value < minimum)
      return { method: overlap.method, withheld: 'too_few' }
    const shown =
      a.isPublic && b.isPublic
        ? overlap
        : disclose(overlap, {
            policy: DISCLOSURE,
            key: this.key,
            a: nameOf(a),
            b: nameOf(b),
            sensitive: isSensitive,
            population,
          })
    const { method, shared, shareOfA, shareOfB, jaccard, lift } = shown
    if (!shared || !shareOfA || !shareOfB || !jaccard) return { method, withheld: 'too_few' }
    return { method, withheld: null, shared, shareOfA, shareOfB, jaccard, ...(lift && { lift }) }
  }

  /** A number of people as it may be shown, always with the same noise for the same question. */
  blur(people: Figure, question: string): Figure {
    const noise = DISCLOSURE.noise * stickyNoise(this.key, question)
    const shown = (it: number): number => Math.max(0, roundedPeople(it + noise))
    const low = shown(people.low - BLUR)
    const high = shown(people.high + BLUR)
    const value = Math.min(high, Math.max(low, shown(people.value)))
    return { value, low, high, few: high - low > value }
  }
}

/**
 * The population is an estimate. One below the people of these two would force them to share what they do not, so it is at
 * least everybody in either.
 */
function everybodyOf(a: KnownAudience, b: KnownAudience, population: number, now: Date): number {
  if (population >= a.size + b.size) return population
  return Math.max(population, a.size, b.size, Math.ceil(estimateOverlap(a, b, { now }).reach.high))
}

/** What may be said of a pair. */
export type PairFigures =
  | { readonly method: Method; readonly withheld: 'too_small' | 'too_few' }
  | {
      readonly method: Method
      readonly withheld: null
      readonly shared: Figure
      readonly shareOfA: Figure
      readonly shareOfB: Figure
      readonly jaccard: Figure
      readonly lift?: Figure
    }

export const roundedPeople = (people: number): number => Math.round(people / DISCLOSURE.roundTo) * DISCLOSURE.roundTo

/** A minor's audience is likely to be young as well. */
export const isYoung = (it: Pick<KnownAudience, 'birthOn'>, now: Date): boolean =>
  it.birthOn !== null && isMinor(it.birthOn, now.toISOString().slice(0, 10))

/** How far apart noise puts a figure from the people, 95 times in 100; half a rounding step on top. */
const BLUR = 1.96 * DISCLOSURE.noise + DISCLOSURE.roundTo / 2

/** A large sketch takes milliseconds to name, and a brand's is named once per act it is compared with. */
const names = new WeakMap<Sketch, string>()

/** The list itself where there is one, so that the same list uploaded twice gets the same noise. */
export const nameOf = (it: KnownAudience): string => {
  const [first] = it.sketches ?? []
  if (!first) return `${it.workspaceId} ${it.asOf.toISOString()}`
  const name = names.get(first) ?? fingerprint(first)
  names.set(first, name)
  return name
}

const exactly = (it: Overlap) => ({
  shared: people(it.shared),
  shareOfAct: it.shareOfB.value,
  shareOfBrand: it.shareOfA.value,
  jaccard: it.jaccard.value,
  lift: it.lift?.value ?? null,
  newPeople: Math.round(it.addedByB.value),
})

const coarsely = (it: DisclosedOverlap) => ({
  shared: it.shared ? people(it.shared) : null,
  shareOfAct: it.shareOfB?.value ?? null,
  shareOfBrand: it.shareOfA?.value ?? null,
  jaccard: it.jaccard?.value ?? null,
  lift: it.lift?.value ?? null,
  newPeople: it.shared ? Math.round(it.addedByB.value) : null,
})
