import type { IdentifierKind, LawfulBasis, SourceKind, SourceState } from '@concertato/audience'
import type { Id } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm'

/** People are counted in whole numbers far below 2^53. */
const peopleColumn: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null | undefined) => value,
}

@Entity('audience_source')
export class AudienceSourceEntity {
  @PrimaryColumn('uuid') id!: Id<'audience_source'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('text') kind!: SourceKind
  @Column('text', { nullable: true }) identifierKind!: IdentifierKind | null
  @Column('text', { nullable: true }) platform!: string | null
  @Column('uuid', { nullable: true }) connectionId!: string | null
  @Column('date') asOf!: string
  @Column('text') lawfulBasis!: LawfulBasis
  @Column('text') consentText!: string
  @Column('text') state!: SourceState
  @Column('bigint', { nullable: true, transformer: peopleColumn }) people!: number | null
  @Column('integer', { default: 0 }) badRows!: number
  @Column('jsonb', { default: () => "'[]'" }) badRowExamples!: { line: number; reason: string }[]
  @Column('jsonb', { default: () => "'[]'" }) cells!: audience.CellView[]
  @Column('jsonb', { nullable: true }) totals!: audience.TotalsView | null
  @Column('uuid', { nullable: true }) createdBy!: Id<'person'> | null
  @Column('timestamptz') createdAt!: Date
  @Column('timestamptz') enteredAt!: Date
  @Column('timestamptz', { nullable: true }) readyAt!: Date | null
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null
  @Column('integer', { default: 1 }) version!: number
}
