import type { Id } from '@concertato/core'
import { type Canonical, checkRecord, nextLink, type RecordCheck, type RecordLink } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { sha256 } from '../platform/sha256.ts'

interface RecordRow {
  readonly position: number
  readonly what: string
  readonly by: string
  readonly at: Date
  readonly detail: { readonly [key: string]: Canonical }
  readonly previous_hash: string
  readonly hash: string
}

/** Whose record it is. */
export interface RecordOf {
  readonly contractId: Id<'contract'>
  readonly brandWorkspaceId: Id<'workspace'>
  readonly actWorkspaceId: Id<'workspace'>
}

/** What happened, before it has its place in the chain. */
export interface Happening {
  /** `noun.past_participle`. */
  readonly what: string
  /** Side or `system`, with the person's opaque id when a person did it. */
  readonly by: string
  readonly at: Date
  /** Hashes, amounts and codes; never personal data. */
  readonly detail: { readonly [key: string]: Canonical }
}

/** How a person's deed is written down: the side and an id that says nothing by itself. */
export const deedOf = (by: Member): string => `${by.membership.workspaceKind}:${by.personId}`

/** The chained record of a contract, which every stage of its work adds to. The table takes inserts only. */
@Injectable()
export class RecordService {
  /** Adds a link. Call it last in a transaction: it waits until no other one adds to the same chain. */
  async append(tx: EntityManager, of: RecordOf, { what, by, at, detail }: Happening): Promise<RecordLink> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('record:' || $1, 0))", [of.contractId])
    const [last] = (await tx.query(
      'select position, hash from contract_record where contract_id = $1 order by position desc limit 1',
      [of.contractId],
    )) as Pick<RecordRow, 'position' | 'hash'>[]
    const link = nextLink(last ?? null, { what, by, at: at.toISOString(), detail }, sha256)
    await tx.query(
      `insert into contract_record (contract_id, position, brand_workspace_id, act_workspace_id, what, by, at, detail,
         previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        of.contractId,
        link.position,
        of.brandWorkspaceId,
        of.actWorkspaceId,
        what,
        by,
        at,
        JSON.stringify(detail, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
        link.previousHash,
        link.hash,
      ],
    )
    return link
  }

  /** Every link, oldest first. */
  async links(tx: EntityManager, contractId: Id<'contract'>): Promise<RecordLink[]> {
    const rows = (await tx.query(
      `select position, what, by, at, detail, previous_hash, hash from contract_record
       where contract_id = $1 order by position`,
      [contractId],
    )) as RecordRow[]
    return rows.map((row) => ({
      position: row.position,
      previousHash: row.previous_hash,
      entry: { what: row.what, by: row.by, at: row.at.toISOString(), detail: row.detail },
      hash: row.hash,
    }))
  }

  /** Recomputes the chain from its first link. */
  async check(tx: EntityManager, contractId: Id<'contract'>): Promise<RecordCheck> {
    return checkRecord(await this.links(tx, contractId), sha256)
  }
}
