import type { Id } from '@concertato/core'
import type { Match, MatchState, Negotiator } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { StoredEvidence } from './ranking.ts'

@Entity('match')
export class MatchEntity implements Match {
  @PrimaryColumn('uuid') id!: Id<'match'>
  @Column('uuid') briefId!: Id<'brief'>
  @Column('uuid') brandWorkspaceId!: Id<'workspace'>
  @Column('uuid') actWorkspaceId!: Id<'workspace'>
  @Column('text') state!: MatchState
  @Column('timestamptz') enteredAt!: Date
  @Column('integer') rank!: number
  @Column('double precision') fit!: number
  @Column('jsonb') evidence!: StoredEvidence
  /** Why the house approved: the brand reads it as a recommendation. */
  @Column('text', { nullable: true }) rationale!: string | null
  /** Who of the house decided; only the house is told. */
  @Column('uuid', { nullable: true }) decidedBy!: Id<'person'> | null
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null
  @Column('timestamptz', { nullable: true }) invitedAt!: Date | null
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null
  /** The house's words with the invitation. */
  @Column('text', { nullable: true }) message!: string | null
  @Column('text', { nullable: true }) reason!: string | null
  @Column('text', { nullable: true }) reasonNote!: string | null
  @Column('timestamptz', { nullable: true }) reasonAt!: Date | null
  /** The side that gave the negotiation up; `null` for every other end. */
  @Column('text', { nullable: true }) endedBy!: Negotiator | null
  @Column('timestamptz') createdAt!: Date
  @Column('integer', { default: 1 }) version!: number
}
