import { csvOf } from '../../lib/csv.ts'
import type { Listed } from './exposure.api.ts'

const HEAD = [
  'brief_id',
  'brief',
  'brand',
  'list',
  'ranked_at',
  'policy_version',
  'shown',
  'eligible',
  'floor_share',
  'floor_wanted',
  'floor_held',
  'lifted',
  'reach',
  'reach_counts',
  'reach_method',
  'given_up',
  'given_up_low',
  'given_up_high',
  'cost_unknown',
]

const four = (share: number): number => Math.round(share * 10_000) / 10_000

/** Every kept list as a row: the floor, its cost, and each tier with places, acts compared, exposure and availability. */
export function exposureCsv(lists: readonly Listed[]): string {
  const tiers = lists[0]?.tiers ?? []
  const head = tiers.flatMap(({ yardstick, tier }) =>
    ['shown', 'eligible', 'exposure', 'available'].map((what) => `${yardstick}_${tier}_${what}`),
  )
  const rows = lists.map((it) => [
    it.briefId,
    it.title,
    it.brand.name,
    it.version,
    it.rankedAt.toISOString(),
    it.policyVersion,
    it.shown,
    it.eligible,
    it.floor.share,
    it.floor.wanted,
    it.floor.held,
    it.floor.lifted,
    it.floor.reach,
    it.floor.counts,
    it.floor.method,
    it.floor.givenUp?.people ?? null,
    it.floor.givenUp?.low ?? null,
    it.floor.givenUp?.high ?? null,
    it.floor.unknown,
    ...it.tiers.flatMap(({ shown, eligible, exposure, available }) => [
      shown,
      eligible,
      four(exposure),
      four(available),
    ]),
  ])
  return csvOf([...HEAD, ...head], rows)
}
