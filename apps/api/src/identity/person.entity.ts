import type { Id } from '@concertato/core'
import type { Locale } from '@concertato/wire'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id!: Id<'person'>
  @Column('text') name!: string
  @Column('text', { unique: true }) email!: string
  @Column('date', { nullable: true }) birthOn!: string | null
  @Column('text') locale!: Locale
  @Column('text', { default: 'system' }) theme!: 'light' | 'dark' | 'system'
  @Column('text', { default: 'comfortable' }) density!: 'comfortable' | 'compact'
  @Column('text', { nullable: true }) timeZone!: string | null
  @Column('boolean', { default: true }) shortcutsOn!: boolean
  @Column('boolean', { default: false }) reducedMotion!: boolean
  @Column('text', { default: 'active' }) state!: 'active' | 'suspended'
  @Column('text', { nullable: true }) suspendedFor!: string | null
  @Column('timestamptz', { nullable: true }) lastSeenAt!: Date | null
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date
  @Column('integer', { default: 1 }) version!: number
}
