import type { ConnectionFault, ConnectionState, Platform } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('platform_connection')
export class ConnectionEntity {
  @PrimaryColumn('uuid') id!: Id<'platform_connection'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('text') platform!: Platform
  @Column('text') state!: ConnectionState
  @Column('text', { nullable: true }) account!: string | null
  /** What the person named where the platform does not say whose page is whose. */
  @Column('text', { nullable: true }) page!: string | null
  @Column('text', { array: true }) scopes!: string[]
  @Column('bytea', { nullable: true }) sealedToken!: Buffer | null
  @Column('text', { nullable: true }) fault!: ConnectionFault | null
  @Column('integer', { default: 0 }) failures!: number
  @Column('timestamptz', { nullable: true }) readAt!: Date | null
  /** When the figures are read next; `null` when only a person can help. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null
  /** Since when somebody reads them. */
  @Column('timestamptz', { nullable: true }) claimedAt!: Date | null
  @Column('uuid', { nullable: true }) connectedBy!: Id<'person'> | null
  @Column('timestamptz') connectedAt!: Date
  @Column('timestamptz') enteredAt!: Date
  @Column('integer', { default: 1 }) version!: number
}
