import { moveConnection, nextReadAfter, nextTryAfter } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Injectable, Logger } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { type Bringer, ConnectedSources, type StatedFigures } from '../audience/connected-sources.service.ts'
import { Database, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { eachDue } from '../platform/sweep.ts'
import { ConnectionEntity } from './connection.entity.ts'
import { ConnectorList } from './connector-list.ts'
import type { Subject, Token } from './connector.ts'
import { PlatformFault } from './platform-client.ts'
import { TokenBox } from './token-box.ts'

export type ConnectionId = Id<'platform_connection'>

/** Whoever began a reading so long ago has died over it. Milliseconds; a reading makes some thirty calls at most. */
const CLAIM_MS = 600_000
/** A token that ends within this time is renewed before it is used. Milliseconds. */
const MARGIN_MS = 120_000
/** Most accounts of one sweep; the rest stays due. */
const MOST_DUE = 200

/** Whether somebody reads the figures just now. */
export const isClaimed = ({ claimedAt }: Pick<ConnectionEntity, 'claimedAt'>, now: Date): boolean =>
  claimedAt !== null && now.getTime() - claimedAt.getTime() < CLAIM_MS

/** What an account brings its figures as. */
export const bringerOf = (it: ConnectionEntity): Bringer => ({
  connectionId: it.id,
  workspaceId: it.workspaceId,
  platform: it.platform,
  connectedBy: it.connectedBy,
})

/** Reads the figures of connected accounts. Runs as the system; no transaction is open while a platform is asked. */
@Injectable()
export class ReadingService {
  private readonly log = new Logger(ReadingService.name)

  constructor(
    private readonly db: Database,
    private readonly list: ConnectorList,
    private readonly tokens: TokenBox,
    private readonly sources: ConnectedSources,
    private readonly live: Live,
  ) {}

  /** Reads every account whose day has come. */
  async readDue(now: Date): Promise<void> {
    const due = await this.db.read<{ id: ConnectionId }>(
      `select id from platform_connection where due_at <= $1 order by due_at limit ${MOST_DUE}`,
      [now],
    )
    await eachDue(this.log, due, ({ id }) => this.read(id, now))
  }

  /** Reads one account if it is due and nobody else reads it. Bears any repetition. */
  async read(id: ConnectionId, now: Date): Promise<void> {
    const claimed = await this.db.transaction((tx) => this.claim(tx, id, now))
    if (!claimed) return
    try {
      const figures = await this.figuresOf(claimed, now)
      await this.settle(claimed, now, async (tx, row) => {
        await this.sources.replace(tx, bringerOf(row), figures, now)
        return { account: figures.account, fault: null, failures: 0, readAt: now, dueAt: nextReadAfter(now) }
      })
    } catch (error) {
      const { fault, waitSeconds } = faultOf(error)
      this.log.warn({ err: error, platform: claimed.platform, connectionId: id }, 'a platform was not read')
      await this.settle(claimed, now, (_, row) => {
        const failures = row.failures + 1
        return Promise.resolve({ fault, failures, dueAt: nextTryAfter(fault, failures, now, waitSeconds) })
      })
    }
  }

  private async claim(tx: EntityManager, id: ConnectionId, now: Date): Promise<ConnectionEntity | undefined> {
    const row = await tx.findOne(ConnectionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
    if (!row || row.state === 'disconnected' || !row.dueAt || row.dueAt > now || isClaimed(row, now)) return undefined
    return saveVersion(tx, ConnectionEntity, row, { claimedAt: now })
  }

  private async figuresOf(row: ConnectionEntity, now: Date): Promise<StatedFigures> {
    const keys = this.list.keysOf(row.platform)
    if (!keys) throw new PlatformFault('keys_gone', 'this installation has no keys any more')
    const token = this.tokens.open(row)
    if (!token) throw new PlatformFault('consent_gone', 'the token cannot be opened')
    const subject = { keys, token, page: row.page, now }
    const connector = this.list.of(row.platform)
    if (isOver(token, now, connector.renewBeforeMs)) return this.withNewToken(row, subject)
    try {
      return await connector.fetchFigures(subject)
    } catch (error) {
      const isTokenOver = error instanceof PlatformFault && error.fault === 'consent_gone' && token.refresh !== null
      if (!isTokenOver) throw error
      return this.withNewToken(row, subject)
    }
  }

  /** The new token is kept before it is used: with some platforms the one before is spent by asking. */
  private async withNewToken(row: ConnectionEntity, subject: Subject): Promise<StatedFigures> {
    const connector = this.list.of(row.platform)
    const token = await connector.refresh(subject)
    const sealed = this.tokens.close(token, row)
    const isKept = await this.db.transaction((tx) => this.renew(tx, row, token, sealed))
    if (!isKept) throw new PlatformFault('consent_gone', 'the account was disconnected meanwhile')
    return connector.fetchFigures({ ...subject, token })
  }

  private async renew(tx: EntityManager, row: ConnectionEntity, token: Token, sealedToken: Buffer): Promise<boolean> {
    const present = await this.present(tx, row)
    if (!present) return false
    const { version } = await saveVersion(tx, ConnectionEntity, present, { sealedToken, scopes: [...token.scopes] })
    row.version = version
    return true
  }

  /** Ends a reading, unless the account was disconnected or connected anew while it went on: then nothing of it counts. */
  private settle(
    row: ConnectionEntity,
    now: Date,
    change: (tx: EntityManager, row: ConnectionEntity) => Promise<Partial<ConnectionEntity>>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const present = await this.present(tx, row)
      if (!present) return
      const changes = await change(tx, present)
      const state = moveConnection(present.state, changes.fault ? 'fail' : 'read')
      await saveVersion(tx, ConnectionEntity, present, { ...changes, state, claimedAt: null, enteredAt: now })
      await this.live.announce(tx, 'audience', present.id, [present.workspaceId])
    })
  }

  /** The row, locked, if nobody wrote it since this reading did. */
  private present(tx: EntityManager, { id, version }: ConnectionEntity): Promise<ConnectionEntity | null> {
    return tx.findOne(ConnectionEntity, { where: { id, version }, lock: { mode: 'pessimistic_write' } })
  }
}

const isOver = ({ expiresAt }: Token, now: Date, marginMs = MARGIN_MS): boolean =>
  expiresAt !== null && expiresAt.getTime() - now.getTime() < marginMs

const faultOf = (error: unknown): PlatformFault =>
  error instanceof PlatformFault ? error : new PlatformFault('not_understood', 'something broke while reading')
