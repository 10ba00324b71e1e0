import { exposure } from '@concertato/wire'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export type Audit = exposure.ExposureView
export type TierShare = exposure.TierView
export type Listed = exposure.ShortlistView
export type Yardstick = TierShare['yardstick']
export type Step = exposure.ExposureStep

/** Candidates are ranked anew when a brief or a match changes, so the keys begin with that topic. */
export const auditQuery = (step: Step) =>
  queryOptions({
    queryKey: ['match', 'exposure', step],
    queryFn: ({ signal }) => call(exposure.audit, { query: { step }, signal }),
  })

export const shortlistsQuery = infiniteQueryOptions({
  queryKey: ['match', 'shortlists'],
  queryFn: ({ signal, pageParam }) => call(exposure.shortlists, { query: { limit: 20, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
})

/** Every kept list of the days a page is about, for a spreadsheet. */
export async function allShortlists({ from, to }: Pick<Audit, 'from' | 'to'>): Promise<Listed[]> {
  const all: Listed[] = []
  let cursor: string | undefined
  do {
    const page = await call(exposure.shortlists, { query: { limit: 100, from, to, cursor } })
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return all
}

export const tiersOf = (tiers: readonly TierShare[], yardstick: Yardstick): TierShare[] =>
  tiers.filter((it) => it.yardstick === yardstick)

/** Acts with no earlier deal. */
export const emergingOf = (tiers: readonly TierShare[]): TierShare | undefined =>
  tiers.find(({ tier }) => tier === 'emerging')
