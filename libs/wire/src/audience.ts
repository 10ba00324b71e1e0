import { IDENTIFIER_KINDS, LAWFUL_BASES, SOURCE_KINDS, SOURCE_STATES } from '@concertato/audience'
import { z } from 'zod'
import { country, day, instant, line, prose } from './codecs.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

export const sourceKind = z.enum(SOURCE_KINDS)
export const identifierKind = z.enum(IDENTIFIER_KINDS)
export const lawfulBasis = z.enum(LAWFUL_BASES)
export const sourceState = z.enum(SOURCE_STATES)

/** The network a handle or listener id belongs to, or the name of a listening data set. */
export const sourcePlatform = z.string().regex(/^[a-z0-9][a-z0-9_-]{1,39}$/)

export const AGE_BANDS = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const
export const GENDERS = ['female', 'male', 'other'] as const

/** People of one country, age band and gender, as a platform's statistics report them. */
export const CellView = z.strictObject({
  country,
  ageBand: z.enum(AGE_BANDS),
  gender: z.enum(GENDERS),
  people: z.number().int().min(0).max(2_000_000_000),
})
export type CellView = z.output<typeof CellView>

/** What a platform says of an account: its followers, all its likes, and the views of recent posts. */
export const TotalsView = z.strictObject({
  followers: z.number().int().min(0).max(2_000_000_000),
  /** `null` where the platform does not say. */
  totalLikes: z.number().int().min(0).max(1_000_000_000_000).nullable(),
  views: z.array(z.number().int().min(0).max(100_000_000_000)).max(500),
})
export type TotalsView = z.output<typeof TotalsView>

/** A row that was not understood: where it stands and why, never what it said. */
export const RowProblem = z.object({ line: z.number().int().min(1), reason: z.string() })

export const SourceView = z.object({
  id: z.uuid(),
  kind: sourceKind,
  identifierKind: identifierKind.nullable(),
  platform: sourcePlatform.nullable(),
  /** The connected account that brought it and replaces it; `null` for what somebody brought. */
  connectionId: z.uuid().nullable(),
  asOf: day,
  lawfulBasis,
  consentText: z.string(),
  state: sourceState,
  /** People on the list, each once; `null` until it was read. */
  people: z.number().int().nullable(),
  badRows: z.number().int(),
  badRowExamples: z.array(RowProblem),
  cells: z.array(CellView),
  totals: TotalsView.nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
  revokedAt: instant.nullable(),
  version: z.number().int(),
})
export type SourceView = z.output<typeof SourceView>

export const DeclareSource = z.strictObject({
  kind: sourceKind,
  identifierKind: identifierKind.nullable().default(null),
  platform: sourcePlatform.nullable().default(null),
  asOf: day,
  lawfulBasis,
  consentText: prose(2_000).pipe(z.string().min(10)),
})
export type DeclareSource = z.output<typeof DeclareSource>

export const AudienceView = z.object({
  sources: z.array(SourceView),
  /** The fewest people any answer may be about. */
  minimum: z.number().int(),
  /** A list older than so many days counts for less. */
  staleAfterDays: z.number().int(),
  /** Whether other acts of the house may see how much they share with this one. */
  sharedWithActs: z.boolean(),
})
export type AudienceView = z.output<typeof AudienceView>

export const view = route({
  name: 'audience.view',
  method: 'GET',
  path: '/audience',
  summary: 'The audience sources of the workspace you act in',
  reply: AudienceView,
})

export const declare = route({
  name: 'audience.declare',
  method: 'POST',
  path: '/audience/sources',
  summary: 'Declare an audience source: what it is, from when, and why it may be used',
  body: DeclareSource,
  reply: SourceView,
})

/** How the rows before the digests fared: counted where they were read, on the person's own machine. */
export const FeedQuery = z.object({
  badRows: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  badLines: z
    .string()
    .max(600)
    .regex(/^(\d+:[a-z_]+(,\d+:[a-z_]+){0,19})?$/)
    .default(''),
})

export const feed = route({
  name: 'audience.feed',
  method: 'POST',
  path: '/audience/sources/:id/digests',
  summary: 'Send the list as SHA-256 digests of normalised identifiers, 32 bytes each, one after the other, any number',
  params: byId,
  query: FeedQuery,
  reply: SourceView,
  as: 'bytes',
})

export const putCells = route({
  name: 'audience.putCells',
  method: 'PUT',
  path: '/audience/sources/:id/cells',
  summary: 'Set the people by country, age and gender',
  params: byId,
  body: z.strictObject({ cells: z.array(CellView).min(1).max(5_000) }),
  reply: SourceView,
})

export const putTotals = route({
  name: 'audience.putTotals',
  method: 'PUT',
  path: '/audience/sources/:id/totals',
  summary: 'Set a platform’s totals: followers, likes, views of recent posts',
  params: byId,
  body: TotalsView,
  reply: SourceView,
})

export const revoke = route({
  name: 'audience.revoke',
  method: 'DELETE',
  path: '/audience/sources/:id',
  summary: 'Take a source back: its sketch is erased at once, and what used it is scored again',
  params: byId,
  reply: null,
})

export const shareWithActs = route({
  name: 'audience.shareWithActs',
  method: 'PUT',
  path: '/audience/sharing',
  summary: 'Let other acts of the house see how much they share with this one, or stop it',
  body: z.strictObject({ shared: z.boolean() }),
  reply: AudienceView,
})

export const METHODS = ['measured', 'modelled', 'bounded'] as const

/** A number of people with its 95 % interval; `isFew` when the interval is wider than the figure. */
export const EstimateView = z.object({
  people: z.number(),
  low: z.number(),
  high: z.number(),
  isFew: z.boolean(),
})
export type EstimateView = z.output<typeof EstimateView>

/**
 * Why nothing is said: there is no audience, it has too few people, too few people are in the group, or the lists are of
 * different kinds and cannot be laid over one another.
 */
export const WITHHELD = ['no_audience', 'too_small', 'too_few', 'not_comparable'] as const
const withheld = z.enum(WITHHELD).nullable()
export type Withheld = (typeof WITHHELD)[number]

/** What two audiences share: never one percentage, always with its denominators, method and age. */
export const OverlapView = z.object({
  shared: EstimateView.nullable(),
  withheld,
  shareOfA: z.number().nullable(),
  shareOfB: z.number().nullable(),
  jaccard: z.number().nullable(),
  lift: z.number().nullable(),
  method: z.enum(METHODS),
  asOf: day.nullable(),
})
export type OverlapView = z.output<typeof OverlapView>

/** Another act that lets itself be seen, and what it shares with one's own. */
export const NeighbourView = z.object({ workspaceId: z.uuid(), name: line(200), overlap: OverlapView })
export type NeighbourView = z.output<typeof NeighbourView>

export const neighbours = route({
  name: 'audience.neighbours',
  method: 'GET',
  path: '/audience/neighbours',
  summary: 'Acts that share most people with yours, while both let themselves be seen',
  reply: z.object({ items: z.array(NeighbourView) }),
})

/** An act or a brand with an audience. `people` is `null` where they are too few to be spoken of. */
export const SubjectView = z.object({
  workspaceId: z.uuid(),
  name: line(200),
  kind: z.enum(['act', 'brand']),
  country,
  people: z.number().int().nullable(),
  asOf: day,
})
export type SubjectView = z.output<typeof SubjectView>

/** Up to twelve ids, separated by commas. */
const idList = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,|$)){1,12}$/)

export const subjects = route({
  name: 'audience.subjects',
  method: 'GET',
  path: '/audience/subjects',
  summary: 'Acts and brands whose audiences can be compared, the largest first; and those named by id',
  query: z.object({ search: line(80).optional(), ids: idList.optional() }),
  reply: z.object({ items: z.array(SubjectView) }),
})

export const LabQuery = z.strictObject({ workspaceIds: z.array(z.uuid()).min(2).max(12) })

export const LabView = z.object({
  sets: z.array(
    z.object({ workspaceId: z.uuid(), name: line(200), people: z.number().nullable(), asOf: day.nullable() }),
  ),
  pairs: z.array(z.object({ a: z.number().int(), b: z.number().int(), overlap: OverlapView })),
  /** Groups of people by exactly which of the sets they belong to; bit n of `members` is set n. */
  regions: z.array(z.object({ members: z.number().int(), people: EstimateView })),
  union: EstimateView.nullable(),
  /** Why the groups are not shown; `null` where they are. */
  regionsWithheld: withheld,
  /** People in groups too small to be shown one by one, and in those that would give them away. */
  hidden: z.number().int(),
  hiddenGroups: z.number().int(),
  /** The fewest people any answer is about. */
  minimum: z.number().int(),
  /** What this workspace may still ask in the window, altogether and of the audience it asked most about. */
  questions: z.object({
    left: z.number().int(),
    leftAboutOne: z.number().int(),
    windowDays: z.number().int(),
  }),
})
export type LabView = z.output<typeof LabView>

export const lab = route({
  name: 'audience.lab',
  method: 'POST',
  path: '/audience/lab',
  summary: 'Compare the audiences of up to twelve acts and brands',
  body: LabQuery,
  reply: LabView,
  status: 200,
})
