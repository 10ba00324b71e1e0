import type { Id } from '@concertato/core'
import { mayRetry, type MilestoneState, type PayoutBlock, type PayoutState, turnOfPayout } from '@concertato/deal'
import { mayCall, type money as wire, PERMISSIONS } from '@concertato/wire'
import type { Member } from '../platform/actor.ts'
import type { Place } from '../platform/cursor.ts'

export interface PayoutRow extends Place {
  readonly id: Id<'payout'> & string
  readonly contractId: string
  readonly matchId: string
  readonly briefTitle: string
  readonly payee: string | null
  readonly state: PayoutState
  readonly enteredAt: Date
  readonly blockedBy: PayoutBlock | null
  readonly failure: string | null
  readonly attempt: number
  readonly currency: string
  readonly amountMinor: string
  readonly requestedAt: Date
  readonly promisedAt: Date
  readonly sentAt: Date | null
  readonly paidAt: Date | null
  readonly isAccountReady: boolean
}

/** Conditions and order follow. */
export const PAYOUTS = `select p.id, p.contract_id as "contractId", c.match_id as "matchId",
  c.brief_title as "briefTitle", w.name as payee, p.state, p.entered_at as "enteredAt", p.blocked_by as "blockedBy",
  p.failure, p.attempt, p.currency, p.amount_minor as "amountMinor", p.requested_at as "requestedAt",
  coalesce(p.arrives_on::timestamp at time zone 'UTC', p.promised_at) as "promisedAt", p.submitted_at as "sentAt",
  p.paid_at as "paidAt", coalesce(y.account_id is not null and y.transfers_enabled and y.payouts_enabled, false)
    as "isAccountReady", (extract(epoch from p.requested_at) * 1000000)::bigint::text as micros
from payout p join contract c on c.id = p.contract_id left join workspace w on w.id = p.act_workspace_id
  left join payee y on y.workspace_id = p.act_workspace_id`

/** The promised day gives way to the bank's own once it is known. */
export const payoutOf = (
  { amountMinor, currency, payee, isAccountReady, ...row }: PayoutRow,
  by: Member,
): wire.PayoutView => ({
  ...row,
  payee: payee ?? '',
  amount: { minor: BigInt(amountMinor), currency },
  turn: turnOfPayout(row),
  actions:
    isAccountReady && mayRetry(row) && mayCall(PERMISSIONS['money.retry'] ?? [], by.membership.role, true)
      ? ['retry']
      : [],
})

export interface MilestoneRow {
  readonly id: string
  readonly contractId: string
  readonly position: number
  readonly state: MilestoneState
  readonly enteredAt: Date
  readonly dueOn: string
  readonly currency: string
  readonly amountMinor: string
  readonly houseMinor: string
  readonly managerMinor: string
  readonly actMinor: string
}

export const MILESTONES = `select m.id, m.contract_id as "contractId", m.position, m.state, m.entered_at as "enteredAt",
  m.due_on::text as "dueOn", m.currency, m.amount_minor as "amountMinor", m.house_minor as "houseMinor",
  m.manager_minor as "managerMinor", m.act_minor as "actMinor"
from milestone m where m.contract_id = any($1::uuid[]) order by m.contract_id, m.position`

export const milestoneOf = (row: MilestoneRow): wire.MilestoneView => ({
  ...row,
  amountMinor: BigInt(row.amountMinor),
  houseMinor: BigInt(row.houseMinor),
  managerMinor: BigInt(row.managerMinor),
  actMinor: BigInt(row.actMinor),
})
