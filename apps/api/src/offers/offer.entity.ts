import type { Id } from '@concertato/core'
import {
  canonicalTerms,
  type Negotiator,
  type Offer,
  type OfferDeclineReason,
  type OfferState,
  termsFrom,
} from '@concertato/deal'
import type { Terms } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('offer_thread')
export class OfferThreadEntity {
  @PrimaryColumn('uuid') id!: Id<'offer_thread'>
  @Column('uuid', { unique: true }) matchId!: Id<'match'>
  @Column('uuid') briefId!: Id<'brief'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('timestamptz') createdAt!: Date
  @Column('integer', { default: 1 }) version!: number
}

@Entity('offer')
export class OfferEntity implements Offer {
  @PrimaryColumn('uuid') id!: Id<'offer'>
  @Column('uuid') threadId!: Id<'offer_thread'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('integer') version!: number
  @Column('text') sentBy!: Negotiator
  @Column('uuid') sentByPerson!: Id<'person'>
  /** Stored as the canonical JSON the hash is made of. */
  @Column('text', { transformer: { to: canonicalTerms, from: termsFrom } }) terms!: Terms
  @Column('text') termsHash!: string
  @Column('bigint', { transformer: bigintColumn }) feeMinor!: bigint
  @Column('text') currency!: string
  @Column('text') message!: string
  @Column('text') state!: OfferState
  @Column('timestamptz') sentAt!: Date
  @Column('timestamptz') expiresAt!: Date
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null
  @Column('uuid', { nullable: true }) closedByPerson!: Id<'person'> | null
  @Column('text', { nullable: true }) reason!: OfferDeclineReason | null
  @Column('text', { nullable: true }) reasonNote!: string | null
}

@Entity('fee_policy')
export class FeePolicyEntity {
  @PrimaryColumn('integer') version!: number
  @Column('integer') houseBp!: number
  @Column('timestamptz') startsAt!: Date
}
