import type { briefs, matches, planner } from '@concertato/wire'
import { aLab, aSubject } from './world-audience.ts'
import { aScore, anId, NOW } from './world.ts'

export const aBrief = (it: Partial<briefs.BriefView> = {}): briefs.BriefView => ({
  id: anId(),
  title: 'Summer rooftops',
  idea: 'Songs at the edge of the city.',
  goal: 'reach_new',
  sector: 'soft_drinks',
  targetCountries: [],
  targetAges: null,
  tags: [],
  languages: [],
  needs: [],
  lines: [],
  budgetMinor: 1_200_000n,
  currency: 'EUR',
  startsOn: '2027-06-01',
  endsOn: '2027-08-31',
  usageChannels: ['organic_social'],
  territories: ['FR'],
  rightsMonths: 6,
  brand: { id: anId(), name: 'Verano Cola', country: 'ES' },
  state: 'open',
  enteredAt: NOW,
  createdAt: NOW,
  submittedAt: NOW,
  decision: null,
  gaps: [],
  matchCount: 3,
  actions: [],
  turn: null,
  score: aScore(2),
  version: 1,
  ...it,
})

export const someEvidence = (it: Partial<matches.EvidenceView> = {}): matches.EvidenceView => ({
  tier: 'measured',
  takenAt: NOW,
  actAudience: 9400,
  brandAudience: 24_000,
  shared: { people: 2650, low: 2560, high: 2740 },
  shareOfAct: 0.28,
  shareOfBrand: 0.11,
  jaccard: 0.09,
  lift: 1.8,
  newPeople: 6750,
  isBelowMinimum: false,
  genres: ['electro-pop'],
  parts: [
    { part: 'audience', points: 32, knownOutOf: 45, outOf: 45 },
    { part: 'content', points: 0, knownOutOf: 0, outOf: 20 },
    { part: 'price', points: 14, knownOutOf: 17, outOf: 20 },
    { part: 'record', points: 0, knownOutOf: 0, outOf: 15 },
  ],
  isScored: true,
  policyVersion: 1,
  credit: 0,
  reasons: [
    { code: 'new_people', speaksFor: true, values: { people: 6750 } },
    { code: 'rights', speaksFor: false, values: { months: 3, wantedMonths: 6 } },
    { code: 'no_deals_yet', speaksFor: true, values: {} },
  ],
  ...it,
})

export const aCandidate = (it: Partial<matches.CandidateView> = {}): matches.CandidateView => ({
  id: anId(),
  briefId: anId(),
  act: { id: anId(), name: 'Nora Vael', country: 'FR' },
  state: 'suggested',
  enteredAt: NOW,
  rank: 1,
  fit: 46,
  evidence: someEvidence(),
  actions: ['approve', 'decline'],
  turn: null,
  score: [],
  version: 1,
  rationale: null,
  decidedBy: null,
  decline: null,
  invitedAt: null,
  expiresAt: null,
  threadId: null,
  ...it,
})

/** The same as the brand sees it. */
export function aMatch(it: Partial<matches.MatchView> = {}): matches.MatchView {
  const { rationale: _, decidedBy: __, ...shared } = aCandidate()
  return { ...shared, recommendation: '', approvedAt: shared.enteredAt, ...it }
}

/** A list that is whole; a test says what is different of one that is not. */
export const aRanking = (it: Partial<matches.RankingView> = {}): matches.RankingView => ({
  state: 'done',
  looked: 40,
  of: 40,
  beganAt: NOW,
  endedAt: NOW,
  leftOut: [],
  ...it,
})

const about = (people: number) => ({ people, low: people - 100, high: people + 100, isFew: false })

/** A plan that takes the acts in turn for 3.000 € each, and says the last one would come with more money. */
export function aPlan(
  acts: readonly { readonly id: string; readonly name: string }[],
  it: Partial<planner.PlanView> = {},
): planner.PlanView {
  const price = 300_000n
  const last = acts.length - 1
  return {
    currency: 'EUR',
    budgetMinor: price * BigInt(Math.max(1, last)),
    counts: 'new_people',
    ownAudience: 24_000,
    method: 'exact',
    steps: acts.map(({ id }, at) => ({
      actId: id,
      isChosen: at < last,
      priceMinor: price,
      marginalReach: 6000 - 2000 * at,
      spentMinor: price * BigInt(at + 1),
      reach: about(6000 + 4000 * at - 500 * at),
      countedTwice: 500 * at,
    })),
    acts: acts.map(({ id, name }, at) => ({
      actId: id,
      matchId: anId(),
      name,
      country: 'FR',
      rank: at + 1,
      isEmerging: at === 0,
      price: { minor: price, lowMinor: price, highMinor: price, from: 'stated', deals: 0 },
      alone: about(6000),
      isStale: false,
      isChosen: at < last,
    })),
    staleAfterDays: 30,
    emergingFloor: 0.2,
    floor: null,
    roundedTo: 50,
    ...it,
  }
}

export const aComparison = (names: readonly string[]): planner.CompareView => ({
  sets: aLab(names.map((name) => aSubject({ name }))),
  ages: [
    { band: '13-17', acts: 0.06, own: null, isWanted: false },
    { band: '18-24', acts: 0.5, own: null, isWanted: true },
    { band: '25-34', acts: 0.3, own: null, isWanted: true },
    { band: '35-44', acts: 0.14, own: null, isWanted: false },
    { band: '45-54', acts: null, own: null, isWanted: false },
    { band: '55+', acts: null, own: null, isWanted: false },
  ],
  actsWithAges: names.length - 1,
})

export const aChange = (it: Partial<planner.ChangeView> = {}): planner.ChangeView => ({
  side: 'act',
  lever: 'price',
  fromMinor: 420_000n,
  toMinor: 370_000n,
  territories: null,
  fromMonths: null,
  toMonths: null,
  freeDays: null,
  startsOn: null,
  endsOn: null,
  effort: 0.12,
  rank: 5,
  ...it,
})

export const aBetter = (changes: readonly planner.ChangeView[]): planner.BetterView => ({
  currency: 'EUR',
  place: 8,
  outOf: 12,
  first: 5,
  changes: [...changes],
})
