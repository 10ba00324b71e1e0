import { TIERS, YARDSTICKS, type Tier } from '@concertato/audience'
import { z } from 'zod'
import { day, instant, page, pageQuery } from './codecs.ts'
import { PartyView } from './deal.ts'
import { FloorView, GivenUpView } from './planner.ts'
import { route } from './route.ts'

/** How long the stretches are that exposure is told by, in UTC: weeks begin on Monday. */
export const EXPOSURE_STEPS = ['week', 'month'] as const
export type ExposureStep = (typeof EXPOSURE_STEPS)[number]

const tier = z.enum([...TIERS.deals, ...TIERS.audience] as [Tier, ...Tier[]])

/** What a tier had of the attention, beside what it could have had. */
export const TierView = z.object({
  yardstick: z.enum(YARDSTICKS),
  tier,
  /** Places on the lists, and acts that were compared for them. */
  shown: z.number().int(),
  eligible: z.number().int(),
  /** Share of a list’s attention, first places counting more; of several lists the mean, each list counting the same. */
  exposure: z.number(),
  /** Share of the acts compared; of several lists the mean. */
  available: z.number(),
  /** Exposure by availability; `null` where nobody of the tier could be shown. */
  ratio: z.number().nullable(),
})
export type TierView = z.output<typeof TierView>

/** What the floor did over a time. People of different lists are added up, each list for itself. */
export const FloorSumView = z.object({
  lifted: z.number().int(),
  /** Lists with somebody lifted; lists that wanted more acts than there were. */
  listsLifted: z.number().int(),
  listsShort: z.number().int(),
  /** Of those with somebody lifted, the lists whose cost is known, and what they reach. */
  listsKnown: z.number().int(),
  reach: z.number(),
  givenUp: GivenUpView.nullable(),
})
export type FloorSumView = z.output<typeof FloorSumView>

export const ExposureView = z.object({
  from: day,
  /** The last day, included. */
  to: day,
  step: z.enum(EXPOSURE_STEPS),
  /** The house’s floor today. */
  floorShare: z.number(),
  /** Briefs that were ranked in this time; each counts once, by its last list. */
  lists: z.number().int(),
  tiers: z.array(TierView),
  floor: FloorSumView,
  /** Stretches in which something was ranked, the oldest first; in each a brief counts by its last list of it. */
  periods: z.array(z.object({ startsOn: day, lists: z.number().int(), tiers: z.array(TierView) })),
  /** Where tiers begin: deals carried out here, people in an audience. */
  thresholds: z.object({ establishedFrom: z.number(), midFrom: z.number(), largeFrom: z.number() }),
})
export type ExposureView = z.output<typeof ExposureView>

/** One ranking of one brief, as numbers; no act is named. */
export const ShortlistView = z.object({
  id: z.uuid(),
  briefId: z.uuid(),
  title: z.string(),
  brand: PartyView,
  /** 1 is the brief’s first list; a list that came out like the one before is not told again. */
  version: z.number().int(),
  rankedAt: instant,
  policyVersion: z.number().int(),
  shown: z.number().int(),
  eligible: z.number().int(),
  floor: FloorView,
  tiers: z.array(TierView),
})
export type ShortlistView = z.output<typeof ShortlistView>

export const audit = route({
  name: 'exposure.audit',
  method: 'GET',
  path: '/exposure',
  summary:
    'How much of the shortlists’ attention each tier of acts had beside what it could have had, and what the floor cost',
  query: z.object({
    step: z.enum(EXPOSURE_STEPS).default('week'),
    /** Without it, twelve steps back. */
    from: day.optional(),
    /** Without it, today. */
    to: day.optional(),
  }),
  reply: ExposureView,
})

export const shortlists = route({
  name: 'exposure.shortlists',
  method: 'GET',
  path: '/exposure/shortlists',
  summary: 'The rankings behind the exposure audit, newest first',
  query: pageQuery.extend({ from: day.optional(), to: day.optional() }),
  reply: page(ShortlistView),
})
