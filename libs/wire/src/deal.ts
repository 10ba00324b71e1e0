/** Shapes that several pages about deals share. */
import {
  BAR_KINDS,
  BAR_STATES,
  DELIVERABLE_KINDS,
  OTHERWISE,
  PARTIES,
  PAYMENT_TIMINGS,
  PLATFORMS,
  SECTORS,
  SIDES,
  TERMS_LIMITS,
  TURN_KINDS,
  USAGE_CHANNELS,
} from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant, line, minorUnits, MoneyView, prose } from './codecs.ts'

export const side = z.enum(SIDES)
export const negotiator = z.enum(['brand', 'act'])
export const sector = z.enum(SECTORS)
export const usageChannel = z.enum(USAGE_CHANNELS)

/** SHA-256 as 64 lower-case hex digits. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** ISO 3166-1 alpha-2 countries, or WORLD. */
export const territory = z.string().regex(/^(?:[A-Z]{2}|WORLD)$/)

/** Longest words a person may add to a decision. */
export const NOTE_LENGTH = 1_000

/** An amount of at least one minor unit and at most the limit of any fee. */
export const amountMinor = minorUnits.refine((minor) => minor > 0n && minor <= TERMS_LIMITS.feeMinor)

/** A decision with its reason code and a person's words; the other side sees both. */
export const reasoned = <Code extends z.ZodType>(code: Code) =>
  z.strictObject({ reason: code, note: prose(NOTE_LENGTH).default('') })

/** Why something was turned down, as the other side sees it. */
export const ReasonView = z.object({ code: z.string(), note: z.string(), at: instant })
export type ReasonView = z.output<typeof ReasonView>

/** One party's name on a screen. */
export const PartyView = z.object({ id: z.uuid(), name: z.string(), country: z.string() })
export type PartyView = z.output<typeof PartyView>

/** Whose turn it is, for what, until when, and what silence does. Words for the codes live with the screens. */
export const TurnView = z.object({
  side: z.enum(PARTIES),
  kind: z.enum(TURN_KINDS),
  since: instant,
  dueAt: instant.nullable(),
  otherwise: z.enum(OTHERWISE),
})
export type TurnView = z.output<typeof TurnView>

/** One bar of the Score. */
export const BarView = z.object({
  key: z.string(),
  kind: z.enum(BAR_KINDS),
  side,
  state: z.enum(BAR_STATES),
  weight: z.number().int().min(1).max(5),
})
export type BarView = z.output<typeof BarView>

/** Names of what the viewer may do now; each is the verb of a route. */
export const actions = z.array(z.string())

/** A deliverable line as typed. */
export const LineFields = z.strictObject({
  kind: z.enum(DELIVERABLE_KINDS),
  platform: z.enum(PLATFORMS),
  count: z.number().int().min(1).max(TERMS_LIMITS.pieces),
  note: prose(TERMS_LIMITS.noteLength),
  dueOn: day,
  weight: z.number().int().min(1).max(TERMS_LIMITS.weight).default(1),
})
export type LineFields = z.output<typeof LineFields>

export const UsageFields = z.strictObject({
  channels: z.array(usageChannel).min(1).max(USAGE_CHANNELS.length),
  territories: z.array(territory).min(1).max(TERMS_LIMITS.territories),
  months: z.number().int().min(1).max(TERMS_LIMITS.usageMonths),
})

export const ExclusivityFields = z.strictObject({
  sector,
  months: z.number().int().min(1).max(TERMS_LIMITS.exclusivityMonths),
})

/** Terms as a side proposes them. The house's fee and the manager's commission are added by the server. */
export const TermsFields = z.strictObject({
  currency,
  feeMinor: amountMinor,
  lines: z.array(LineFields).min(1).max(TERMS_LIMITS.lines),
  startsOn: day,
  endsOn: day,
  revisionRounds: z.number().int().min(0).max(TERMS_LIMITS.revisionRounds),
  reviewDays: z.number().int().min(TERMS_LIMITS.reviewDays.least).max(TERMS_LIMITS.reviewDays.most),
  usage: UsageFields.nullable(),
  exclusivity: ExclusivityFields.nullable(),
  payment: z.enum(PAYMENT_TIMINGS),
})
export type TermsFields = z.output<typeof TermsFields>

export const FeeSplitView = z.object({
  policyVersion: z.number().int(),
  houseBp: z.number().int(),
  managerBp: z.number().int(),
})

/** Terms as they stand, with the split frozen into them. */
export const TermsView = z.object({
  ...TermsFields.shape,
  form: z.literal(1),
  split: FeeSplitView,
})
export type TermsView = z.output<typeof TermsView>

/** One amount and who gets which part of it. */
export const SharesView = z.object({ amount: MoneyView, house: MoneyView, manager: MoneyView, act: MoneyView })
export type SharesView = z.output<typeof SharesView>

/** A line of text with a sensible length for a name. */
export const nameLine = line(120)
