import type { PolicySettings as Settings } from '@concertato/audience'
import { z } from 'zod'
import { instant, prose } from './codecs.ts'
import { PartyView } from './deal.ts'
import { route } from './route.ts'

const points = z.strictObject({ audience: z.number(), content: z.number(), price: z.number(), record: z.number() })

/** The weights the house sets. Their limits are the rule's to check, so that a refusal names them all at once. */
export const PolicySettings = z.strictObject({
  /** Of the four parts of a fit; whole numbers, together 100. */
  points,
  /** Share of every shortlist for acts with no earlier deal here, 0 to 0.5. */
  emergingShare: z.number(),
  /** Share of the points nobody can know that counts for the order, 0 to 1. */
  creditForUnknown: z.number(),
  /** Days after which an audience counts for less. */
  staleAfterDays: z.number(),
  /** Points that have to be known for a score. */
  leastKnown: z.number(),
})
export type PolicySettings = z.output<typeof PolicySettings>

/** Why a version was set: those who come later read it. */
export const NOTE_LIMITS = { least: 3, most: 400 } as const
const note = prose(NOTE_LIMITS.most).min(NOTE_LIMITS.least)

const limit = z.object({ least: z.number(), most: z.number(), isWhole: z.boolean() })
const LIMITS = {
  points: limit,
  emergingShare: limit,
  creditForUnknown: limit,
  staleAfterDays: limit,
  leastKnown: limit,
} satisfies Readonly<Record<keyof Settings, typeof limit>>

/** One version as it was set. The first came with the product: nobody set it and it has no note. */
export const PolicyVersionView = z.object({
  version: z.number().int(),
  settings: PolicySettings,
  note: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: instant,
})
export type PolicyVersionView = z.output<typeof PolicyVersionView>

export const RankPolicyView = z.object({
  /** The version that stands. */
  version: z.number().int(),
  settings: PolicySettings,
  limits: z.object(LIMITS),
  /** The newest hundred versions, the one that stands first. */
  history: z.array(PolicyVersionView),
})
export type RankPolicyView = z.output<typeof RankPolicyView>

/** Where an act stands in a brief by the weights that stand, and where by others. */
export const PolicyMoveView = z.object({
  act: PartyView,
  rankNow: z.number().int(),
  rankThen: z.number().int(),
  /** 0 to 100; `null` where too little is known for a score. */
  fitNow: z.number().nullable(),
  fitThen: z.number().nullable(),
})
export type PolicyMoveView = z.output<typeof PolicyMoveView>

export const PolicyPreviewView = z.object({
  /** Acts that are on the brief’s list and were compared. */
  compared: z.number().int(),
  /** Places of such a list for acts with no earlier deal here. */
  floorNow: z.number().int(),
  floorThen: z.number().int(),
  /** Acts among the first ten by either, in the order they would have. */
  moves: z.array(PolicyMoveView),
})
export type PolicyPreviewView = z.output<typeof PolicyPreviewView>

export const view = route({
  name: 'rankPolicy.view',
  method: 'GET',
  path: '/rank-policy',
  summary: 'The weights that stand, their limits, and every version before',
  reply: RankPolicyView,
  contested: true,
})

export const set = route({
  name: 'rankPolicy.set',
  method: 'PUT',
  path: '/rank-policy',
  summary:
    'Set other weights as a new version; open briefs are ranked anew, decisions keep the version they were made on',
  body: z.strictObject({ settings: PolicySettings, note }),
  reply: RankPolicyView,
  contested: true,
})

export const preview = route({
  name: 'rankPolicy.preview',
  method: 'POST',
  path: '/rank-policy/preview',
  summary: 'How the first ten of a brief would change under other weights; nothing is written',
  body: z.strictObject({ settings: PolicySettings, briefId: z.uuid() }),
  reply: PolicyPreviewView,
  status: 200,
})
