import { type Id, Refusal } from '@concertato/core'
import type { PayoutBlock } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse, lockOrRefuse } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { PayeeEntity } from './payout.entity.ts'

/** What the provider says about an account. */
export interface AccountFacts {
  readonly detailsSubmitted: boolean
  readonly transfersEnabled: boolean
  readonly payoutsEnabled: boolean
  /** What it still asks for, in its own codes. */
  readonly requirements: readonly string[]
  readonly disabledReason: string | null
}

/** Whom an account is opened for. */
export interface Profile {
  readonly workspaceId: Id<'workspace'>
  readonly country: string
  readonly currency: string
  readonly email: string | null
}

/** The accounts acts are paid to. The provider keeps people's papers; we keep only whether they are complete. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /** Writes down that the act wants an account, with the key the provider will be asked under. */
  begin(by: Member, now: Date): Promise<PayeeEntity> {
    const { workspaceId } = by.membership
    return this.db.transaction(async (tx) => {
      await tx.query(
        `insert into payee (workspace_id, stripe_key, key_made_at, asked_by, asked_at) values ($1, $2, $3, $4, $3)
         on conflict (workspace_id) do nothing`,
        [workspaceId, keyOf(workspaceId, 1), now, by.personId],
      )
      return findOrRefuse(tx, PayeeEntity, { workspaceId })
    })
  }

  /** A key the provider may have forgotten is replaced; an account made under it is found by its metadata first. */
  renewKey(workspaceId: Id<'workspace'>, old: string, now: Date): Promise<PayeeEntity> {
    return this.db.transaction(async (tx) => {
      const payee = await lockOrRefuse(tx, PayeeEntity, { workspaceId })
      if (payee.accountId !== null || payee.stripeKey !== old) return payee
      const attempt = Number(/:a(\d+)$/.exec(old)?.[1] ?? 0) + 1
      const key = { stripeKey: keyOf(workspaceId, attempt), keyMadeAt: now }
      await tx.update(PayeeEntity, { workspaceId }, key)
      return Object.assign(payee, key)
    })
  }

  /** What an account is opened with. */
  async profile(workspaceId: Id<'workspace'>): Promise<Profile> {
    const [row] = await this.db.read<Profile>(
      `select w.id as "workspaceId", w.country, w.currency, p.email from workspace w
         left join payee y on y.workspace_id = w.id left join person p on p.id = y.asked_by where w.id = $1`,
      [workspaceId],
    )
    if (!row) throw new Refusal('not_found')
    return row
  }

  /** The accounts that something is still expected of, for a provider's list of events. */
  async expectant(): Promise<string[]> {
    const rows = await this.db.read<{ account_id: string }>(
      `select account_id from payee y where account_id is not null and (not (transfers_enabled and payouts_enabled)
         or exists (select from payout p where p.act_workspace_id = y.workspace_id and p.state in ('submitted', 'returned')))`,
    )
    return rows.map((row) => row.account_id)
  }

  /** The provider made the account. A second one for the same act is never taken over. */
  connected(workspaceId: Id<'workspace'>, accountId: string): Promise<PayeeEntity> {
    return this.db.transaction(async (tx) => {
      await tx.query(
        'update payee set account_id = $2, version = version + 1 where workspace_id = $1 and account_id is null',
        [workspaceId, accountId],
      )
      return findOrRefuse(tx, PayeeEntity, { workspaceId })
    })
  }

  /** What the provider says now. An account nobody here belongs to is none of ours. */
  learned(accountId: string, facts: AccountFacts, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const payee = await tx.findOne(PayeeEntity, { where: { accountId }, lock: { mode: 'pessimistic_write' } })
      if (!payee) return
      const { workspaceId } = payee
      const before = blockOf(payee)
      const requirements = [...facts.requirements]
      const changes = { ...facts, requirements, checkedAt: now, version: payee.version + 1 }
      await tx.update(PayeeEntity, { workspaceId }, changes)
      await this.live.announce(tx, 'payee', workspaceId, [workspaceId])
      if (before !== blockOf(Object.assign(payee, changes)))
        await this.outbox.leave(tx, 'payee.changed', { workspaceId })
    })
  }
}

const keyOf = (workspaceId: string, attempt: number): string => `payee:${workspaceId}:a${attempt}`

/** The payee row of an act, or `null` when it never began. Read with the system's view by those who send. */
export const payeeOf = (tx: EntityManager, workspaceId: Id<'workspace'>): Promise<PayeeEntity | null> =>
  tx.findOne(PayeeEntity, { where: { workspaceId } })

/** Why money cannot be sent to a payee, or `null` when it can. */
export function blockOf(payee: PayeeEntity | null): PayoutBlock | null {
  if (!payee || payee.accountId === null) return 'no_account'
  if (!payee.detailsSubmitted) return 'identity_missing'
  if (payee.transfersEnabled && payee.payoutsEnabled) return null
  return payee.requirements.length > 0 ? 'identity_missing' : 'payouts_disabled'
}
