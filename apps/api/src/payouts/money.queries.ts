import { Refusal } from '@concertato/core'
import {
  addDays,
  type ContractState,
  FUNDING_DAYS,
  type PaymentState,
  type PayoutState,
  turnOfContract,
} from '@concertato/deal'
import { mayCall, type money as wire, PERMISSIONS } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Member } from '../platform/actor.ts'
import { instantOf, pageOf, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { ScoresService } from '../turns/scores.service.ts'
import { MILESTONES, milestoneOf, type MilestoneRow, payoutOf, type PayoutRow, PAYOUTS } from './payout-rows.ts'

/** The provider lets secured money wait this long, in most countries. Days. */
const HOLD_DAYS = 90
/** Of the money page, the newest deals and payouts. */
const MOST_ROWS = 200

interface FundedContract {
  readonly id: string
  readonly matchId: string
  readonly state: ContractState
  readonly briefTitle: string
  readonly feeMinor: string
  readonly currency: string
  readonly sealedAt: Date | null
  readonly fundedAt: Date | null
}

interface PaymentRow {
  readonly id: string
  readonly contractId: string
  readonly state: PaymentState
  readonly enteredAt: Date
  readonly currency: string
  readonly amountMinor: string
  readonly checkoutUrl: string | null
  readonly failure: string | null
}

/** When everyone had signed, and when the money was there. */
const CONTRACTS = `select c.id, c.match_id as "matchId", c.state, c.brief_title as "briefTitle",
  c.fee_minor as "feeMinor", c.currency,
  (select r.at from contract_record r where r.contract_id = c.id and r.what = 'contract.sealed') as "sealedAt",
  (select p.entered_at from payment p where p.contract_id = c.id and p.state = 'succeeded') as "fundedAt"
from contract c`

const LIVING = `c.state in ('awaiting_funds', 'active', 'completed')`

/** Where the money is: one row per milestone with what the asker's side has in it, and how far it has come. */
const SUMS = `select s.currency,
  coalesce(sum(s.own) filter (where s.state in ('planned', 'funding_due', 'funding_pending')), 0)::text as "agreedMinor",
  coalesce(sum(s.own) filter (where s.state in ('funded', 'releasable')), 0)::text as "securedMinor",
  coalesce(sum(s.own) filter (where s.state = 'released' and not s.is_paid), 0)::text as "onTheWayMinor",
  coalesce(sum(s.own) filter (where s.state = 'released' and s.is_paid), 0)::text as "paidMinor"
from (select m.currency, m.state, case when $1 = 'act' then m.act_minor else m.amount_minor end as own,
    not exists (select from payout p where p.milestone_id = m.id and p.state <> 'paid') as is_paid
  from milestone m join contract c on c.id = m.contract_id where ${LIVING}) s
group by s.currency order by s.currency`

export interface PayoutPage {
  readonly state?: PayoutState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Money as brands, acts and the house read it. Everybody's own, by row-level security. */
@Injectable()
export class MoneyQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async page(by: Member): Promise<wire.MoneyPage> {
    const sums = await this.db.read<Record<string, string>>(SUMS, [by.membership.workspaceKind])
    const contracts = await this.db.read<FundedContract>(
      `${CONTRACTS} where ${LIVING} order by c.opened_at desc, c.id limit ${MOST_ROWS}`,
    )
    const deals = await this.scores.dealsOf(contracts.map(({ matchId }) => matchId))
    const milestones = await this.milestonesOf(contracts.map(({ id }) => id))
    const payouts = await this.db.read<PayoutRow>(`${PAYOUTS} order by p.requested_at desc, p.id limit ${MOST_ROWS}`)
    return {
      sums: sums.map(sumsOf),
      deals: contracts.flatMap((contract) => {
        const deal = deals.get(contract.matchId)
        if (!deal) return []
        const { id: contractId, matchId, briefTitle, sealedAt: signedAt, fundedAt } = contract
        const own = milestones.get(contractId) ?? []
        const sides = { brand: deal.brand, act: deal.act }
        return [{ contractId, matchId, briefTitle, ...sides, signedAt, fundedAt, milestones: own, score: deal.bars }]
      }),
      payouts: payouts.map((row) => payoutOf(row, by)),
    }
  }

  /** @throws Refusal('not_found') also for a contract between others. */
  async funding(contractId: string, by: Member): Promise<wire.FundingView> {
    const [contract] = await this.db.read<FundedContract>(`${CONTRACTS} where c.id = $1`, [contractId])
    const deal = contract && (await this.scores.dealsOf([contract.matchId])).get(contract.matchId)
    if (!contract || !deal) throw new Refusal('not_found')
    const { matchId, briefTitle, fundedAt } = contract
    const mayFund = mayPay(contract, by)
    return {
      contractId,
      matchId,
      briefTitle,
      brand: deal.brand,
      act: deal.act,
      amount: { minor: BigInt(contract.feeMinor), currency: contract.currency },
      isFunded: fundedAt !== null,
      fundedAt,
      ...datesOf(contract),
      payments: await this.paymentsOf(contractId, mayFund),
      milestones: (await this.milestonesOf([contractId])).get(contractId) ?? [],
      actions: mayFund ? ['fund'] : [],
      turn: deal.contract && deal.contract.id === contractId ? turnOfContract(deal.contract) : null,
      score: deal.bars,
    }
  }

  async payouts(page: PayoutPage, by: Member) {
    const from = placeOf(page.cursor)
    const rows = await this.db.read<PayoutRow>(
      `${PAYOUTS} where ($1::text is null or p.state = $1)
         and ($2::text is null or (p.requested_at, p.id) < (${instantOf('$2')}, $3::uuid))
       order by p.requested_at desc, p.id desc limit $4`,
      [page.state ?? null, from?.micros ?? null, from?.id ?? null, page.limit + 1],
    )
    return pageOf(rows, page.limit, (row) => payoutOf(row, by))
  }

  async payout(id: string, by: Member): Promise<wire.PayoutView> {
    const [row] = await this.db.read<PayoutRow>(`${PAYOUTS} where p.id = $1`, [id])
    if (!row) throw new Refusal('not_found')
    return payoutOf(row, by)
  }

  async payee(by: Member): Promise<wire.PayeeView> {
    const [row] = await this.db.read<Omit<wire.PayeeView, 'isSandbox'>>(
      `select w.country, w.currency, coalesce(y.requirements, '{}') as requirements, case
           when y.account_id is null then 'none' when y.transfers_enabled and y.payouts_enabled then 'ready'
           when y.details_submitted and y.requirements = '{}' then 'restricted' else 'incomplete' end as state
         from workspace w left join payee y on y.workspace_id = w.id where w.id = $1`,
      [by.membership.workspaceId],
    )
    if (!row) throw new Refusal('not_found')
    return { ...row, isSandbox: this.config.STRIPE_HOST !== undefined }
  }

  private async milestonesOf(contractIds: readonly string[]): Promise<Map<string, wire.MilestoneView[]>> {
    const rows = await this.db.read<MilestoneRow>(MILESTONES, [contractIds])
    return Map.groupBy(rows, (row) => row.contractId)
      .entries()
      .reduce((so, [id, own]) => so.set(id, own.map(milestoneOf)), new Map<string, wire.MilestoneView[]>())
  }

  private async paymentsOf(contractId: string, showsPage: boolean): Promise<wire.PaymentView[]> {
    const rows = await this.db.read<PaymentRow>(
      `select id, contract_id as "contractId", state, entered_at as "enteredAt", currency,
         amount_minor as "amountMinor", session_url as "checkoutUrl", failure
       from payment where contract_id = $1 order by requested_at`,
      [contractId],
    )
    return rows.map(({ amountMinor, currency, checkoutUrl, ...row }) => ({
      ...row,
      amount: { minor: BigInt(amountMinor), currency },
      checkoutUrl: showsPage && row.state === 'processing' ? checkoutUrl : null,
    }))
  }
}

const isDue = ({ state }: FundedContract): boolean => state === 'awaiting_funds'

const mayPay = (contract: FundedContract, { membership }: Member): boolean =>
  isDue(contract) &&
  membership.workspaceKind === 'brand' &&
  mayCall(PERMISSIONS['money.fund'] ?? [], membership.role, true)

/** Until when the money is awaited, and until when it may wait. */
const datesOf = (contract: FundedContract): Pick<wire.FundingView, 'fundBy' | 'holdUntil'> => ({
  fundBy: isDue(contract) && contract.sealedAt ? addDays(contract.sealedAt, FUNDING_DAYS) : null,
  holdUntil: contract.state === 'active' && contract.fundedAt ? addDays(contract.fundedAt, HOLD_DAYS) : null,
})

const sumsOf = (row: Record<string, string>): wire.MoneyPage['sums'][number] => ({
  currency: row.currency ?? '',
  agreedMinor: BigInt(row.agreedMinor ?? 0),
  securedMinor: BigInt(row.securedMinor ?? 0),
  onTheWayMinor: BigInt(row.onTheWayMinor ?? 0),
  paidMinor: BigInt(row.paidMinor ?? 0),
})
