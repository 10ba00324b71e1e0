import type { Id } from '@concertato/core'
import type { ActForm, WorkspaceKind } from '@concertato/deal'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('workspace')
export class WorkspaceEntity {
  @PrimaryColumn('uuid') id!: Id<'workspace'>
  @Column('text') kind!: WorkspaceKind
  @Column('text') name!: string
  @Column('text', { unique: true }) slug!: string
  @Column('text') country!: string
  @Column('text') currency!: string
  @Column('text', { nullable: true }) website!: string | null
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date
  @Column('integer', { default: 1 }) version!: number
}

/** What is known of a workspace that performs. `birthOn` is the artist's, for the law of minors. */
@Entity('act')
export class ActEntity {
  @PrimaryColumn('uuid') workspaceId!: Id<'workspace'>
  @Column('text') form!: ActForm
  @Column('date', { nullable: true }) birthOn!: string | null
  @Column('text', { array: true, default: () => "'{}'" }) genres!: string[]
  /** ISO 639 codes of the languages it makes posts in. */
  @Column('text', { array: true, default: () => "'{}'" }) languages!: string[]
}
