import type { audience } from '@concertato/wire'
import { anId, NOW } from './world.ts'

export const aSource = (it: Partial<audience.SourceView> = {}): audience.SourceView => ({
  id: anId(),
  kind: 'newsletter',
  identifierKind: 'email',
  platform: null,
  connectionId: null,
  asOf: '2026-11-20',
  lawfulBasis: 'consent',
  consentText: 'Readers who agreed to be compared with brands.',
  state: 'ready',
  people: 7883,
  badRows: 0,
  badRowExamples: [],
  cells: [],
  totals: null,
  createdAt: NOW,
  readyAt: NOW,
  revokedAt: null,
  version: 3,
  ...it,
})

export const anAudience = (it: Partial<audience.AudienceView> = {}): audience.AudienceView => ({
  sources: [aSource()],
  minimum: 50,
  staleAfterDays: 30,
  sharedWithActs: false,
  ...it,
})

export const aSubject = (it: Partial<audience.SubjectView> = {}): audience.SubjectView => ({
  workspaceId: anId(),
  name: 'Nora Vael',
  kind: 'act',
  country: 'FR',
  people: 7880,
  asOf: '2026-11-19',
  ...it,
})

const about = (people: number): audience.EstimateView => ({ people, low: people - 90, high: people + 90, isFew: false })

export const anOverlap = (it: Partial<audience.OverlapView> = {}): audience.OverlapView => ({
  shared: about(2650),
  withheld: null,
  shareOfA: 0.14,
  shareOfB: 0.336,
  jaccard: 0.11,
  lift: 1.8,
  method: 'measured',
  asOf: '2026-11-19',
  ...it,
})

/** What the lab says of these, two by two all alike. */
export function aLab(subjects: readonly audience.SubjectView[], it: Partial<audience.LabView> = {}): audience.LabView {
  return {
    sets: subjects.map(({ workspaceId, name, people, asOf }) => ({ workspaceId, name, people, asOf })),
    pairs: subjects.flatMap((_, a) =>
      subjects.slice(a + 1).map((__, n) => ({ a, b: a + 1 + n, overlap: anOverlap() })),
    ),
    regions: [
      ...subjects.map((_, n) => ({ members: 1 << n, people: about(5000) })),
      { members: 3, people: about(2650) },
    ],
    union: about(24_100),
    regionsWithheld: null,
    hidden: 0,
    hiddenGroups: 0,
    minimum: 50,
    questions: { left: 488, leftAboutOne: 29, windowDays: 30 },
    ...it,
  }
}
