import type { Id } from '@concertato/core'
import type { Ranking, RankingState } from '@concertato/deal'
import type { matches } from '@concertato/wire'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('ranking')
export class RankingEntity implements Ranking {
  @PrimaryColumn('uuid') briefId!: Id<'brief'>
  @Column('text') state!: RankingState
  @Column('integer') run!: number
  @Column('integer') looked!: number
  @Column('integer') of!: number
  @Column('timestamptz', { nullable: true }) beganAt!: Date | null
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null
  /** Of the last run that came to its end. */
  @Column('jsonb', { default: '[]' }) leftOut!: matches.LeftOut[]
}
