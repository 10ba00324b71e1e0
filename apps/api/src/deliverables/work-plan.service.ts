import { randomUUID } from 'node:crypto'
import { Refusal, type Id } from '@concertato/core'
import {
  type DeliverableEvent,
  isWorkDone,
  type MilestoneEvent,
  moveDeliverable,
  moveMilestone,
  planWork,
  type Terms,
} from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { saveVersion } from '../platform/database.ts'
import { DeliverableEntity, MilestoneEntity } from './deliverable.entity.ts'

/** Whose work is planned. */
export interface WorkOf {
  readonly contractId: Id<'contract'>
  readonly brandWorkspaceId: Id<'workspace'>
  readonly actWorkspaceId: Id<'workspace'>
}

/** Lays out a contract's work and money, and moves all of it together when the contract moves. */
@Injectable()
export class WorkPlanService {
  /** Plans what the terms promise, in the transaction that opens the contract. */
  async plan(tx: EntityManager, of: WorkOf, terms: Terms, now: Date): Promise<void> {
    const { deliverables, milestones } = planWork(terms)
    const ids = new Map(milestones.map(({ position }) => [position, randomUUID() as Id<'milestone'>]))
    const milestoneAt = (position: number): Id<'milestone'> => {
      const id = ids.get(position)
      if (!id) throw new Error(`the plan names no milestone ${position}`)
      return id
    }
    await tx.insert(
      MilestoneEntity,
      milestones.map(({ position, dueOn, amount, house, manager, act }) => ({
        ...of,
        id: milestoneAt(position),
        position,
        state: 'planned' as const,
        enteredAt: now,
        currency: amount.currency,
        amountMinor: amount.minor,
        houseMinor: house.minor,
        managerMinor: manager.minor,
        actMinor: act.minor,
        dueOn,
      })),
    )
    await tx.insert(
      DeliverableEntity,
      deliverables.map(({ milestone, ...planned }) => ({
        ...of,
        ...planned,
        id: randomUUID() as Id<'deliverable'>,
        milestoneId: milestoneAt(milestone),
        state: 'planned' as const,
        enteredAt: now,
      })),
    )
  }

  /** The contract is sealed: its money is called for. */
  callFunds = (tx: EntityManager, contractId: Id<'contract'>, now: Date) =>
    this.moveMoney(tx, contractId, 'call_funds', now)

  /** The brand went to the payment page. */
  beginFunding = (tx: EntityManager, contractId: Id<'contract'>, now: Date) =>
    this.moveMoney(tx, contractId, 'begin_funding', now)

  /** The payment failed or its page lapsed. */
  failFunding = (tx: EntityManager, contractId: Id<'contract'>, now: Date) =>
    this.moveMoney(tx, contractId, 'fail_funding', now)

  /** The money is secured: work begins. */
  async fund(tx: EntityManager, contractId: Id<'contract'>, now: Date): Promise<void> {
    await this.moveMoney(tx, contractId, 'fund', now)
    await this.moveWork(tx, contractId, 'start', now)
  }

  /** The contract ended before it was sealed: nothing of it will be made. */
  cancel = (tx: EntityManager, contractId: Id<'contract'>, now: Date) => this.moveWork(tx, contractId, 'cancel', now)

  /** Whether all work of a contract is approved or cancelled. */
  async isDone(tx: EntityManager, contractId: Id<'contract'>): Promise<boolean> {
    return isWorkDone(await tx.find(DeliverableEntity, { where: { contractId }, select: { id: true, state: true } }))
  }

  private async moveWork(
    tx: EntityManager,
    contractId: Id<'contract'>,
    event: DeliverableEvent,
    now: Date,
  ): Promise<void> {
    for (const deliverable of await lockAll(tx, DeliverableEntity, contractId)) {
      const { state, enteredAt } = moveDeliverable(deliverable, event, now)
      await saveVersion(tx, DeliverableEntity, deliverable, { state, enteredAt })
    }
  }

  private async moveMoney(
    tx: EntityManager,
    contractId: Id<'contract'>,
    event: MilestoneEvent,
    now: Date,
  ): Promise<void> {
    const milestones = await lockAll(tx, MilestoneEntity, contractId)
    if (milestones.length === 0) throw new Refusal('not_found')
    for (const milestone of milestones) {
      const { state, enteredAt } = moveMilestone(milestone, event, now)
      await saveVersion(tx, MilestoneEntity, milestone, { state, enteredAt })
    }
  }
}

/** Locks a contract's rows in the order of their positions, so that two movers never wait in a ring. */
function lockAll<Row extends DeliverableEntity | MilestoneEntity>(
  tx: EntityManager,
  entity: new () => Row,
  contractId: Id<'contract'>,
): Promise<Row[]> {
  return tx.find(entity, {
    where: { contractId } as never,
    order: { position: 'asc' } as never,
    lock: { mode: 'pessimistic_write' },
  })
}
