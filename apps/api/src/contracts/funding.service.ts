import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import { canMovePayment, moveContract, movePayment } from '@concertato/deal'
import { Injectable, Logger } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { WorkPlanService } from '../deliverables/work-plan.service.ts'
import { LedgerService } from '../ledger/ledger.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { RecordService } from '../record/record.service.ts'
import { ContractEntity } from './contract.entity.ts'
import { PaymentEntity } from './payment.entity.ts'
import { lockContract, type SignedContract } from './signing.ts'

/** What the provider said about a payment that arrived. */
export interface Arrived {
  readonly sessionId: string
  readonly intentId: string
  readonly chargeId: string
  readonly currency: string
  readonly amountMinor: bigint
}

/** A page to pay on. */
export interface PaymentPage {
  readonly sessionId: string
  readonly url: string
  readonly endsAt: Date
}

/** What the payer is shown beside the amount. */
export interface PaymentOrder extends PaymentEntity {
  readonly briefTitle: string
}

/** The brand's money on its way in. The row is there before the provider is asked; only the provider moves it on. */
@Injectable()
export class FundingService {
  private readonly log = new Logger(FundingService.name)

  constructor(
    private readonly db: Database,
    private readonly plans: WorkPlanService,
    private readonly ledger: LedgerService,
    private readonly record: RecordService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Writes down that the brand wants to pay, with the key under which the provider will be asked. A payment that is
   * under way is returned as it is.
   *
   * @throws Refusal('contract_state_forbids') unless the contract waits for its money.
   */
  request(contractId: Id<'contract'>, by: Member, now: Date): Promise<PaymentOrder> {
    return this.db.transaction(async (tx) => {
      const contract = await lockContract(tx, contractId)
      if (by.membership.workspaceKind !== 'brand') throw new Refusal('not_your_move', { event: 'fund' })
      if (contract.state !== 'awaiting_funds') {
        throw new Refusal('contract_state_forbids', { state: contract.state, event: 'fund' })
      }
      const payment = (await paymentOf(tx, contractId)) ?? (await create(tx, contract, by, now))
      return Object.assign(payment, { briefTitle: contract.briefTitle })
    })
  }

  /** A new page with a new key, after the last one was proven to be closed. @param seen the attempt that was closed. */
  renew(paymentId: Id<'payment'>, seen: number, now: Date): Promise<PaymentEntity> {
    return this.db.transaction(async (tx) => {
      const payment = await lockOrRefuse(tx, PaymentEntity, { id: paymentId })
      if (payment.attempt !== seen || payment.state === 'succeeded') return payment
      const attempt = payment.attempt + 1
      const page = { sessionId: null, sessionUrl: null, sessionEndsAt: null }
      const key = { attempt, stripeKey: keyOf(payment.id, attempt), keyMadeAt: now }
      return saveVersion(tx, PaymentEntity, payment, { ...page, ...key })
    })
  }

  /** The provider opened a page. @param attempt the one it was asked for; an older one changes nothing. */
  opened(paymentId: Id<'payment'>, attempt: number, page: PaymentPage, now: Date): Promise<PaymentEntity> {
    return this.db.transaction(async (tx) => {
      const [, payment] = await lockBoth(tx, paymentId)
      if (payment.attempt !== attempt || !canMovePayment(payment, 'begin')) return payment
      const { state, enteredAt } = movePayment(payment, 'begin', now)
      await this.plans.beginFunding(tx, payment.contractId, now)
      await this.announce(tx, payment)
      return saveVersion(tx, PaymentEntity, payment, {
        state,
        enteredAt,
        sessionId: page.sessionId,
        sessionUrl: page.url,
        sessionEndsAt: page.endsAt,
        failure: null,
      })
    })
  }

  /** The page lapsed or the money did not come. A word about a page that is no longer the present one changes nothing. */
  failed(paymentId: Id<'payment'>, sessionId: string, failure: string, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [, payment] = await lockBoth(tx, paymentId)
      if (payment.sessionId !== sessionId || payment.state !== 'processing') return
      const { state, enteredAt } = movePayment(payment, 'fail', now)
      await saveVersion(tx, PaymentEntity, payment, { state, enteredAt, failure })
      await this.plans.failFunding(tx, payment.contractId, now)
      await this.outbox.leave(tx, 'payment.failed', { paymentId })
      await this.announce(tx, payment)
    })
  }

  /**
   * The money is there: it is booked, the contract becomes active, the work begins. A repetition changes nothing.
   *
   * What does not fit (another amount, a second charge) is left for a person to look at, and nothing is believed.
   */
  arrived(paymentId: Id<'payment'>, arrived: Arrived, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [contract, payment] = await lockBoth(tx, paymentId)
      if (!this.fits(payment, arrived) || !canMovePayment(payment, 'succeed')) return
      const { state, enteredAt } = movePayment(payment, 'succeed', now)
      const { sessionId, intentId, chargeId } = arrived
      await saveVersion(tx, PaymentEntity, payment, { state, enteredAt, sessionId, intentId, chargeId, failure: null })
      const active = moveContract(contract, 'activate', now)
      await saveVersion(tx, ContractEntity, contract, { state: active.state, enteredAt: active.enteredAt })
      await this.plans.fund(tx, contract.id, now)
      const { id: contractId, currency, feeMinor: amountMinor } = contract
      await this.ledger.book(tx, { kind: 'funded', paymentId, contractId, currency, amountMinor }, contractId, now)
      await this.outbox.leave(tx, 'contract.funded', { contractId })
      await this.announce(tx, payment)
      await this.record.append(tx, recordOf(payment), {
        what: 'contract.funded',
        by: 'system',
        at: now,
        detail: { amountMinor, currency, paymentId },
      })
    })
  }

  /** The payment as it is. @throws Refusal('not_found') */
  find(paymentId: Id<'payment'>): Promise<PaymentEntity> {
    return this.db.transaction((tx) => findOrRefuse(tx, PaymentEntity, { id: paymentId }))
  }

  private fits(payment: PaymentEntity, arrived: Arrived): boolean {
    const isSame = payment.currency === arrived.currency && payment.amountMinor === arrived.amountMinor
    const isFirst = payment.chargeId === null || payment.chargeId === arrived.chargeId
    if (!isSame || !isFirst) {
      this.log.error({ paymentId: payment.id, chargeId: arrived.chargeId }, 'a payment does not fit what was asked for')
    }
    return isSame && isFirst
  }

  private async announce(tx: EntityManager, payment: PaymentEntity): Promise<void> {
    const sides = [payment.brandWorkspaceId, payment.actWorkspaceId]
    await this.live.announce(tx, 'payment', payment.id, sides)
    await this.live.announce(tx, 'contract', payment.contractId, sides)
  }
}

const keyOf = (id: string, attempt: number): string => `payment:${id}:a${attempt}`

const recordOf = ({ contractId, brandWorkspaceId, actWorkspaceId }: PaymentEntity) => ({
  contractId,
  brandWorkspaceId,
  actWorkspaceId,
})

/** The contract first, then its payment: everyone locks in this order. */
async function lockBoth(tx: EntityManager, paymentId: Id<'payment'>): Promise<[SignedContract, PaymentEntity]> {
  const { contractId } = await findOrRefuse(tx, PaymentEntity, { id: paymentId })
  const contract = await lockContract(tx, contractId)
  return [contract, await lockOrRefuse(tx, PaymentEntity, { id: paymentId })]
}

function paymentOf(tx: EntityManager, contractId: Id<'contract'>): Promise<PaymentEntity | null> {
  return tx
    .createQueryBuilder(PaymentEntity, 'payment')
    .setLock('pessimistic_write')
    .where("payment.contractId = :contractId and payment.state <> 'refunded'", { contractId })
    .getOne()
}

async function create(tx: EntityManager, contract: SignedContract, by: Member, now: Date): Promise<PaymentEntity> {
  const id = randomUUID() as Id<'payment'>
  await tx.insert(PaymentEntity, {
    id,
    contractId: contract.id,
    brandWorkspaceId: contract.brandWorkspaceId,
    actWorkspaceId: contract.actWorkspaceId,
    state: 'created',
    enteredAt: now,
    currency: contract.currency,
    amountMinor: contract.feeMinor,
    requestedBy: by.personId,
    requestedAt: now,
    attempt: 1,
    stripeKey: keyOf(id, 1),
    keyMadeAt: now,
  })
  return findOrRefuse(tx, PaymentEntity, { id })
}
