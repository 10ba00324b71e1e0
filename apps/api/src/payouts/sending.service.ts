import type { Id } from '@concertato/core'
import { payoutKey, retryPayout, type PayoutBlock } from '@concertato/deal'
import { Injectable, Logger } from '@nestjs/common'
import { type EntityManager, In } from 'typeorm'
import { LedgerService } from '../ledger/ledger.service.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { blockOf, payeeOf } from './payees.service.ts'
import { PayoutEntity } from './payout.entity.ts'
import { type PayoutId, PayoutsService } from './payouts.service.ts'

/** The provider forgets keys after 24 hours; an hour before that we no longer trust ours. Milliseconds. */
export const KEY_LIFE = 23 * 3_600_000
/** Whoever was sending is taken to be dead after this long. Milliseconds. */
const LEASE = 60_000
/** Pauses grow from one second to ten minutes. Milliseconds. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 600_000
/** After so many looks a person should look too. */
const MANY_TRIES = 12

export type Via = 'transfer' | 'bank'

/** What the provider is asked to do; its reply is compared with every field. */
export interface TransferOrder {
  /** Where the money is taken from: our balance, or the payee's at the provider, to which a bank sent it back. */
  readonly via: Via
  /** The bank payout that came back; `null` for money that is still ours. */
  readonly returned: string | null
  readonly payoutId: PayoutId
  readonly attempt: number
  readonly key: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly destination: string
  /** Ties the transfers of one contract together; the payout's own are told by their metadata. */
  readonly group: string
  readonly sourceCharge: string | null
}

/** What to do next for a payout. `look` means: look for an earlier transfer before anything is sent. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'send'; readonly order: TransferOrder }
  | { readonly do: 'look'; readonly order: TransferOrder; readonly mayRepeat: boolean }

/** A transfer to the payee's account, or a payout from there to the bank, as the provider shows it. */
export interface FoundTransfer {
  readonly id: string
  readonly via: Via
  /** The attempt it was made for; `null` when the provider made it by itself. */
  readonly attempt: number | null
  readonly isReversed: boolean
  readonly amountMinor: bigint
  readonly currency: string
  /** The payee's account. */
  readonly destination: string
}

/** Why the provider refused for certain; nothing was moved. */
export interface RefusedTransfer {
  readonly code: string
  readonly message: string
  /** Another attempt can never succeed. */
  readonly isFinal: boolean
}

/** Whether somebody has asked the provider and has no certain answer yet. */
const isOpen = ({ state }: PayoutEntity): boolean => ['submitting', 'unknown', 'reconciling'].includes(state)

/** The sending of a payout: every step is written down before the provider is asked and after it has answered. */
@Injectable()
export class SendingService {
  private readonly log = new Logger(SendingService.name)

  constructor(
    private readonly db: Database,
    private readonly payouts: PayoutsService,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
  ) {}

  /** Decides the next step under the payout's lock and commits it, so that a step survives whoever carries it out. */
  next(id: PayoutId, now: Date): Promise<Step> {
    return this.db.transaction(async (tx) => {
      const payout = await lockOrRefuse(tx, PayoutEntity, { id })
      if (['requested', 'blocked', 'failed_retryable'].includes(payout.state)) await this.ready(tx, payout, now)
      if (payout.state === 'ready') return this.submit(tx, payout, now)
      if (payout.state === 'submitting') return this.resume(tx, payout, now)
      if (payout.state !== 'unknown' && payout.state !== 'reconciling') return NOTHING
      await this.payouts.move(tx, payout, 'reconcile', this.nextLook(payout, now), now)
      return lookFor(payout, now)
    })
  }

  /** The transfer exists. Only the first word of it counts; one that does not fit is an alarm, and is not believed. */
  confirm(id: PayoutId, found: FoundTransfer, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const payout = await lockOrRefuse(tx, PayoutEntity, { id })
      if (payout.transferId === found.id || payout.bankPayoutId === found.id) return
      // What was taken back belongs to the attempt it was made for, and is news only while that waits for its answer.
      if (found.isReversed && (found.attempt !== payout.attempt || !isOpen(payout))) return
      if (!this.isAwaited(payout, found)) return
      if (payout.state === 'unknown') await this.payouts.move(tx, payout, 'reconcile', {}, now)
      const made = found.via === 'bank' ? { bankPayoutId: found.id } : { transferId: found.id }
      await this.payouts.move(tx, payout, 'confirm', { ...QUIET, ...made, submittedAt: now }, now)
      await this.payouts.book(tx, payout, 'payout_sent', now)
      await this.outbox.leave(tx, 'payout.submitted', { payoutId: id })
    })
  }

  /** The answer was lost: nobody knows whether the money moved. It is looked for again after a pause. */
  unclear(id: PayoutId, attempt: number, why: string, now: Date): Promise<void> {
    return this.answered(id, attempt, now, async (tx, payout) => {
      const look = { ...this.nextLook(payout, now), failure: why }
      if (payout.state === 'submitting') await this.payouts.move(tx, payout, 'lose_answer', look, now)
      else await saveVersion(tx, PayoutEntity, payout, look)
      await this.outbox.leave(tx, 'payout.requested', { payoutId: id }, look.nextTryAt)
    })
  }

  /** There is no transfer and the old key can no longer make one: the way is free for a new attempt. */
  absent(id: PayoutId, attempt: number, now: Date): Promise<void> {
    return this.answered(id, attempt, now, async (tx, payout) => {
      if (payout.state === 'submitting') await this.payouts.move(tx, payout, 'lose_answer', {}, now)
      if (payout.state === 'unknown') await this.payouts.move(tx, payout, 'reconcile', {}, now)
      await this.payouts.move(tx, payout, 'prove_absent', { nextTryAt: now }, now)
    })
  }

  /** The provider refused and moved nothing. */
  refused(id: PayoutId, attempt: number, why: RefusedTransfer, now: Date): Promise<void> {
    return this.answered(id, attempt, now, async (tx, payout) => {
      if (payout.state === 'unknown') await this.payouts.move(tx, payout, 'reconcile', {}, now)
      const nextTryAt = why.isFinal ? null : new Date(now.getTime() + LONGEST_PAUSE)
      const changes = { ...QUIET, nextTryAt, failure: why.message }
      await this.payouts.move(tx, payout, why.isFinal ? 'fail_final' : 'fail_retryable', changes, now)
      await this.outbox.leave(tx, 'payout.failed', { payoutId: id })
    })
  }

  /** Leaves a message for every payout that is due to be looked at: its own may have been lost. @returns how many. */
  async wakeDue(now: Date): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [due] = (await tx.query(
        `update payout set next_try_at = $2 where id in (
           select id from payout where next_try_at <= $1 order by next_try_at limit 500 for update skip locked)
         returning id`,
        [now, new Date(now.getTime() + LEASE)],
      )) as [{ id: PayoutId }[], number]
      for (const { id } of due) await this.outbox.leave(tx, 'payout.requested', { payoutId: id })
      return due.length
    })
  }

  /** A payee's account changed: what waited for it is looked at again; what came back is sent on once it is in order. */
  wakeBlocked(workspaceId: Id<'workspace'>, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const isInOrder = blockOf(await payeeOf(tx, workspaceId)) === null
      const rows = await tx.find(PayoutEntity, {
        where: { actWorkspaceId: workspaceId, state: In(isInOrder ? ['blocked', 'returned'] : ['blocked']) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      })
      for (const payout of rows) {
        if (payout.state === 'returned') await this.again(tx, payout, now)
        else await this.outbox.leave(tx, 'payout.requested', { payoutId: payout.id })
      }
    })
  }

  /**
   * Somebody asks for another attempt. It gets a key of its own, written down before the provider is asked.
   *
   * @throws Refusal('not_found') for a payout of others; what `retryPayout` refuses.
   */
  retry(id: PayoutId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => this.again(tx, await lockOrRefuse(tx, PayoutEntity, { id }), now))
  }

  private async again(tx: EntityManager, payout: PayoutEntity, now: Date): Promise<void> {
    retryPayout(payout, blockOf(await payeeOf(tx, payout.actWorkspaceId)), now)
    await this.payouts.move(tx, payout, 'retry', { failure: null, tries: 0, nextTryAt: now }, now)
    await this.outbox.leave(tx, 'payout.requested', { payoutId: payout.id })
  }

  private isAwaited(payout: PayoutEntity, found: FoundTransfer): boolean {
    const { amountMinor, currency, destination } = payout
    const isWhole =
      found.amountMinor === amountMinor && found.currency === currency && found.destination === destination
    const isSame = isWhole && found.via === viaOf(payout)
    if (isOpen(payout) && isSame) return true
    const known = { payoutId: payout.id, state: payout.state, transferId: payout.transferId }
    this.log.error({ ...known, found: found.id }, 'a transfer that no payout is waiting for')
    return false
  }

  private async ready(tx: EntityManager, payout: PayoutEntity, now: Date): Promise<void> {
    const blockedBy = blockOf(await payeeOf(tx, payout.actWorkspaceId))
    if (blockedBy) return this.block(tx, payout, blockedBy, now)
    await this.payouts.move(tx, payout, payout.state === 'failed_retryable' ? 'retry' : 'clear', { failure: null }, now)
  }

  private async block(tx: EntityManager, payout: PayoutEntity, blockedBy: PayoutBlock, now: Date): Promise<void> {
    const isNews = payout.blockedBy !== blockedBy
    await this.payouts.move(tx, payout, 'block', { blockedBy, nextTryAt: null }, now)
    if (isNews) await this.outbox.leave(tx, 'payout.blocked', { payoutId: payout.id })
  }

  private async submit(tx: EntityManager, payout: PayoutEntity, now: Date): Promise<Step> {
    const payee = await payeeOf(tx, payout.actWorkspaceId)
    const blockedBy = blockOf(payee)
    if (blockedBy) {
      await this.block(tx, payout, blockedBy, now)
      return NOTHING
    }
    if (!(await this.ledger.isWhole(tx))) {
      this.log.error({ payoutId: payout.id }, 'the ledger does not agree with itself; no money leaves until it does')
      await saveVersion(tx, PayoutEntity, payout, { nextTryAt: new Date(now.getTime() + LONGEST_PAUSE) })
      return NOTHING
    }
    const stripeKey = payoutKey({ id: payout.id, attempt: payout.attempt + 1 })
    // What a bank sent back lies on the account it had been sent to.
    const destination = (viaOf(payout) === 'bank' ? payout.destination : payee?.accountId) ?? null
    const key = { stripeKey, keyMadeAt: now, destination }
    await this.payouts.move(tx, payout, 'submit', { ...key, tries: 0, nextTryAt: new Date(now.getTime() + LEASE) }, now)
    const order = orderOf(payout)
    return payout.attempt === 1 ? { do: 'send', order } : { do: 'look', order, mayRepeat: true }
  }

  /** Somebody began to send and never came back: the same key gives the same answer, as long as it is remembered. */
  private async resume(tx: EntityManager, payout: PayoutEntity, now: Date): Promise<Step> {
    if (isKeyYoung(payout, now)) {
      await saveVersion(tx, PayoutEntity, payout, { nextTryAt: new Date(now.getTime() + LEASE) })
      return { do: 'send', order: orderOf(payout) }
    }
    await this.payouts.move(tx, payout, 'lose_answer', {}, now)
    await this.payouts.move(tx, payout, 'reconcile', this.nextLook(payout, now), now)
    return lookFor(payout, now)
  }

  /** Runs only while the attempt an answer belongs to is still the present one and still open. */
  private answered(
    id: PayoutId,
    attempt: number,
    now: Date,
    remember: (tx: EntityManager, payout: PayoutEntity) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const payout = await lockOrRefuse(tx, PayoutEntity, { id })
      if (isOpen(payout) && payout.attempt === attempt) await remember(tx, payout)
    })
  }

  private nextLook({ id, tries }: PayoutEntity, now: Date): { tries: number; nextTryAt: Date } {
    if (tries === MANY_TRIES) this.log.error({ payoutId: id, tries }, 'a payout is still unclear after many looks')
    const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(tries, 20), LONGEST_PAUSE)
    return { tries: tries + 1, nextTryAt: new Date(now.getTime() + pause) }
  }
}

/** Nothing more is to be done by itself. */
const QUIET = { tries: 0, nextTryAt: null, failure: null } as const

const NOTHING: Step = { do: 'nothing' }

const isKeyYoung = ({ keyMadeAt }: PayoutEntity, now: Date): boolean =>
  keyMadeAt !== null && now.getTime() - keyMadeAt.getTime() < KEY_LIFE

const lookFor = (payout: PayoutEntity, now: Date): Step => ({
  do: 'look',
  order: orderOf(payout),
  mayRepeat: isKeyYoung(payout, now),
})

function orderOf(payout: PayoutEntity): TransferOrder {
  const { id: payoutId, attempt, stripeKey: key, destination, amountMinor, currency, sourceCharge } = payout
  if (key === null || destination === null)
    throw new Error(`payout ${payoutId} is being sent without key or destination`)
  const via = viaOf(payout)
  const returned = via === 'bank' ? payout.bankPayoutId : null
  const group = groupOf(payout.contractId)
  return { via, returned, payoutId, attempt, key, amountMinor, currency, destination, group, sourceCharge }
}

/** A transfer that stands means that the money lies at the provider for the payee. */
const viaOf = ({ transferId }: PayoutEntity): Via => (transferId === null ? 'transfer' : 'bank')

/** The provider's name for everything that belongs to one contract: its charge and the transfers made from it. */
export const groupOf = (contractId: string): string => `contract:${contractId}`
