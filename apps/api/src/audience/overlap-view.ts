import type { audience } from '@concertato/wire'
import type { KnownAudience } from './audience-store.service.ts'
import { shownPeople } from './lab-regions.ts'
import type { Veil } from './veil.ts'

const NOTHING = { shared: null, shareOfA: null, shareOfB: null, jaccard: null, lift: null } as const

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The five figures of a pair, or why they are not shown. */
export function overlapOf(
  veil: Veil,
  a: KnownAudience | undefined,
  b: KnownAudience | undefined,
  { population, now }: { readonly population: number; readonly now: Date },
): audience.OverlapView {
  if (!a || !b) return { ...NOTHING, withheld: 'no_audience', method: 'bounded', asOf: null }
  const it = veil.pairOf(a, b, population, now)
  const asOf = dayOf(a.asOf < b.asOf ? a.asOf : b.asOf)
  if (it.withheld !== null) return { ...NOTHING, ...it, asOf }
  return {
    shared: shownPeople(it.shared),
    withheld: null,
    shareOfA: it.shareOfA.value,
    shareOfB: it.shareOfB.value,
    jaccard: it.jaccard.value,
    lift: it.lift?.value ?? null,
    method: it.method,
    asOf,
  }
}
