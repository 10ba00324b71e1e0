import type { AudienceFigures, CandidateRequest } from './audience-reader.service.ts'
import type { KnownAudience } from './audience-store.service.ts'
import { MINIMUM } from './minimum.ts'

/** Ages a band covers, both ends included; the last band has no upper end. */
const agesOf = (band: string): { from: number; to: number } => {
  const [from = '0', to = '120'] = band.replace('+', '').split('-')
  return { from: Number(from), to: band.endsWith('+') ? 120 : Number(to) }
}

/**
 * How many of an act's people belong to the target, by country and age as its platforms report them.
 *
 * People are taken to be spread evenly inside an age band, so a band that the target cuts counts in part.
 */
export function figuresOfTarget(act: KnownAudience, target: CandidateRequest, _now: Date): AudienceFigures {
  let inside = 0
  for (const [key, count] of act.cells ?? []) {
    const [country = '', band = ''] = key.split('·')
    if (target.targetCountries.length > 0 && !target.targetCountries.includes(country)) continue
    inside += count * shareOfBand(band, target.targetAges)
  }
  const people = Math.round(inside)
  const isBelowMinimum = people < MINIMUM
  return {
    tier: 'modelled',
    takenAt: act.asOf,
    actAudience: act.size,
    brandAudience: null,
    // Platforms report cells to about a tenth; nothing better is known of the people themselves.
    shared: isBelowMinimum ? null : { people, low: Math.round(inside * 0.9), high: Math.round(inside * 1.1) },
    shareOfAct: isBelowMinimum ? null : Math.min(1, inside / act.size),
    shareOfBrand: null,
    jaccard: null,
    lift: null,
    newPeople: null,
    isBelowMinimum,
  }
}

function shareOfBand(band: string, ages: CandidateRequest['targetAges']): number {
  if (!ages) return 1
  const { from, to } = agesOf(band)
  const years = Math.min(to, ages.to) - Math.max(from, ages.from) + 1
  return Math.max(0, years) / (to - from + 1)
}
