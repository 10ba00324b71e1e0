import type { Id } from '@concertato/core'
import type {
  Deliverable,
  DeliverableKind,
  DeliverableState,
  Milestone,
  MilestoneState,
  Platform,
} from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('milestone')
export class MilestoneEntity implements Milestone {
  @PrimaryColumn('uuid') id!: Id<'milestone'>
  @Column('uuid') contractId!: Id<'contract'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('integer') position!: number
  @Column('text') state!: MilestoneState
  @Column('timestamptz') enteredAt!: Date
  @Column('text') currency!: string
  @Column('bigint', { transformer: bigintColumn }) amountMinor!: bigint
  @Column('bigint', { transformer: bigintColumn }) houseMinor!: bigint
  @Column('bigint', { transformer: bigintColumn }) managerMinor!: bigint
  @Column('bigint', { transformer: bigintColumn }) actMinor!: bigint
  @Column('date') dueOn!: string
  @Column('integer', { default: 1 }) version!: number
}

@Entity('deliverable')
export class DeliverableEntity implements Deliverable {
  @PrimaryColumn('uuid') id!: Id<'deliverable'>
  @Column('uuid') contractId!: Id<'contract'>
  @Column('uuid') milestoneId!: Id<'milestone'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('integer') position!: number
  @Column('text') kind!: DeliverableKind
  @Column('text') platform!: Platform
  @Column('text') note!: string
  @Column('integer') weight!: number
  @Column('date') dueOn!: string
  @Column('text') state!: DeliverableState
  @Column('timestamptz') enteredAt!: Date
  @Column('integer', { default: 0 }) revisionsUsed!: number
  @Column('integer') revisionRounds!: number
  @Column('integer') reviewDays!: number
  @Column('timestamptz', { nullable: true }) reviewBy!: Date | null
  @Column('integer', { default: 1 }) version!: number
}

export type SubmissionAnswer = 'approved' | 'approved_by_silence' | 'changes_requested'

@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn('uuid') id!: Id<'submission'>
  @Column('uuid') deliverableId!: Id<'deliverable'>
  @Column('uuid') contractId!: Id<'contract'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('integer') round!: number
  @Column('text', { nullable: true }) link!: string | null
  @Column('uuid', { nullable: true }) fileId!: Id<'file'> | null
  @Column('text') note!: string
  @Column('uuid') submittedBy!: Id<'person'>
  @Column('timestamptz') submittedAt!: Date
  @Column('text', { nullable: true }) answer!: SubmissionAnswer | null
  @Column('text', { nullable: true }) answerNote!: string | null
  @Column('uuid', { nullable: true }) answeredBy!: Id<'person'> | null
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null
}
