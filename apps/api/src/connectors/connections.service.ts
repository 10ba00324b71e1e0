import { moveConnection, type Platform } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { Injectable, Logger } from '@nestjs/common'
import { ConnectedSources } from '../audience/connected-sources.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { ConnectionEntity } from './connection.entity.ts'
import { ConnectorList } from './connector-list.ts'
import type { Token } from './connector.ts'
import { PlatformFault } from './platform-client.ts'
import { bringerOf, isClaimed } from './reading.service.ts'
import { TokenBox } from './token-box.ts'

/** Platforms count calls: somebody who presses again and again is asked to wait. Seconds. */
const READ_AGAIN_AFTER = 300

/** What somebody does with a connected account: has it read, ends it. */
@Injectable()
export class ConnectionsService {
  private readonly log = new Logger(ConnectionsService.name)

  constructor(
    private readonly db: Database,
    private readonly list: ConnectorList,
    private readonly tokens: TokenBox,
    private readonly sources: ConnectedSources,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Has the figures read by message. One reading that is under way is enough.
   *
   * @throws Refusal('connection_state_forbids') when it is disconnected, Refusal('too_many_requests') within five
   *   minutes of the last reading.
   */
  readNow(platform: Platform, by: Member, now: Date): Promise<void> {
    this.list.keysOrRefuse(platform)
    return this.db.transaction(async (tx) => {
      const row = await lockOrRefuse(tx, ConnectionEntity, { workspaceId: by.membership.workspaceId, platform })
      moveConnection(row.state, 'read')
      if (isClaimed(row, now) || (row.dueAt !== null && row.dueAt <= now)) return
      const since = (now.getTime() - (row.readAt?.getTime() ?? 0)) / 1_000
      if (row.fault === null && since < READ_AGAIN_AFTER)
        throw new Refusal('too_many_requests', { seconds: Math.ceil(READ_AGAIN_AFTER - since) })
      await saveVersion(tx, ConnectionEntity, row, { dueAt: now })
      await this.outbox.leave(tx, 'connection.due', { connectionId: row.id })
      await this.live.announce(tx, 'audience', row.id, [row.workspaceId])
    })
  }

  /**
   * Ends a connection: the token and the figures it brought are erased in one transaction, what used them is scored
   * again by message. Only then is the permission given back to the platform; that it cannot be reached keeps nobody
   * connected.
   *
   * @throws Refusal('connection_state_forbids') when it is disconnected already.
   */
  async disconnect(platform: Platform, by: Member, now: Date): Promise<void> {
    const ended = await this.db.transaction(async (tx) => {
      const row = await lockOrRefuse(tx, ConnectionEntity, { workspaceId: by.membership.workspaceId, platform })
      const state = moveConnection(row.state, 'disconnect')
      const [token, page] = [this.tokens.open(row), row.page]
      await this.sources.takeBack(tx, bringerOf(row), now)
      await saveVersion(tx, ConnectionEntity, row, {
        state,
        account: null,
        page: null,
        scopes: [],
        sealedToken: null,
        fault: null,
        failures: 0,
        readAt: null,
        dueAt: null,
        claimedAt: null,
        enteredAt: now,
      })
      return { token, page }
    })
    if (ended.token) await this.giveBack(platform, ended.token, ended.page, now)
  }

  private async giveBack(platform: Platform, token: Token, page: string | null, now: Date): Promise<void> {
    const keys = this.list.keysOf(platform)
    if (!keys) return
    try {
      await this.list.of(platform).revoke?.({ keys, token, page, now })
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error
      this.log.warn({ err: error, platform }, 'a permission was not given back; the platform did not take it')
    }
  }
}
