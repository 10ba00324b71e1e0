import type { Id } from '@concertato/core'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigintColumn } from '../platform/columns.ts'

@Entity('stored_file')
export class StoredFileEntity {
  @PrimaryColumn('uuid') id!: Id<'file'>
  @Column('uuid') workspaceId!: Id<'workspace'>
  @Column('uuid') uploadedBy!: Id<'person'>
  /** As the person called it; shown and offered as the download's name, never used as a path. */
  @Column('text') name!: string
  @Column('text') type!: string
  @Column('bigint', { transformer: bigintColumn }) sizeBytes!: bigint
  /** Of the bytes as stored. */
  @Column('text') sha256!: string
  @Column('timestamptz') storedAt!: Date
  /** When it became part of a submission; what never does is removed after a day. */
  @Column('timestamptz', { nullable: true }) attachedAt!: Date | null
}
