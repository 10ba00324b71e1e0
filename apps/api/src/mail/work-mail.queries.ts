import type { ContractState, DeliverableState, PayoutState, Role, Signer } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import type { Reader } from './deal-mail.queries.ts'

/** A contract with the names a mail uses. */
export interface ContractNames {
  readonly brief: string
  readonly brand: string
  readonly act: string
  readonly brandId: string
  readonly actId: string
  readonly state: ContractState
  readonly hash: string
  readonly signBy: Date
  readonly feeMinor: string
  readonly currency: string
  readonly needsGuardian: boolean
  readonly signed: readonly Signer[]
}

export interface WorkNames extends ContractNames {
  readonly workState: DeliverableState
  readonly reviewBy: Date | null
}

export interface PayoutNames extends ContractNames {
  readonly payoutState: PayoutState
  readonly amountMinor: string
  readonly promisedAt: Date
  readonly failure: string | null
}

/** Whose mail it is: those who may sign for a side, who pay, who work, who watch the money. */
const READERS = {
  brand_signers: ['brand_owner'],
  brand_payers: ['brand_owner', 'brand_finance'],
  brand_reviewers: ['brand_owner', 'brand_member'],
  act_signers: ['artist', 'band_member', 'manager'],
  act_guardians: ['guardian'],
  act: ['artist', 'band_member', 'manager', 'guardian'],
} as const satisfies Record<string, readonly Role[]>
export type ReaderGroup = keyof typeof READERS

const NAMES = `c.brief_title as brief, brand.name as brand, act.name as act, c.brand_workspace_id as "brandId",
  c.act_workspace_id as "actId", c.state, c.document_hash as hash, c.sign_by as "signBy", c.fee_minor as "feeMinor",
  c.currency, c.needs_guardian as "needsGuardian",
  coalesce((select array_agg(s.signer) from contract_signature s where s.contract_id = c.id), '{}') as signed
  from contract c join workspace brand on brand.id = c.brand_workspace_id
    join workspace act on act.id = c.act_workspace_id`

/** What the mails of a contract say and to whom they go. Used by the worker, which sees everything. */
@Injectable()
export class WorkMailQueries {
  constructor(private readonly db: Database) {}

  async contract(id: string): Promise<ContractNames | undefined> {
    const [row] = await this.db.read<ContractNames>(`select ${NAMES} where c.id = $1`, [id])
    return row
  }

  async ofPayment(id: string): Promise<ContractNames | undefined> {
    const [row] = await this.db.read<ContractNames>(
      `select ${NAMES} join payment p on p.contract_id = c.id where p.id = $1 and p.state = 'failed'`,
      [id],
    )
    return row
  }

  async work(id: string): Promise<WorkNames | undefined> {
    const [row] = await this.db.read<WorkNames>(
      `select d.state as "workState", d.review_by as "reviewBy", ${NAMES}
         join deliverable d on d.contract_id = c.id where d.id = $1`,
      [id],
    )
    return row
  }

  async payout(id: string): Promise<PayoutNames | undefined> {
    const [row] = await this.db.read<PayoutNames>(
      `select p.state as "payoutState", p.amount_minor as "amountMinor", p.failure,
         coalesce(p.arrives_on::timestamp at time zone 'UTC', p.promised_at) as "promisedAt", ${NAMES}
         join payout p on p.contract_id = c.id where p.id = $1`,
      [id],
    )
    return row
  }

  /** Each person once; of those who sign, only whose signature binds. */
  people(workspaceId: string, group: ReaderGroup): Promise<Reader[]> {
    return this.db.read<Reader>(
      `select distinct p.name, p.email, p.locale from membership m join person p on p.id = m.person_id
         left join mandate d on d.membership_id = m.id
       where m.workspace_id = $1 and m.state = 'active' and m.role = any($2) and p.state = 'active'
         and (not $3 or case m.role when 'manager' then d.may_sign when 'band_member' then m.may_sign else true end)
       order by p.email`,
      [workspaceId, READERS[group], group === 'act_signers'],
    )
  }

  /** Whoever watches the money of the house. */
  finance(): Promise<Reader[]> {
    return this.db.read<Reader>(
      `select distinct p.name, p.email, p.locale from workspace w join membership m on m.workspace_id = w.id
         join person p on p.id = m.person_id
       where w.kind = 'house' and m.state = 'active' and m.role in ('house_finance', 'house_admin')
         and p.state = 'active' order by p.email`,
    )
  }
}
