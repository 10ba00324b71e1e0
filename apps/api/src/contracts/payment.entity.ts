import type { Id } from '@concertato/core'
import type { Payment, PaymentState } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('payment')
export class PaymentEntity implements Payment {
  @PrimaryColumn('uuid') id!: Id<'payment'>
  @Column('uuid') contractId!: Id<'contract'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('text') state!: PaymentState
  @Column('timestamptz') enteredAt!: Date
  @Column('text') currency!: string
  @Column('bigint', { transformer: bigintColumn }) amountMinor!: bigint
  @Column('uuid') requestedBy!: Id<'person'>
  @Column('timestamptz') requestedAt!: Date
  /** Counts payment pages; each has an idempotency key of its own. */
  @Column('integer', { default: 1 }) attempt!: number
  @Column('text', { unique: true }) stripeKey!: string
  @Column('timestamptz') keyMadeAt!: Date
  @Column('text', { nullable: true, unique: true }) sessionId!: string | null
  @Column('text', { nullable: true }) sessionUrl!: string | null
  @Column('timestamptz', { nullable: true }) sessionEndsAt!: Date | null
  @Column('text', { nullable: true, unique: true }) intentId!: string | null
  @Column('text', { nullable: true, unique: true }) chargeId!: string | null
  /** The provider's words when it failed. */
  @Column('text', { nullable: true }) failure!: string | null
  @Column('integer', { default: 1 }) version!: number
}
