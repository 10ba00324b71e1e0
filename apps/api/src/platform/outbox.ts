import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { MessageKind, Messages } from '../messages.ts'

@Injectable()
export class Outbox {
  /**
   * Leaves a message in the transaction that made it true. It is delivered after commit, at least once; a rollback
   * leaves none. `notBefore` delays it.
   */
  async leave<K extends MessageKind>(
    tx: EntityManager,
    kind: K,
    payload: Messages[K],
    notBefore?: Date,
  ): Promise<string> {
    const id = randomUUID()
    await tx.query('insert into outbox (id, kind, payload, not_before) values ($1, $2, $3, $4)', [
      id,
      kind,
      JSON.stringify(payload),
      notBefore ?? null,
    ])
    await tx.query("select pg_notify('outbox', '')")
    return id
  }
}
