import type { Id } from '@concertato/core'
import type { Payout, PayoutBlock, PayoutState } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('payout')
export class PayoutEntity implements Payout {
  @PrimaryColumn('uuid') id!: Id<'payout'>
  @Column('uuid') contractId!: Id<'contract'>
  @Column('uuid') milestoneId!: Id<'milestone'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('text') leg!: 'act'
  @Column('text') state!: PayoutState
  @Column('timestamptz') enteredAt!: Date
  @Column('text', { nullable: true }) blockedBy!: PayoutBlock | null
  @Column('integer', { default: 0 }) attempt!: number
  @Column('text') currency!: string
  @Column('bigint', { transformer: bigintColumn }) amountMinor!: bigint
  /** The brand's charge this money came from; a transfer bound to it waits for its funds instead of failing. */
  @Column('text', { nullable: true }) sourceCharge!: string | null
  /** The payee's account at the provider, as it was when this attempt was made. */
  @Column('text', { nullable: true }) destination!: string | null
  @Column('text', { nullable: true, unique: true }) stripeKey!: string | null
  @Column('timestamptz', { nullable: true }) keyMadeAt!: Date | null
  /** Looks at the present attempt; the pause before the next look grows with it. */
  @Column('integer', { default: 0 }) tries!: number
  /** When it must be looked at again; `null` while it waits for somebody else. */
  @Column('timestamptz', { nullable: true }) nextTryAt!: Date | null
  @Column('text', { nullable: true, unique: true }) transferId!: string | null
  /** The provider's payout to the payee's bank that carries this money. */
  @Column('text', { nullable: true }) bankPayoutId!: string | null
  @Column('date', { nullable: true }) arrivesOn!: string | null
  @Column('text', { nullable: true }) failure!: string | null
  @Column('timestamptz') requestedAt!: Date
  @Column('timestamptz') promisedAt!: Date
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null
  @Column('timestamptz', { nullable: true }) paidAt!: Date | null
  @Column('integer', { default: 1 }) version!: number
}

/** The account an act is paid to, as the provider last told us. */
@Entity('payee')
export class PayeeEntity {
  @PrimaryColumn('uuid') workspaceId!: Id<'workspace'>
  @Column('text', { unique: true }) stripeKey!: string
  @Column('timestamptz') keyMadeAt!: Date
  @Column('text', { nullable: true, unique: true }) accountId!: string | null
  @Column('boolean', { default: false }) detailsSubmitted!: boolean
  @Column('boolean', { default: false }) transfersEnabled!: boolean
  @Column('boolean', { default: false }) payoutsEnabled!: boolean
  @Column('text', { array: true, default: () => "'{}'" }) requirements!: string[]
  @Column('text', { nullable: true }) disabledReason!: string | null
  @Column('uuid') askedBy!: Id<'person'>
  @Column('timestamptz') askedAt!: Date
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null
  @Column('integer', { default: 1 }) version!: number
}
