import { known } from '../figure.ts'
import { seededRandom } from '../random.ts'
import type { BriefFacts, CandidateFacts } from '../rank/facts.ts'
import type { Scene } from '../rank/parts.ts'
import { RANK_POLICY } from '../rank/policy.ts'

export const brief: BriefFacts = {
  goal: 'reach_new',
  feeCapMinor: 200_000n,
  territories: ['FR', 'IT'],
  rightsMonths: 12,
  usageChannels: ['organic'],
  startsOn: '2026-06-01',
  endsOn: '2026-06-30',
  tags: new Map([
    ['jazz', 3],
    ['soul', 1],
  ]),
  languages: ['fr', 'it'],
}
export const scene: Scene = { brief, policy: RANK_POLICY }

export function aCandidate(over: Partial<CandidateFacts> = {}): CandidateFacts {
  return {
    act: 'nora',
    audience: { method: 'measured', ageDays: 3, shareOfAct: known(0.2), shareOfTarget: known(0.04), lift: known(3) },
    tags: new Map([['jazz', 5]]),
    languages: ['fr'],
    views: { median: 20_000, p10: 8000, p90: 60_000, posts: 40 },
    terms: {
      feeMinor: 150_000n,
      territories: ['FR'],
      rightsMonths: 6,
      usageChannels: ['organic'],
      busy: [['2026-06-10', '2026-06-19']],
    },
    record: { deals: 2, onTime: 2, withinRounds: 1 },
    ...over,
  }
}

/** Candidates of every kind, some with next to nothing known. */
export function someCandidates(seed: number, count: number): CandidateFacts[] {
  const random = seededRandom(seed)
  const maybe = <Value>(value: Value): Value | undefined => (random() < 0.85 ? value : undefined)
  return Array.from({ length: count }, (_, i) => {
    const deals = random() < 0.5 ? 0 : Math.floor(1 + 9 * random())
    const median = Math.exp(5 + 8 * random())
    const audience = maybe({
      method: 'measured' as const,
      ageDays: Math.floor(36 * random()),
      shareOfAct: known(random()),
      shareOfTarget: known(0.3 * random() ** 2),
      lift: known(Math.exp(3 * random() - 0.5)),
    })
    const views = maybe({ median, p10: median * random(), p90: median * 3, posts: 20 })
    return aCandidate({
      act: `act ${String(i).padStart(3, '0')}`,
      ...(audience ? { audience } : { audience: undefined as never }),
      ...(views ? { views } : { views: undefined as never }),
      tags: new Map([[['jazz', 'soul', 'metal'][i % 3]!, 1 + Math.floor(5 * random())]]),
      languages: ['fr', 'it', 'de'].filter(() => random() < 0.5),
      terms: {
        feeMinor: BigInt(Math.floor(50_000 + 250_000 * random())),
        territories: ['FR', 'IT', 'DE'].filter(() => random() < 0.6),
        rightsMonths: Math.floor(13 * random()),
        usageChannels: ['organic'],
        busy:
          random() < 0.4 ? [['2026-05-20', `2026-06-${String(1 + Math.floor(28 * random())).padStart(2, '0')}`]] : [],
      },
      record: { deals, onTime: Math.floor(deals * random()), withinRounds: deals },
    })
  })
}
