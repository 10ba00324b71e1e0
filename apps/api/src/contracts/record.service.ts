import type { Id } from '@concertato/core'
import { checkRecord, nextLink, type Canonical, type RecordCheck, type RecordLink } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { sha256 } from '../platform/sha256.ts'
import type { ContractEntity } from './contract.entity.ts'

interface RecordRow {
  readonly position: number
  readonly what: string
  readonly by: string
  readonly at: Date
  readonly detail: { readonly [key: string]: Canonical }
  readonly previous_hash: string
  readonly hash: string
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

/** The chained record of a contract. The table takes inserts only; the caller holds the contract's lock. */
@Injectable()
export class RecordService {
  async append(
    tx: EntityManager,
    contract: Pick<ContractEntity, 'id' | 'brandWorkspaceId' | 'actWorkspaceId'>,
    { what, by, at, detail }: Happening,
  ): Promise<RecordLink> {
    const [last] = (await tx.query(
      'select position, hash from contract_record where contract_id = $1 order by position desc limit 1',
      [contract.id],
    )) as Pick<RecordRow, 'position' | 'hash'>[]
    const link = nextLink(last ?? null, { what, by, at: at.toISOString(), detail }, sha256)
    await tx.query(
      `insert into contract_record (contract_id, position, brand_workspace_id, act_workspace_id, what, by, at, detail,
         previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        contract.id,
        link.position,
        contract.brandWorkspaceId,
        contract.actWorkspaceId,
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
