import { z } from 'zod'
import { AGE_BANDS, EstimateView, LabView } from './audience.ts'
import { country, currency, day } from './codecs.ts'
import { amountMinor, territory } from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** Whom a reach counts: people new to the brand, people of its own audience, or everybody. */
export const REACH_COUNTS = ['new_people', 'own_audience', 'everybody'] as const
export type ReachCounts = (typeof REACH_COUNTS)[number]

/** Where an act's price comes from, the most telling first. Nothing is ever guessed. */
export const PRICE_SOURCES = ['entered', 'offer', 'stated', 'earlier_deals'] as const
export type PriceSource = (typeof PRICE_SOURCES)[number]

const acts = z.array(z.uuid()).max(40).default([])

/** What a roster must look like. Without a budget, the brief's own. */
export const PlanWish = z.strictObject({
  budgetMinor: amountMinor.optional(),
  mustHave: acts,
  mustNot: acts,
  most: z.number().int().min(1).max(40).optional(),
  /** At least so many acts from a country. */
  perCountry: z
    .array(z.strictObject({ country, least: z.number().int().min(1).max(40) }))
    .max(20)
    .default([]),
  /** At least this share of the acts with no earlier deal here. */
  emergingShare: z.number().min(0).max(1).optional(),
  /** Prices the asker knows better. */
  prices: z
    .array(z.strictObject({ actId: z.uuid(), priceMinor: amountMinor }))
    .max(40)
    .default([]),
})
export type PlanWish = z.output<typeof PlanWish>

export const PriceView = z.object({
  minor: amountMinor,
  /** The range it was taken from; both equal it where there is only one figure. */
  lowMinor: amountMinor,
  highMinor: amountMinor,
  from: z.enum(PRICE_SOURCES),
  /** Earlier deals it is the middle of; 0 where it is not. */
  deals: z.number().int(),
})
export type PriceView = z.output<typeof PriceView>

/** An act that could be on the roster. */
export const PlanActView = z.object({
  actId: z.uuid(),
  matchId: z.uuid(),
  name: z.string(),
  country: z.string(),
  rank: z.number().int(),
  /** No earlier deal here. */
  isEmerging: z.boolean(),
  /** `null`: nobody has named one, and it has to be asked for. */
  price: PriceView.nullable(),
  /** People it reaches alone; `null` where its audience cannot be compared with the others’ person by person. */
  alone: EstimateView.nullable(),
  /** Its audience is too old to be planned with; `alone` is then `null`. */
  isStale: z.boolean(),
  isChosen: z.boolean(),
})
export type PlanActView = z.output<typeof PlanActView>

/** One purchase. The chosen come first, then what more money would buy. */
export const PlanStepView = z.object({
  actId: z.uuid(),
  isChosen: z.boolean(),
  priceMinor: amountMinor,
  /** People added to the acts before it; 0 also stands for fewer than the house’s minimum. */
  marginalReach: z.number(),
  /** Money, people and people counted more than once, up to and with this act. */
  spentMinor: amountMinor,
  reach: EstimateView,
  countedTwice: z.number(),
})
export type PlanStepView = z.output<typeof PlanStepView>

/** Whether people were counted one by one, or estimated from samples. */
export const REACH_METHODS = ['counted', 'sampled'] as const
/** Why nobody can say what a floor cost: no act has an audience that can be compared, or one that was moved has none. */
export const COST_UNKNOWN = ['no_audiences', 'not_comparable'] as const

/** People of reach given up for the floor; below 0 where it gained some. With its 95 % interval. */
export const GivenUpView = z.object({ people: z.number(), low: z.number(), high: z.number() })
export type GivenUpView = z.output<typeof GivenUpView>

/** What the floor did to one shortlist. */
export const FloorView = z.object({
  /** The share of places the house asked for, and the acts that makes. */
  share: z.number(),
  wanted: z.number().int(),
  /** Acts with no earlier deal that are on the list, and those that are there because of the floor. */
  held: z.number().int(),
  lifted: z.number().int(),
  /**
   * People the list reaches, whom that counts and how; `null` where nobody knows, or where nobody was lifted. People that
   * only acts without a comparable audience reach are not in it.
   */
  reach: z.number().nullable(),
  counts: z.enum(REACH_COUNTS).nullable(),
  method: z.enum(REACH_METHODS).nullable(),
  givenUp: GivenUpView.nullable(),
  unknown: z.enum(COST_UNKNOWN).nullable(),
})
export type FloorView = z.output<typeof FloorView>

export const PlanView = z.object({
  currency,
  budgetMinor: amountMinor,
  counts: z.enum(REACH_COUNTS),
  /** People in the brand’s own audience; `null` where it has none that can be compared. */
  ownAudience: z.number().nullable(),
  /** `exact`: certain that no roster reaches more, as far as the samples tell. */
  method: z.enum(['exact', 'greedy']),
  steps: z.array(PlanStepView),
  acts: z.array(PlanActView),
  /** Audiences older than so many days are not planned with. */
  staleAfterDays: z.number().int(),
  /** The house’s floor for acts with no earlier deal. */
  emergingFloor: z.number(),
  /** What the floor did to the brief’s list when it was last ranked; `null` where it has not been. */
  floor: FloorView.nullable(),
  /** Figures are multiples of this. */
  roundedTo: z.number().int(),
})
export type PlanView = z.output<typeof PlanView>

export const plan = route({
  name: 'planner.plan',
  method: 'POST',
  path: '/briefs/:id/plan',
  summary:
    'The roster of a brief’s candidates that reaches most people for a budget, each once, and what more would buy',
  params: byId,
  body: PlanWish,
  reply: PlanView,
  status: 200,
})

export const LEVERS = ['price', 'territory', 'rights', 'dates'] as const

/** One change of one term that would be enough. What the lever does not move is `null`. */
export const ChangeView = z.object({
  /** Who would have to move. */
  side: z.enum(['act', 'brand']),
  lever: z.enum(LEVERS),
  /** The act's fee, or what the brand can pay. */
  fromMinor: amountMinor.nullable(),
  toMinor: amountMinor.nullable(),
  /** Territories the act allows as well, or the brand does without. */
  territories: z.array(territory).nullable(),
  fromMonths: z.number().int().nullable(),
  toMonths: z.number().int().nullable(),
  /** Days of the brief's time the act makes free. */
  freeDays: z.number().int().nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** How large it is: the share of the term that moves. */
  effort: z.number(),
  /** The place it leads to. */
  rank: z.number().int(),
})
export type ChangeView = z.output<typeof ChangeView>

/** What would make an act fit better. */
export const BetterView = z.object({
  currency,
  /** Its place among the candidates now, and how many there are; an act is not told. */
  place: z.number().int().nullable(),
  outOf: z.number().int().nullable(),
  /** The place to come to. */
  first: z.number().int(),
  /** Each enough by itself, the smallest first; none where it is there already or nothing known would be enough. */
  changes: z.array(ChangeView),
})
export type BetterView = z.output<typeof BetterView>

export const betterCandidate = route({
  name: 'planner.betterCandidate',
  method: 'GET',
  path: '/candidates/:id/better',
  summary: 'The smallest single changes that would lift a candidate into the first five, for the house',
  params: byId,
  reply: BetterView,
})

export const betterMatch = route({
  name: 'planner.betterMatch',
  method: 'GET',
  path: '/matches/:id/better',
  summary: 'The smallest single changes that would lift a match into the first five, for the brand',
  params: byId,
  reply: BetterView,
})

export const betterInvite = route({
  name: 'planner.betterInvite',
  method: 'GET',
  path: '/invites/:id/better',
  summary: 'What your act could state differently to fit this brief better',
  params: byId,
  reply: BetterView,
})

/** One age band of the compared acts’ people, beside the people who are wanted. */
export const AgeView = z.object({
  band: z.enum(AGE_BANDS),
  /** Of all people of the acts whose ages are known; `null` where they are too few to be spoken of. */
  acts: z.number().nullable(),
  /** Of the brand’s own audience; `null` where its ages are not known or too few. */
  own: z.number().nullable(),
  /** The brief asks for people of this age; always true where it names no ages. */
  isWanted: z.boolean(),
})

export const CompareActs = z.strictObject({ actIds: z.array(z.uuid()).min(1).max(11) })

export const CompareView = z.object({
  /** Set 0 is the brand, the others are the acts as they were asked for. */
  sets: LabView,
  /** Empty where no act’s ages are known. */
  ages: z.array(AgeView),
  /** Acts whose ages are in the sum. */
  actsWithAges: z.number().int(),
})
export type CompareView = z.output<typeof CompareView>

export const compare = route({
  name: 'planner.compare',
  method: 'POST',
  path: '/briefs/:id/compare',
  summary:
    'How the audiences of up to eleven candidates lie over one another and over the brand’s, and how old they are',
  params: byId,
  body: CompareActs,
  reply: CompareView,
  status: 200,
})
