import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import { movePayout, promisedAt, type PayoutEvent, type PayoutState } from '@concertato/deal'
import { actPayable, type PayoutMoved } from '@concertato/ledger'
import { Injectable, Logger } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { LedgerService } from '../ledger/ledger.service.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { RecordService } from '../record/record.service.ts'
import { PayoutEntity } from './payout.entity.ts'

export type PayoutId = Id<'payout'>

/** A milestone whose money is free. */
export interface ReleasedMilestone {
  readonly id: Id<'milestone'>
  readonly contractId: Id<'contract'>
  readonly brandWorkspaceId: Id<'workspace'>
  readonly actWorkspaceId: Id<'workspace'>
  readonly currency: string
  readonly actMinor: bigint
  readonly houseMinor: bigint
  readonly managerMinor: bigint
}

/** A payout to a bank, as the provider reports it for one connected account. */
export interface BankPayout {
  readonly id: string
  readonly accountId: string
  readonly state: 'on_its_way' | 'paid' | 'failed'
  /** Calendar day it lands on. */
  readonly arrivesOn: string
  /** The bank's words when it failed. */
  readonly failure: string | null
  /** The attempt it was made for; `null` when the provider made it by itself. */
  readonly order: {
    readonly payoutId: string
    readonly attempt: number
    readonly amountMinor: bigint
    readonly currency: string
  } | null
  readonly transferIds: readonly string[]
  /** Earlier payouts that failed and whose money this one carries. */
  readonly replaces: readonly string[]
}

/** Money on its way to a payee: asked for, on its way to the bank, landed, come back. Sending is in SendingService. */
@Injectable()
export class PayoutsService {
  private readonly log = new Logger(PayoutsService.name)

  constructor(
    private readonly db: Database,
    private readonly ledger: LedgerService,
    private readonly record: RecordService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /** Shares a released milestone out in the books and asks for its payout, in the transaction that released it. */
  async request(tx: EntityManager, milestone: ReleasedMilestone, now: Date): Promise<void> {
    const { id: milestoneId, contractId, brandWorkspaceId, actWorkspaceId, currency } = milestone
    const { actMinor, houseMinor, managerMinor } = milestone
    const { managerId, chargeId } = await sourceOf(tx, contractId)
    const shares = { currency, actMinor, houseMinor, managerMinor }
    const released = { kind: 'released' as const, milestoneId, contractId, actId: actWorkspaceId, managerId, ...shares }
    await this.ledger.book(tx, released, contractId, now)
    const sides = { contractId, brandWorkspaceId, actWorkspaceId }
    if (actMinor > 0n) {
      const payoutId = randomUUID() as PayoutId
      await tx.insert(PayoutEntity, {
        ...sides,
        id: payoutId,
        milestoneId,
        leg: 'act',
        state: 'requested',
        enteredAt: now,
        currency,
        amountMinor: actMinor,
        sourceCharge: chargeId,
        nextTryAt: now,
        requestedAt: now,
        promisedAt: promisedAt(now),
      })
      await this.outbox.leave(tx, 'payout.requested', { payoutId })
      await this.live.announce(tx, 'payout', payoutId, [brandWorkspaceId, actWorkspaceId])
    }
    await this.record.append(tx, sides, {
      what: 'milestone.released',
      by: 'system',
      at: now,
      detail: { actMinor, currency, houseMinor, managerMinor, milestoneId },
    })
  }

  /** What the payee's bank has been told, or has said. Late and repeated news change nothing. */
  banked(bank: BankPayout, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const rows = await tx
        .createQueryBuilder(PayoutEntity, 'payout')
        .setLock('pessimistic_write')
        .where('payout.destination = :accountId', bank)
        .andWhere('(payout.transferId = any(:transferIds) or payout.bankPayoutId = any(:replaces))', {
          transferIds: bank.transferIds,
          replaces: [...bank.replaces, bank.id],
        })
        .orderBy('payout.id')
        .getMany()
      for (const payout of rows) await this.tell(tx, payout, bank, now)
    })
  }

  /** The transfer was taken back at the provider: the money is the payee's with us again, and a person looks at it. */
  reversed(id: PayoutId, transferId: string, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const payout = await lockOrRefuse(tx, PayoutEntity, { id })
      const wasReturned = payout.state === 'returned'
      if (payout.transferId !== transferId || !(wasReturned || payout.state === 'submitted')) return
      // There is no transfer any more: another attempt begins with a new one.
      const gone = { transferId: null, bankPayoutId: null, arrivesOn: null }
      await this.move(tx, payout, 'fail_final', { ...gone, failure: 'transfer_reversed', nextTryAt: null }, now)
      if (!wasReturned) await this.book(tx, payout, 'payout_failed', now)
      await this.outbox.leave(tx, 'payout.failed', { payoutId: id })
    })
  }

  /** Of these transfers, those no payout here has heard of. */
  async unknownOf(transferIds: readonly string[]): Promise<string[]> {
    const rows = await this.db.read<{ id: string }>(
      `select t.id from unnest($1::text[]) as t (id) where not exists (select from payout p where p.transfer_id = t.id)`,
      [transferIds],
    )
    return rows.map(({ id }) => id)
  }

  /** Moves a payout, remembers it, tells the browsers. */
  async move(
    tx: EntityManager,
    payout: PayoutEntity,
    event: PayoutEvent,
    changes: Partial<PayoutEntity>,
    now: Date,
  ): Promise<void> {
    const { state, enteredAt, attempt } = movePayout(payout, event, now, changes.blockedBy ?? null)
    const blockedBy = event === 'block' ? (changes.blockedBy ?? null) : null
    await saveVersion(tx, PayoutEntity, payout, { ...changes, state, enteredAt, attempt, blockedBy })
    await this.live.announce(tx, 'payout', payout.id, [payout.brandWorkspaceId, payout.actWorkspaceId])
  }

  /** Books what happened to a payout, under its present attempt. */
  async book(tx: EntityManager, payout: PayoutEntity, kind: PayoutMoved['kind'], now: Date): Promise<void> {
    const { id: payoutId, attempt, currency, amountMinor, contractId, brandWorkspaceId, actWorkspaceId } = payout
    const payable = actPayable(actWorkspaceId)
    await this.ledger.book(tx, { kind, payoutId, attempt, payable, currency, amountMinor }, contractId, now)
    await this.record.append(
      tx,
      { contractId, brandWorkspaceId, actWorkspaceId },
      { what: kind.replace('_', '.'), by: 'system', at: now, detail: { amountMinor, currency, payoutId } },
    )
  }

  private async tell(tx: EntityManager, payout: PayoutEntity, bank: BankPayout, now: Date): Promise<void> {
    const { id: bankPayoutId, arrivesOn } = bank
    if (bank.state === 'failed') return this.sentBack(tx, payout, bank, now)
    // The provider sent on by itself what a bank had sent back: a new attempt that we did not begin.
    if (AT_PROVIDER.includes(payout.state) && payout.transferId !== null && payout.bankPayoutId !== bankPayoutId) {
      await this.move(tx, payout, 'resume', { bankPayoutId, arrivesOn, failure: null, nextTryAt: null }, now)
      await this.book(tx, payout, 'payout_sent', now)
    }
    if (payout.state !== 'submitted') return
    if (bank.state === 'paid') {
      await this.move(tx, payout, 'pay', { bankPayoutId, arrivesOn, paidAt: now, failure: null }, now)
      await this.book(tx, payout, 'payout_paid', now)
      await this.outbox.leave(tx, 'payout.paid', { payoutId: payout.id })
      return
    }
    if (payout.bankPayoutId === bankPayoutId && payout.arrivesOn === arrivesOn) return
    await saveVersion(tx, PayoutEntity, payout, { bankPayoutId, arrivesOn })
    await this.live.announce(tx, 'payout', payout.id, [payout.brandWorkspaceId, payout.actWorkspaceId])
  }

  /**
   * A bank sent the money back, before it landed or after. It lies at the provider for the payee, so that no second
   * transfer may be made: the books owe it to the act again, and the next attempt goes from there to the bank.
   */
  private async sentBack(tx: EntityManager, payout: PayoutEntity, bank: BankPayout, now: Date): Promise<void> {
    const { id: bankPayoutId, failure } = bank
    const isOurs = payout.bankPayoutId === null || payout.bankPayoutId === bankPayoutId
    if (payout.state === 'returned' && !isOurs && bank.replaces.includes(payout.bankPayoutId ?? '')) {
      await saveVersion(tx, PayoutEntity, payout, { bankPayoutId, failure })
      return
    }
    // A late word about an earlier attempt is none about this one.
    if (!isOurs || (payout.state !== 'submitted' && payout.state !== 'paid')) return
    const kind = payout.state === 'paid' ? 'payout_returned' : 'payout_failed'
    const changes = { bankPayoutId, failure, arrivesOn: null, paidAt: null, nextTryAt: null }
    await this.move(tx, payout, 'return', changes, now)
    await this.book(tx, payout, kind, now)
    this.log.warn({ payoutId: payout.id, bankPayoutId, failure }, 'a payout was sent back by the bank')
    await this.outbox.leave(tx, 'payout.failed', { payoutId: payout.id })
  }
}

/** States in which the provider may send on by itself what lies there for the payee. */
const AT_PROVIDER: readonly PayoutState[] = ['returned', 'blocked', 'ready', 'failed_retryable']

interface Source {
  readonly managerId: string | null
  readonly chargeId: string | null
}

/** Who else is paid, and which charge the money came from. */
async function sourceOf(tx: EntityManager, contractId: Id<'contract'>): Promise<Source> {
  const [row] = (await tx.query(
    `select c.manager_id as "managerId", p.charge_id as "chargeId" from contract c
       left join payment p on p.contract_id = c.id and p.state = 'succeeded' where c.id = $1`,
    [contractId],
  )) as Source[]
  if (!row) throw new Refusal('not_found')
  return row
}
