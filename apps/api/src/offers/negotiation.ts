import { type Id, Refusal } from '@concertato/core'
import {
  type BriefState,
  type Budget,
  checkConsent,
  checkMandate,
  type Day,
  dayOf,
  type Contract,
  type FeeSplit,
  feePolicyAt,
  isNegotiable,
  type MandatedAct,
  type MatchState,
  type Negotiator,
  requireIdle,
  type Sector,
  splitUnder,
  whoAgrees,
} from '@concertato/deal'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { FeePolicyEntity, OfferEntity, OfferThreadEntity } from './offer.entity.ts'

/** The brief a negotiation is about, locked: whoever else would agree on its budget waits. */
export interface HeldBrief extends Budget {
  readonly title: string
  readonly sector: Sector | null
}

interface BriefRow {
  readonly title: string
  readonly sector: Sector | null
  readonly state: BriefState
  readonly budget_minor: string
  readonly currency: string
}

/**
 * Locks a brief and reads its budget, also for the side that sees only its own deals of it. Always the first lock.
 *
 * @throws Refusal('not_found'); Refusal('brief_state_forbids') when it was taken back or is complete.
 */
export async function holdBrief(tx: EntityManager, briefId: string): Promise<HeldBrief> {
  return withWholeView(tx, async () => {
    const [brief] = (await tx.query(
      'select title, sector, state, budget_minor, currency from brief where id = $1 for update',
      [briefId],
    )) as BriefRow[]
    if (!brief) throw new Refusal('not_found')
    const { title, sector, state, currency } = brief
    if (state !== 'open' && state !== 'in_flight') throw new Refusal('brief_state_forbids', { state, event: 'offer' })
    const [reserved] = (await tx.query(
      `select coalesce(sum(fee_minor), 0)::text as minor from contract
       where brief_id = $1 and state not in ('declined', 'voided', 'expired')`,
      [briefId],
    )) as { minor: string }[]
    return {
      title,
      sector,
      currency,
      budgetMinor: BigInt(brief.budget_minor),
      reservedMinor: BigInt(reserved?.minor ?? 0),
    }
  })
}

/** The match a thread belongs to. */
export interface HeldMatch {
  readonly id: Id<'match'>
  readonly state: MatchState
  readonly brief_id: Id<'brief'>
  readonly brand_workspace_id: Id<'workspace'>
  readonly act_workspace_id: Id<'workspace'>
}

const MATCH_SQL = 'select id, state, brief_id, brand_workspace_id, act_workspace_id from match where id = $1'

export async function findMatch(tx: EntityManager, id: string, lock = false): Promise<HeldMatch> {
  const [match] = (await tx.query(lock ? `${MATCH_SQL} for update` : MATCH_SQL, [id])) as HeldMatch[]
  if (!match) throw new Refusal('not_found')
  return match
}

/** @throws Refusal('match_state_forbids') before the act accepted the invitation and after the match has ended. */
export function requireNegotiable(match: HeldMatch): void {
  const { state } = match
  if (!isNegotiable(match)) throw new Refusal('match_state_forbids', { state, event: 'open_offer' })
}

/** The newest version of a thread, and the contract it led to when it was accepted. */
export async function newestOf(
  tx: EntityManager,
  threadId: Id<'offer_thread'>,
): Promise<{ readonly last: OfferEntity | null; readonly contract: Pick<Contract, 'state'> | null }> {
  const last = await tx.findOne(OfferEntity, { where: { threadId }, order: { version: 'DESC' } })
  if (last?.state !== 'accepted') return { last, contract: null }
  const [contract] = (await tx.query('select state from contract where offer_id = $1', [last.id])) as Pick<
    Contract,
    'state'
  >[]
  return { last, contract: contract ?? null }
}

/**
 * Locks a match's negotiation and checks that nobody is asked in it and nothing agreed in it stands.
 *
 * @throws Refusal('offer_still_open'); Refusal('offer_closed').
 */
export async function requireIdleOf(tx: EntityManager, matchId: Id<'match'>): Promise<void> {
  const lock = { mode: 'pessimistic_write' } as const
  const thread = await tx.findOne(OfferThreadEntity, { where: { matchId }, lock })
  const { last, contract } = thread ? await newestOf(tx, thread.id) : { last: null, contract: null }
  requireIdle(last, contract)
}

/** The side a person negotiates for. @throws Refusal('not_your_move') for the house, which may watch. */
export function negotiatorOf(by: Member): Negotiator {
  const { workspaceKind } = by.membership
  if (workspaceKind === 'house') throw new Refusal('not_your_move', { party: 'house' })
  return workspaceKind
}

/** When the artist of a person's act was born; `null` where it is not known, and for every other workspace. */
export async function bornOnOf(tx: EntityManager, { membership }: Member): Promise<Day | null> {
  if (membership.workspaceKind !== 'act') return null
  const [act] = (await tx.query('select birth_on::text as "bornOn" from act where workspace_id = $1', [
    membership.workspaceId,
  ])) as { bornOn: Day | null }[]
  return act?.bornOn ?? null
}

/** Whether a person's yes would bind their side, so that it is offered to them; a mandate's limits are checked later. */
export function mayAgree({ membership }: Member, bornOn: Day | null, now: Date): boolean {
  const { role, mandate, maySign, workspaceKind } = membership
  if (workspaceKind === 'act' && whoAgrees(bornOn, now) === 'guardian') return role === 'guardian'
  return mandate?.mayAccept ?? maySign
}

type Does = Extract<MandatedAct['does'], 'counter' | 'accept'>

/**
 * Checks that this person may speak for their side: a manager within the mandate; to agree, whoever signs for it, and
 * for a young artist nobody but a guardian.
 *
 * @param bornOn the artist's birth date, when an act agrees.
 * @throws Refusal('not_allowed'), Refusal('guardian_must_agree') or one of the mandate's refusals.
 */
export function requireVoice(
  by: Member,
  does: Does,
  fee: { readonly feeMinor: bigint; readonly currency: string },
  sector: Sector | null,
  now: Date,
  bornOn: Day | null = null,
): void {
  const { role, mandate, maySign } = by.membership
  if (does === 'accept' && whoAgrees(bornOn, now) === 'guardian') {
    checkConsent(role, bornOn, now)
    return
  }
  if (role === 'manager') {
    if (!mandate) throw new Refusal('mandate_silent', { does })
    const amount = { amountMinor: fee.feeMinor, currency: fee.currency }
    checkMandate(mandate, { does, ...amount, category: sector, on: dayOf(now) })
    return
  }
  if (does === 'accept' && !maySign) throw new Refusal('not_allowed', { does })
}

/** What terms written now carry: the house's fee in force. Mandates name no commission yet, so a manager's part is none. */
export async function splitNow(tx: EntityManager, now: Date): Promise<FeeSplit> {
  return splitUnder(feePolicyAt(await tx.find(FeePolicyEntity), now), 0)
}
