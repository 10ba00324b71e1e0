import type { Id } from '@concertato/core'
import type { Contract, ContractFacts, ContractState, Party, Sector, Signature, Signer } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('contract')
export class ContractEntity implements Omit<Contract, 'signatures'> {
  @PrimaryColumn('uuid') id!: Id<'contract'>
  @Column('uuid') offerId!: Id<'offer'>
  @Column('uuid') threadId!: Id<'offer_thread'>
  @Column('uuid') matchId!: Id<'match'>
  @Column('uuid') briefId!: Id<'brief'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('text') briefTitle!: string
  @Column('text') state!: ContractState
  @Column('timestamptz') enteredAt!: Date
  @Column('boolean') needsGuardian!: boolean
  @Column('text', { nullable: true }) sector!: Sector | null
  @Column('text') currency!: string
  @Column('bigint', { transformer: bigintColumn }) feeMinor!: bigint
  /** Canonical JSON, byte for byte as hashed. */
  @Column('text') terms!: string
  @Column('text') termsHash!: string
  /** Canonical JSON of terms and binding text; what signatures are over. */
  @Column('text') document!: string
  @Column('text') documentHash!: string
  /** What the page was written from beside the terms; it is written from this again in other languages. */
  @Column('jsonb') facts!: Omit<ContractFacts, 'terms'>
  @Column('uuid', { nullable: true }) managerId!: Id<'person'> | null
  @Column('timestamptz') signBy!: Date
  @Column('timestamptz') openedAt!: Date
  @Column('text', { nullable: true }) endedReason!: string | null
  @Column('text', { nullable: true }) endedNote!: string | null
  @Column('text', { nullable: true }) endedBy!: Party | null
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null
  @Column('integer', { default: 1 }) version!: number
}

@Entity('contract_signature')
export class SignatureEntity implements Signature {
  @PrimaryColumn('uuid') contractId!: Id<'contract'>
  @PrimaryColumn('text') signer!: Signer
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('uuid') personId!: Id<'person'>
  @Column('text') name!: string
  @Column('text') documentHash!: string
  @Column('timestamptz') signedAt!: Date
}
