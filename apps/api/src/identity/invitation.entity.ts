import type { Id } from '@concertato/core'
import type { ActForm, InvitationState, Role } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { StoredMandate } from './membership.entity.ts'

@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('uuid') id!: Id<'invitation'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('text') email!: string
  @Column('text') role!: Role
  @Column('boolean', { default: false }) maySign!: boolean
  @Column('jsonb', { nullable: true }) mandate!: StoredMandate | null
  @Column('text') locale!: Locale
  @Column('text', { default: 'open' }) state!: InvitationState
  @Column('bytea', { nullable: true, unique: true }) tokenHash!: Buffer | null
  @Column('uuid') invitedBy!: Id<'person'>
  @Column('uuid', { nullable: true }) acceptedBy!: Id<'person'> | null
  @Column('timestamptz') sentAt!: Date
  @Column('timestamptz') expiresAt!: Date
  @Column('integer', { default: 1 }) version!: number
}

/** What somebody wants to found, until they prove that the address is theirs. */
export type JoinWish =
  | { readonly kind: 'brand'; readonly name: string; readonly country: string; readonly website?: string }
  | {
      readonly kind: 'act'
      readonly as: 'artist' | 'guardian'
      readonly name: string
      readonly country: string
      readonly form: ActForm
      /** The artist's. */
      readonly birthOn: string
      /** The guardian's own, when they told it. */
      readonly guardianBirthOn?: string
      /** A young artist who named this guardian; they are invited once the act is set up. */
      readonly artistEmail?: string
    }

@Entity('join_request')
export class JoinRequestEntity {
  @PrimaryColumn('uuid') id!: Id<'join_request'>
  @Column('text') email!: string
  @Column('text') locale!: Locale
  @Column('jsonb') wish!: JoinWish
  @Column('bytea', { nullable: true, unique: true }) tokenHash!: Buffer | null
  @Column('timestamptz') askedAt!: Date
  @Column('timestamptz') expiresAt!: Date
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null
}
