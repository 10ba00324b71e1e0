import type { Id } from '@concertato/core'
import type { Brief, BriefNeed, BriefState, DeliverableLine, Goal, Sector, UsageChannel } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('brief')
export class BriefEntity implements Brief {
  @PrimaryColumn('uuid') id!: Id<'brief'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('text') state!: BriefState
  @Column('timestamptz') enteredAt!: Date
  @Column('text') title!: string
  @Column('text') idea!: string
  @Column('text', { nullable: true }) goal!: Goal | null
  @Column('text', { nullable: true }) sector!: Sector | null
  @Column('text', { array: true }) targetCountries!: string[]
  @Column('jsonb', { nullable: true }) targetAges!: { from: number; to: number } | null
  @Column('text', { array: true, default: () => "'{}'" }) tags!: string[]
  @Column('text', { array: true, default: () => "'{}'" }) languages!: string[]
  @Column('text', { array: true, default: () => "'{}'" }) needs!: BriefNeed[]
  @Column('jsonb') lines!: DeliverableLine[]
  @Column('bigint', { nullable: true, transformer: bigintColumn }) budgetMinor!: bigint | null
  @Column('text') currency!: string
  @Column('date', { nullable: true }) startsOn!: string | null
  @Column('date', { nullable: true }) endsOn!: string | null
  @Column('text', { array: true }) usageChannels!: UsageChannel[]
  @Column('text', { array: true }) territories!: string[]
  @Column('smallint', { nullable: true }) rightsMonths!: number | null
  /** Why the house gave it back or turned it down, and its words. */
  @Column('text', { nullable: true }) reason!: string | null
  @Column('text', { nullable: true }) reasonNote!: string | null
  @Column('timestamptz', { nullable: true }) reasonAt!: Date | null
  @Column('uuid') createdBy!: Id<'person'>
  @Column('timestamptz') createdAt!: Date
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null
  @Column('timestamptz', { nullable: true }) passedAt!: Date | null
  /** The house's words to itself; no query of another side reads them. */
  @Column('text', { nullable: true }) houseNote!: string | null
  @Column('integer', { default: 1 }) version!: number
}
