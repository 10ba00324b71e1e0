import { ACT_DECLINE_REASONS, BRIEF_NEEDS, GOALS, MATCH_DECLINE_REASONS, MATCH_STATES } from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant, language, page, pageQuery, prose } from './codecs.ts'
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
import { EvidenceView } from './evidence.ts'
import { byId } from './people.ts'
import { RankingView } from './ranking-view.ts'
import { route } from './route.ts'

export { DATA_TIERS, EvidenceView } from './evidence.ts'
export { LeftOut, RankingView } from './ranking-view.ts'

const shared = {
  id: z.uuid(),
  briefId: z.uuid(),
  act: PartyView,
  state: z.enum(MATCH_STATES),
  enteredAt: instant,
  /** 1 is the best candidate of the brief. */
  rank: z.number().int(),
  /** 0 to 100. */
  fit: z.number(),
  evidence: EvidenceView,
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
  version: z.number().int(),
}

/** A candidate as the house sees it. */
export const CandidateView = z.object({
  ...shared,
  /** Why the house approved or declined. */
  rationale: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Any side's reason for saying no. */
  decline: ReasonView.nullable(),
  invitedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  threadId: z.uuid().nullable(),
})
export type CandidateView = z.output<typeof CandidateView>

/** A match as the brand sees it: only after the house let it through, without the house's own notes. */
export const MatchView = z.object({
  ...shared,
  /** The house's words to the brand. */
  recommendation: z.string(),
  decline: ReasonView.nullable(),
  approvedAt: instant,
  invitedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  threadId: z.uuid().nullable(),
})
export type MatchView = z.output<typeof MatchView>

/** An invitation as the act sees it: what is wanted, for how much, with which rights, before it answers. */
export const InviteView = z.object({
  id: z.uuid(),
  state: z.enum(MATCH_STATES),
  enteredAt: instant,
  invitedAt: instant,
  expiresAt: instant.nullable(),
  brand: PartyView,
  message: z.string(),
  brief: z.object({
    title: z.string(),
    idea: z.string(),
    goal: z.enum(GOALS).nullable(),
    sector: sector.nullable(),
    tags: z.array(z.string()),
    languages: z.array(language),
    needs: z.array(z.enum(BRIEF_NEEDS)),
    lines: z.array(LineFields),
    budgetMinor: amountMinor.nullable(),
    currency,
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    usageChannels: z.array(usageChannel),
    territories: z.array(territory),
    rightsMonths: z.number().int().nullable(),
  }),
  /** The fit seen from the act's side. */
  evidence: EvidenceView,
  decline: ReasonView.nullable(),
  threadId: z.uuid().nullable(),
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
  version: z.number().int(),
})
export type InviteView = z.output<typeof InviteView>

/** Why an act was passed over: what kind of brief it was, by whom and with which reason. Neither brief nor brand is named. */
export const PassedOverView = z.object({
  id: z.uuid(),
  sector: sector.nullable(),
  by: z.enum(['house', 'brand']),
  reason: z.enum(MATCH_DECLINE_REASONS),
  at: instant,
})
export type PassedOverView = z.output<typeof PassedOverView>

export const ApproveCandidate = z.strictObject({ rationale: prose(NOTE_LENGTH).min(1) })
export const DeclineCandidate = z.strictObject({
  reason: z.enum(MATCH_DECLINE_REASONS),
  note: prose(NOTE_LENGTH).min(1),
})
export const DeclineMatch = reasoned(z.enum(MATCH_DECLINE_REASONS))
export const InviteAct = z.strictObject({ message: prose(280).default('') })
export const DeclineInvite = reasoned(z.enum(ACT_DECLINE_REASONS))

const matchState = pageQuery.extend({ state: z.enum(MATCH_STATES).optional() })

export const candidates = route({
  name: 'matches.candidates',
  method: 'GET',
  path: '/briefs/:id/candidates',
  summary: 'Ranked candidates of a brief, for the house',
  params: byId,
  query: matchState,
  reply: page(CandidateView),
})

export const ranking = route({
  name: 'matches.ranking',
  method: 'GET',
  path: '/briefs/:id/ranking',
  summary: 'How far the candidates of a brief are ranked, and what left acts out, for the house',
  params: byId,
  reply: RankingView,
})

export const candidate = route({
  name: 'matches.candidate',
  method: 'GET',
  path: '/candidates/:id',
  summary: 'One candidate, for the house',
  params: byId,
  reply: CandidateView,
})

export const approve = route({
  name: 'matches.approve',
  method: 'POST',
  path: '/candidates/:id/approve',
  summary: 'The house lets a candidate through to the brand, with a rationale',
  params: byId,
  body: ApproveCandidate,
  reply: CandidateView,
  status: 200,
})

export const decline = route({
  name: 'matches.decline',
  method: 'POST',
  path: '/candidates/:id/decline',
  summary: 'The house declines a candidate, with a reason',
  params: byId,
  body: DeclineCandidate,
  reply: CandidateView,
  status: 200,
})

export const invite = route({
  name: 'matches.invite',
  method: 'POST',
  path: '/candidates/:id/invite',
  summary: 'The house invites the act the brand picked',
  params: byId,
  body: InviteAct,
  reply: CandidateView,
  status: 200,
})

export const list = route({
  name: 'matches.list',
  method: 'GET',
  path: '/briefs/:id/matches',
  summary: 'Matches the house let through, for the brand',
  params: byId,
  query: matchState,
  reply: page(MatchView),
})

export const view = route({
  name: 'matches.view',
  method: 'GET',
  path: '/matches/:id',
  summary: 'One match, for the brand',
  params: byId,
  reply: MatchView,
})

export const pick = route({
  name: 'matches.pick',
  method: 'POST',
  path: '/matches/:id/pick',
  summary: 'The brand picks an act',
  params: byId,
  reply: MatchView,
  status: 200,
})

export const passOver = route({
  name: 'matches.passOver',
  method: 'POST',
  path: '/matches/:id/decline',
  summary: 'The brand passes over an act, with a reason',
  params: byId,
  body: DeclineMatch,
  reply: MatchView,
  status: 200,
})

export const invites = route({
  name: 'matches.invites',
  method: 'GET',
  path: '/invites',
  summary: 'What your act is invited to',
  query: matchState,
  reply: page(InviteView),
})

export const inviteView = route({
  name: 'matches.inviteView',
  method: 'GET',
  path: '/invites/:id',
  summary: 'One invitation with the brief behind it',
  params: byId,
  reply: InviteView,
})

export const acceptInvite = route({
  name: 'matches.acceptInvite',
  method: 'POST',
  path: '/invites/:id/accept',
  summary: 'The act is interested; the brand makes an offer',
  params: byId,
  reply: InviteView,
  status: 200,
})

export const declineInvite = route({
  name: 'matches.declineInvite',
  method: 'POST',
  path: '/invites/:id/decline',
  summary: 'The act says no; it has no effect on later matches',
  params: byId,
  body: DeclineInvite,
  reply: InviteView,
  status: 200,
})

export const passedOver = route({
  name: 'matches.passedOver',
  method: 'GET',
  path: '/passed-over',
  summary: 'Where your act was considered and not chosen, with the reason; it has no effect on later matches',
  query: pageQuery,
  reply: page(PassedOverView),
})
