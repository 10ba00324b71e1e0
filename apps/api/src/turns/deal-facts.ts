import type { Id } from '@concertato/core'
import {
  type BriefState,
  type Contract,
  type ContractState,
  type Day,
  type Deliverable,
  hasFallenThrough,
  type Match,
  type MatchState,
  type Milestone,
  type Negotiator,
  type Offer,
  type OfferState,
  type Payout,
  type PayoutState,
  type ScoreOf,
  type Signature,
} from '@concertato/deal'
import type { deal } from '@concertato/wire'

/** One deal as its Score and its turns are read from it; what does not exist yet, or may not be seen, is absent. */
export interface DealFacts extends ScoreOf {
  readonly matchId: Id<'match'>
  readonly briefId: Id<'brief'>
  readonly briefTitle: string
  readonly brand: deal.PartyView
  readonly act: deal.PartyView
  /** When the artist was born; `null` where it is not known, and for the brand, whom it does not concern. */
  readonly actBornOn: Day | null
  readonly threadId: Id<'offer_thread'> | null
  readonly brief: { readonly state: BriefState; readonly enteredAt: Date }
  readonly match: Pick<Match, 'id' | 'state' | 'enteredAt' | 'approvedAt' | 'invitedAt' | 'expiresAt'>
  readonly offers: readonly OfferFacts[]
  readonly contract: Contract | null
  readonly deliverables: readonly DeliverableFacts[]
  readonly milestones: readonly MilestoneFacts[]
  readonly payouts: readonly PayoutFacts[]
  /** Of the contract that stands, or of the newest offer. */
  readonly feeMinor: bigint | null
  readonly currency: string | null
}

type OfferFacts = Pick<Offer, 'id' | 'version' | 'state' | 'sentBy' | 'sentAt' | 'expiresAt' | 'closedAt'> & Amount
type DeliverableFacts = Pick<
  Deliverable,
  'id' | 'position' | 'state' | 'milestoneId' | 'enteredAt' | 'dueOn' | 'reviewBy' | 'reviewDays'
> & { readonly weight: number }
type MilestoneFacts = Pick<Milestone, 'id' | 'position' | 'state' | 'enteredAt'> & Amount
type PayoutFacts = Pick<Payout, 'id' | 'state' | 'enteredAt'> & Amount & { readonly milestoneId: string }

export interface Amount {
  readonly amountMinor: bigint
  readonly currency: string
}

/** What JSON cannot hold arrives as text. */
type AsJson<T> = {
  readonly [K in keyof T]: T[K] extends bigint
    ? string
    : T[K] extends Date
      ? string
      : T[K] extends Date | null
        ? string | null
        : T[K]
}

export interface DealRow {
  readonly id: Id<'match'>
  readonly brief_id: Id<'brief'>
  readonly title: string
  readonly brief_state: BriefState
  readonly brief_entered_at: Date
  readonly brand_workspace_id: string
  readonly brand_name: string | null
  readonly brand_country: string | null
  readonly act_workspace_id: string
  readonly act_name: string | null
  readonly act_country: string | null
  readonly act_born_on: Day | null
  readonly state: MatchState
  readonly entered_at: Date
  readonly approved_at: Date | null
  readonly invited_at: Date | null
  readonly expires_at: Date | null
  readonly thread_id: Id<'offer_thread'> | null
  readonly offers: readonly AsJson<OfferFacts & { state: OfferState; sentBy: Negotiator }>[] | null
  readonly contract: (AsJson<Omit<Contract, 'signatures'> & Amount> & { state: ContractState }) | null
  readonly signatures: readonly AsJson<Signature>[] | null
  readonly deliverables: readonly AsJson<DeliverableFacts>[] | null
  readonly milestones: readonly AsJson<MilestoneFacts>[] | null
  readonly payouts: readonly AsJson<PayoutFacts & { state: PayoutState }>[] | null
}

/** Every deal that row-level security lets the asker see; a condition and an order follow. */
export const DEALS_SQL = `
select m.id, m.brief_id, b.title, b.state as brief_state, b.entered_at as brief_entered_at,
  m.brand_workspace_id, brand.name as brand_name, brand.country as brand_country,
  m.act_workspace_id, act.name as act_name, act.country as act_country, f.birth_on::text as act_born_on,
  m.state, m.entered_at, m.approved_at, m.invited_at, m.expires_at, t.id as thread_id,
  (select json_agg(json_build_object('id', o.id, 'version', o.version, 'state', o.state, 'sentBy', o.sent_by,
      'sentAt', o.sent_at, 'expiresAt', o.expires_at, 'closedAt', o.closed_at, 'amountMinor', o.fee_minor::text,
      'currency', o.currency)
      order by o.version)
    from offer o where o.thread_id = t.id) as offers,
  case when c.id is not null then json_build_object('id', c.id, 'state', c.state, 'enteredAt', c.entered_at,
    'needsGuardian', c.needs_guardian, 'termsHash', c.terms_hash, 'documentHash', c.document_hash, 'signBy', c.sign_by,
    'amountMinor', c.fee_minor::text, 'currency', c.currency) end as contract,
  (select json_agg(json_build_object('signer', s.signer, 'personId', s.person_id, 'name', s.name,
      'documentHash', s.document_hash, 'signedAt', s.signed_at) order by s.signed_at)
    from contract_signature s where s.contract_id = c.id) as signatures,
  (select json_agg(json_build_object('id', d.id, 'position', d.position, 'state', d.state, 'milestoneId', d.milestone_id,
      'enteredAt', d.entered_at, 'dueOn', d.due_on, 'reviewBy', d.review_by, 'reviewDays', d.review_days,
      'weight', d.weight) order by d.position)
    from deliverable d where d.contract_id = c.id) as deliverables,
  (select json_agg(json_build_object('id', s.id, 'position', s.position, 'state', s.state, 'enteredAt', s.entered_at,
      'amountMinor', s.amount_minor::text, 'currency', s.currency) order by s.position)
    from milestone s where s.contract_id = c.id) as milestones,
  (select json_agg(json_build_object('id', p.id, 'milestoneId', p.milestone_id, 'state', p.state, 'enteredAt', p.entered_at,
      'amountMinor', p.amount_minor::text, 'currency', p.currency) order by p.requested_at)
    from payout p where p.contract_id = c.id) as payouts
from match m
  join brief b on b.id = m.brief_id
  left join workspace brand on brand.id = m.brand_workspace_id
  left join workspace act on act.id = m.act_workspace_id
  left join act f on f.workspace_id = m.act_workspace_id
  left join offer_thread t on t.match_id = m.id
  left join lateral (select * from contract k where k.match_id = m.id order by k.opened_at desc limit 1) c on true`

export function factsOf(row: DealRow): DealFacts {
  return {
    matchId: row.id,
    briefId: row.brief_id,
    briefTitle: row.title,
    brand: { id: row.brand_workspace_id, name: row.brand_name ?? '', country: row.brand_country ?? '' },
    act: { id: row.act_workspace_id, name: row.act_name ?? '', country: row.act_country ?? '' },
    actBornOn: row.act_born_on,
    threadId: row.thread_id,
    brief: { state: row.brief_state, enteredAt: row.brief_entered_at },
    match: matchOf(row),
    ...moneyOf(row),
    ...workOf(row),
    contract: contractOf(row),
  }
}

const matchOf = (row: DealRow): DealFacts['match'] => ({
  id: row.id,
  state: row.state,
  enteredAt: row.entered_at,
  approvedAt: row.approved_at,
  invitedAt: row.invited_at,
  expiresAt: row.expires_at,
})

function moneyOf({ offers, contract }: DealRow): Pick<DealFacts, 'offers' | 'feeMinor' | 'currency'> {
  const standing = contract && !hasFallenThrough(contract) ? contract : null
  const agreed = standing ?? offers?.at(-1) ?? contract
  return {
    offers: (offers ?? []).map((it) => ({
      ...withAmount(it),
      sentAt: new Date(it.sentAt),
      expiresAt: new Date(it.expiresAt),
      closedAt: dateOrNull(it.closedAt),
    })),
    feeMinor: agreed && BigInt(agreed.amountMinor),
    currency: agreed && agreed.currency,
  }
}

const workOf = ({ deliverables, milestones, payouts }: DealRow) => ({
  deliverables: (deliverables ?? []).map((it) => ({ ...entered(it), reviewBy: dateOrNull(it.reviewBy) })),
  milestones: (milestones ?? []).map((it) => withAmount(entered(it))),
  payouts: (payouts ?? []).map((it) => withAmount(entered(it))),
})

function contractOf({ contract, signatures }: DealRow): Contract | null {
  if (!contract) return null
  const signed = (signatures ?? []).map((it) => ({ ...it, signedAt: new Date(it.signedAt) }))
  return { ...entered(contract), signBy: new Date(contract.signBy), signatures: signed }
}

const entered = <T extends { readonly enteredAt: string }>(it: T): Omit<T, 'enteredAt'> & { enteredAt: Date } => ({
  ...it,
  enteredAt: new Date(it.enteredAt),
})

const withAmount = <T extends { readonly amountMinor: string }>(
  it: T,
): Omit<T, 'amountMinor'> & { amountMinor: bigint } => ({ ...it, amountMinor: BigInt(it.amountMinor) })

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text))
