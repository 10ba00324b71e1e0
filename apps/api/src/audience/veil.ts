import {
  disclose,
  type DisclosedOverlap,
  DISCLOSURE,
  estimateOverlap,
  type Figure,
  fingerprint,
  macKey,
  type MacKey,
  minimumFor,
  type Overlap,
  type Sketch,
  utf8,
} from '@concertato/audience'
import { isMinor } from '@concertato/deal'
import { Inject, Injectable } from '@nestjs/common'
import type { Config } from '../config.ts'
import { APP_CONFIG } from '../config.module.ts'
import type { AudienceFigures } from './audience-reader.service.ts'
import type { KnownAudience } from './audience-store.ts'

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
    const overlap = estimateOverlap(brand, act, { now, population })
    const isSensitive = act.birthOn !== null && isMinor(act.birthOn, now.toISOString().slice(0, 10))
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
}

/** A large sketch takes milliseconds to name, and a brand's is named once per act it is compared with. */
const names = new WeakMap<Sketch, string>()

/** The list itself where there is one, so that the same list uploaded twice gets the same noise. */
const nameOf = (it: KnownAudience): string => {
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
