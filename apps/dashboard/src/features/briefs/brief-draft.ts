import type { briefs } from '@concertato/wire'

/** A brief as its form holds it. */
export type BriefDraft = briefs.BriefFields

/** The fields of a brief without what the server adds. */
export const draftOf = ({
  title,
  idea,
  goal,
  sector,
  targetCountries,
  targetAges,
  tags,
  languages,
  needs,
  lines,
  budgetMinor,
  currency,
  startsOn,
  endsOn,
  usageChannels,
  territories,
  rightsMonths,
}: briefs.BriefView): BriefDraft => ({
  title,
  idea,
  goal,
  sector,
  targetCountries,
  targetAges,
  tags,
  languages,
  needs,
  lines,
  budgetMinor,
  currency,
  startsOn,
  endsOn,
  usageChannels,
  territories,
  rightsMonths,
})

/** Ages inside the limits and in order, so that a half-typed pair is never sent. */
export function agesOf(from: number | null, to: number | null): BriefDraft['targetAges'] {
  if (from === null && to === null) return null
  const least = Math.max(13, Math.min(120, from ?? 18))
  const most = Math.max(13, Math.min(120, to ?? 120))
  return least <= most ? { from: least, to: most } : { from: most, to: least }
}
