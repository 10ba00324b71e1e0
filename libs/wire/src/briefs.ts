import {
  BRIEF_GAPS,
  BRIEF_NEEDS,
  BRIEF_REJECT_REASONS,
  BRIEF_RETURN_REASONS,
  BRIEF_STATES,
  GOALS,
  TERMS_LIMITS,
  USAGE_CHANNELS,
} from '@concertato/deal'
import { z } from 'zod'
import { country, currency, day, instant, language, line, page, pageQuery, prose } from './codecs.ts'
import {
  actions,
  amountMinor,
  BarView,
  LineFields,
  NOTE_LENGTH,
  PartyView,
  reasoned,
  ReasonView,
  sector,
  territory,
  TurnView,
  usageChannel,
} from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** Longest texts and lists of a brief. */
export const BRIEF_LIMITS = {
  title: 80,
  idea: 2_000,
  countries: 30,
  youngest: 13,
  oldest: 120,
  tags: 8,
  tag: 40,
  languages: 5,
} as const

const age = z.number().int().min(BRIEF_LIMITS.youngest).max(BRIEF_LIMITS.oldest)

/** A style in a word or two; a comma would make two of it. */
const tag = line(BRIEF_LIMITS.tag).regex(/^[^,]*$/)

/** The page of a brief. A draft may leave anything empty; submitting asks for all of it. */
export const BriefFields = z.strictObject({
  title: prose(BRIEF_LIMITS.title),
  idea: prose(BRIEF_LIMITS.idea),
  goal: z.enum(GOALS).nullable(),
  sector: sector.nullable(),
  /** Empty: the brand's own audience is the target. */
  targetCountries: z.array(country).max(BRIEF_LIMITS.countries),
  targetAges: z
    .strictObject({ from: age, to: age })
    .refine((ages) => ages.from <= ages.to)
    .nullable(),
  /** Styles of music wished for; two spellings of one are kept once. */
  tags: z.array(tag).max(BRIEF_LIMITS.tags),
  /** Languages wished for the works. */
  languages: z.array(language).max(BRIEF_LIMITS.languages),
  /** Wishes that leave out acts which do not meet them; one whose wish is empty says nothing. */
  needs: z.array(z.enum(BRIEF_NEEDS)).max(BRIEF_NEEDS.length),
  lines: z.array(LineFields).max(TERMS_LIMITS.lines),
  budgetMinor: amountMinor.nullable(),
  currency,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  usageChannels: z.array(usageChannel).max(USAGE_CHANNELS.length),
  territories: z.array(territory).max(TERMS_LIMITS.territories),
  rightsMonths: z.number().int().min(0).max(TERMS_LIMITS.usageMonths).nullable(),
})
export type BriefFields = z.output<typeof BriefFields>

/** Only what is sent is filled in; the rest of the draft stays empty. */
export const CreateBrief = BriefFields.partial()
export type CreateBrief = z.output<typeof CreateBrief>

/** Only what is sent changes. */
export const UpdateBrief = BriefFields.partial()
export type UpdateBrief = z.output<typeof UpdateBrief>

export const NeedWishes = BriefFields.pick({ needs: true })
export const PassBrief = z.strictObject({ note: prose(NOTE_LENGTH).default('') })
export const ReturnBrief = reasoned(z.enum(BRIEF_RETURN_REASONS))
export const RejectBrief = reasoned(z.enum(BRIEF_REJECT_REASONS))

export const BriefView = z.object({
  ...BriefFields.shape,
  id: z.uuid(),
  brand: PartyView,
  state: z.enum(BRIEF_STATES),
  enteredAt: instant,
  createdAt: instant,
  submittedAt: instant.nullable(),
  /** Why the house sent it back or turned it down. */
  decision: ReasonView.nullable(),
  /** What is missing before it can be submitted. */
  gaps: z.array(z.enum(BRIEF_GAPS)),
  /** Matches of this brief that the viewer may see. */
  matchCount: z.number().int(),
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
  version: z.number().int(),
})
export type BriefView = z.output<typeof BriefView>

/** One row of a list of briefs. */
export const BriefRow = z.object({
  id: z.uuid(),
  title: z.string(),
  brand: PartyView,
  state: z.enum(BRIEF_STATES),
  enteredAt: instant,
  budgetMinor: amountMinor.nullable(),
  currency,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  matchCount: z.number().int(),
  turn: TurnView.nullable(),
  score: z.array(BarView),
})
export type BriefRow = z.output<typeof BriefRow>

export const tags = route({
  name: 'briefs.tags',
  method: 'GET',
  path: '/tags',
  summary:
    'Styles that acts of the house carry, the most common first; one that a single act uses could name it and is left out',
  reply: z.object({ items: z.array(z.string()) }),
})

export const list = route({
  name: 'briefs.list',
  method: 'GET',
  path: '/briefs',
  summary: 'Briefs of your brand; for the house, every brief that was submitted',
  query: pageQuery.extend({ state: z.enum(BRIEF_STATES).optional() }),
  reply: page(BriefRow),
})

export const create = route({
  name: 'briefs.create',
  method: 'POST',
  path: '/briefs',
  summary: 'Begin a brief as a draft',
  body: CreateBrief,
  reply: BriefView,
})

export const view = route({
  name: 'briefs.view',
  method: 'GET',
  path: '/briefs/:id',
  summary: 'One brief',
  params: byId,
  reply: BriefView,
  contested: true,
})

export const update = route({
  name: 'briefs.update',
  method: 'PATCH',
  path: '/briefs/:id',
  summary: 'Change a draft or a returned brief',
  params: byId,
  body: UpdateBrief,
  reply: BriefView,
  contested: true,
})

export const submit = route({
  name: 'briefs.submit',
  method: 'POST',
  path: '/briefs/:id/submit',
  summary: 'Hand the brief to the house',
  params: byId,
  reply: BriefView,
  status: 200,
})

export const pass = route({
  name: 'briefs.pass',
  method: 'POST',
  path: '/briefs/:id/pass',
  summary: 'The house opens the brief; candidates are ranked',
  params: byId,
  body: PassBrief,
  reply: BriefView,
  status: 200,
})

export const giveBack = route({
  name: 'briefs.return',
  method: 'POST',
  path: '/briefs/:id/return',
  summary: 'The house sends the brief back with a reason',
  params: byId,
  body: ReturnBrief,
  reply: BriefView,
  status: 200,
})

export const reject = route({
  name: 'briefs.reject',
  method: 'POST',
  path: '/briefs/:id/reject',
  summary: 'The house turns the brief down with a reason',
  params: byId,
  body: RejectBrief,
  reply: BriefView,
  status: 200,
})

export const need = route({
  name: 'briefs.need',
  method: 'PUT',
  path: '/briefs/:id/needs',
  summary: 'Say which wishes of an open brief are needs; candidates are ranked anew',
  params: byId,
  body: NeedWishes,
  reply: BriefView,
})

export const cancel = route({
  name: 'briefs.cancel',
  method: 'POST',
  path: '/briefs/:id/cancel',
  summary: 'Take the brief back; open matches and offers end with it',
  params: byId,
  reply: BriefView,
  status: 200,
})
