import type { Id } from '@concertato/core'
import type { Mandate, MembershipState, Role } from '@concertato/deal'
import type { MandateView } from '@concertato/wire'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid') id!: Id<'membership'>
  @Column('uuid') personId!: Id<'person'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('text') role!: Role
  @Column('text', { default: 'active' }) state!: MembershipState
  @Column('boolean', { default: false }) maySign!: boolean
  /** Place in the demo's list of people one can be. */
  @Column('smallint', { nullable: true }) personaPosition!: number | null
  @Column('timestamptz') joinedAt!: Date
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null
  @Column('integer', { default: 1 }) version!: number
}

@Entity('mandate')
export class MandateEntity {
  @PrimaryColumn('uuid') membershipId!: Id<'membership'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('bigint', { nullable: true, transformer: bigintColumn }) maxMinor!: bigint | null
  @Column('text') currency!: string
  @Column('text', { array: true, default: () => "'{}'" }) categories!: string[]
  @Column('date', { nullable: true, name: 'untilOn' }) until!: string | null
  @Column('boolean') mayAccept!: boolean
  @Column('boolean') maySign!: boolean
  @Column('uuid') givenBy!: Id<'person'>
  @Column('timestamptz') givenAt!: Date
}

/** A guardian of a young artist; ends by itself on the day the artist comes of age. */
@Entity('guardianship')
export class GuardianshipEntity {
  @PrimaryColumn('uuid') membershipId!: Id<'membership'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('timestamptz') declaredAt!: Date
  @Column('date') endsOn!: string
}

/** A mandate as an invitation carries it: in a JSON column, amounts as decimal strings. */
export type StoredMandate = Omit<Mandate, 'maxMinor'> & { readonly maxMinor: string | null }

export const storeMandate = (it: Mandate): StoredMandate => ({ ...it, maxMinor: it.maxMinor?.toString() ?? null })

export const readMandate = (it: StoredMandate): MandateView => ({
  ...it,
  categories: [...it.categories],
  maxMinor: it.maxMinor === null ? null : BigInt(it.maxMinor),
})
