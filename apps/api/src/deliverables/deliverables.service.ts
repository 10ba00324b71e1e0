import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import {
  clearMilestone,
  DELIVERABLE_ACTORS,
  type DeliverableEvent,
  moveDeliverable,
  moveMilestone,
  requireParty,
} from '@concertato/deal'
import { Injectable, Logger } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { PayoutsService } from '../payouts/payouts.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { sha256 } from '../platform/sha256.ts'
import { eachDue } from '../platform/sweep.ts'
import { deedOf, type Happening, RecordService } from '../record/record.service.ts'
import { DeliverableEntity, MilestoneEntity, type SubmissionAnswer, SubmissionEntity } from './deliverable.entity.ts'

export type DeliverableId = Id<'deliverable'>

/** What was handed in. */
interface Work {
  readonly link: string | null
  readonly fileId: string | null
  readonly note: string
}

/** The brand's answer to a submission; by silence nobody gave it. */
interface Answer {
  readonly kind: SubmissionAnswer
  readonly by: Member | null
  readonly note: string | null
}

/** Work handed in, sent back, approved; approval sets its money free. */
@Injectable()
export class DeliverablesService {
  private readonly log = new Logger(DeliverablesService.name)

  constructor(
    private readonly db: Database,
    private readonly payouts: PayoutsService,
    private readonly record: RecordService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Hands in a link, a file or both; the review window opens.
   *
   * @throws Refusal('not_found') for a file that is not the act's own or was handed in before.
   */
  submit(id: DeliverableId, work: Work, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const deliverable = await lockOrRefuse(tx, DeliverableEntity, { id })
      requireParty(DELIVERABLE_ACTORS, 'submit', by.membership.workspaceKind)
      await this.move(tx, deliverable, 'submit', now)
      const fileHash = work.fileId === null ? null : await attach(tx, deliverable, work.fileId, now)
      const round = (await tx.count(SubmissionEntity, { where: { deliverableId: id } })) + 1
      await tx.insert(SubmissionEntity, {
        id: randomUUID() as Id<'submission'>,
        ...recordOf(deliverable),
        deliverableId: id,
        round,
        link: work.link,
        fileId: work.fileId as Id<'file'> | null,
        note: work.note,
        submittedBy: by.personId,
        submittedAt: now,
      })
      await this.outbox.leave(tx, 'deliverable.submitted', { deliverableId: id })
      const linkHash = work.link === null ? null : sha256(work.link)
      const detail = { deliverableId: id, fileHash, linkHash, round }
      await this.remember(tx, deliverable, { what: 'deliverable.submitted', by: deedOf(by), at: now, detail })
    })
  }

  /** Sends work back with a note, within the rounds of the terms. */
  requestChanges(id: DeliverableId, note: string, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const deliverable = await lockOrRefuse(tx, DeliverableEntity, { id })
      requireParty(DELIVERABLE_ACTORS, 'request_changes', by.membership.workspaceKind)
      await this.move(tx, deliverable, 'request_changes', now)
      const round = await answer(tx, id, { kind: 'changes_requested', by, note }, now)
      await this.outbox.leave(tx, 'deliverable.changes_requested', { deliverableId: id })
      const detail = { deliverableId: id, round }
      await this.remember(tx, deliverable, { what: 'deliverable.changes_requested', by: deedOf(by), at: now, detail })
    })
  }

  /** Approves work; when everything its money pays for is approved, the money is released in the same transaction. */
  approve(id: DeliverableId, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const deliverable = await lockOrRefuse(tx, DeliverableEntity, { id })
      requireParty(DELIVERABLE_ACTORS, 'approve', by.membership.workspaceKind)
      await this.accept(tx, deliverable, 'approve', { kind: 'approved', by, note: null }, now)
    })
  }

  /** Approves what the brand kept silent about until the window's end. @returns how many. */
  async approveSilent(now: Date): Promise<number> {
    const due = await this.db.read<{ id: DeliverableId }>(
      `select id from deliverable where state = 'submitted' and review_by <= $1 order by review_by limit 200`,
      [now],
    )
    return eachDue(this.log, due, ({ id }) =>
      this.db.transaction(async (tx) => {
        const deliverable = await lockOrRefuse(tx, DeliverableEntity, { id })
        const isDue = deliverable.reviewBy !== null && deliverable.reviewBy <= now
        const silence = { kind: 'approved_by_silence', by: null, note: null } as const
        if (isDue) await this.accept(tx, deliverable, 'approve_by_silence', silence, now)
      }),
    )
  }

  private async accept(
    tx: EntityManager,
    deliverable: DeliverableEntity,
    event: 'approve' | 'approve_by_silence',
    given: Answer,
    now: Date,
  ): Promise<void> {
    const { id: deliverableId, contractId } = deliverable
    await this.move(tx, deliverable, event, now)
    const round = await answer(tx, deliverableId, given, now)
    await this.release(tx, deliverable.milestoneId, now)
    await this.outbox.leave(tx, 'deliverable.approved', { deliverableId, contractId })
    await this.remember(tx, deliverable, {
      what: given.kind === 'approved' ? 'deliverable.approved' : 'deliverable.approved_by_silence',
      by: given.by ? deedOf(given.by) : 'system',
      at: now,
      detail: { deliverableId, round },
    })
  }

  /** The milestone is locked before its work is counted, so that of two last approvals exactly one releases it. */
  private async release(tx: EntityManager, milestoneId: Id<'milestone'>, now: Date): Promise<void> {
    const milestone = await lockOrRefuse(tx, MilestoneEntity, { id: milestoneId })
    const paidFor = await tx.find(DeliverableEntity, { where: { milestoneId }, select: { id: true, state: true } })
    if (paidFor.some(({ state }) => state !== 'approved' && state !== 'cancelled')) return
    const { state, enteredAt } = moveMilestone(clearMilestone(milestone, paidFor, now), 'release', now)
    await saveVersion(tx, MilestoneEntity, milestone, { state, enteredAt })
    await this.payouts.request(tx, milestone, now)
  }

  private async move(
    tx: EntityManager,
    deliverable: DeliverableEntity,
    event: DeliverableEvent,
    now: Date,
  ): Promise<void> {
    const { state, enteredAt, reviewBy, revisionsUsed } = moveDeliverable(deliverable, event, now)
    await saveVersion(tx, DeliverableEntity, deliverable, { state, enteredAt, reviewBy, revisionsUsed })
  }

  private async remember(tx: EntityManager, deliverable: DeliverableEntity, happening: Happening): Promise<void> {
    const { id, brandWorkspaceId, actWorkspaceId } = deliverable
    await this.live.announce(tx, 'deliverable', id, [brandWorkspaceId, actWorkspaceId])
    await this.record.append(tx, recordOf(deliverable), happening)
  }
}

const recordOf = ({ contractId, brandWorkspaceId, actWorkspaceId }: DeliverableEntity) => ({
  contractId,
  brandWorkspaceId,
  actWorkspaceId,
})

/** Binds a file to a submission; from then on the other side may fetch it. @returns the hash of its bytes. */
async function attach(
  tx: EntityManager,
  { actWorkspaceId }: DeliverableEntity,
  fileId: string,
  now: Date,
): Promise<string> {
  const [rows] = (await tx.query(
    `update stored_file set attached_at = $2
     where id = $1 and attached_at is null and workspace_id = $3 returning sha256`,
    [fileId, now, actWorkspaceId],
  )) as [{ sha256: string }[], number]
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0].sha256
}

/** Answers the newest submission. @returns its round. */
async function answer(tx: EntityManager, deliverableId: DeliverableId, given: Answer, now: Date): Promise<number> {
  const [newest] = await tx.find(SubmissionEntity, { where: { deliverableId }, order: { round: 'desc' }, take: 1 })
  const { id, round } = newest ?? (await findOrRefuse(tx, SubmissionEntity, { deliverableId }))
  await tx.update(
    SubmissionEntity,
    { id },
    { answer: given.kind, answerNote: given.note, answeredBy: given.by?.personId ?? null, answeredAt: now },
  )
  return round
}
