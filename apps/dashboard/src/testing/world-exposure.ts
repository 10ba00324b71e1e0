import type { exposure, planner } from '@concertato/wire'
import { anId, NOW } from './world.ts'

type Tier = exposure.TierView

const aTier = (yardstick: Tier['yardstick'], tier: Tier['tier'], seen: number, could: number): Tier => ({
  yardstick,
  tier,
  shown: Math.round(40 * seen),
  eligible: Math.round(60 * could),
  exposure: seen,
  available: could,
  ratio: could > 0 ? seen / could : null,
})

/** Tiers by both yardsticks; acts with no earlier deal have this much of the attention and of the acts. */
export const someTiers = (seen = 0.31, could = 0.44): Tier[] => [
  aTier('deals', 'emerging', seen, could),
  aTier('deals', 'returning', 0.4, 0.3),
  aTier('deals', 'established', 0.6 - seen, 0.7 - could),
  aTier('audience', 'niche', 0.5, 0.6),
  aTier('audience', 'mid', 0.3, 0.2),
  aTier('audience', 'large', 0.2, 0.1),
  aTier('audience', 'unknown', 0, 0.1),
]

export const aFloor = (it: Partial<planner.FloorView> = {}): planner.FloorView => ({
  share: 0.2,
  wanted: 8,
  held: 9,
  lifted: 2,
  reach: 45_000,
  counts: 'new_people',
  method: 'sampled',
  givenUp: { people: 1200, low: 900, high: 1600 },
  unknown: null,
  ...it,
})

export const aShortlist = (it: Partial<exposure.ShortlistView> = {}): exposure.ShortlistView => ({
  id: anId(),
  briefId: anId(),
  title: 'Summer rooftops',
  brand: { id: anId(), name: 'Verano Cola', country: 'ES' },
  version: 1,
  rankedAt: NOW,
  policyVersion: 1,
  shown: 40,
  eligible: 60,
  floor: aFloor(),
  tiers: someTiers(),
  ...it,
})

export const anExposure = (it: Partial<exposure.ExposureView> = {}): exposure.ExposureView => ({
  from: '2026-09-01',
  to: '2026-11-24',
  step: 'week',
  floorShare: 0.2,
  lists: 3,
  tiers: someTiers(),
  floor: {
    lifted: 3,
    listsLifted: 2,
    listsShort: 1,
    listsKnown: 1,
    reach: 45_000,
    givenUp: { people: 1200, low: 900, high: 1600 },
  },
  periods: [
    { startsOn: '2026-10-05', lists: 1, tiers: someTiers(0.25, 0.5) },
    { startsOn: '2026-11-16', lists: 2, tiers: someTiers(0.35, 0.4) },
  ],
  thresholds: { establishedFrom: 3, midFrom: 2000, largeFrom: 10_000 },
  ...it,
})
