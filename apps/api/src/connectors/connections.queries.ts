import { PLATFORMS, type Platform } from '@concertato/audience'
import type { connectors } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { variablesOf } from '../config-platforms.ts'
import type { Member } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { ConnectionEntity } from './connection.entity.ts'
import { ConnectorList } from './connector-list.ts'
import { isClaimed } from './reading.service.ts'

/** Platforms as a workspace sees them. */
@Injectable()
export class ConnectionsQueries {
  constructor(
    private readonly db: Database,
    private readonly list: ConnectorList,
  ) {}

  async all(by: Member, now: Date): Promise<connectors.ConnectorView[]> {
    const { workspaceId } = by.membership
    const rows = await this.db.transaction((tx) => tx.find(ConnectionEntity, { where: { workspaceId } }))
    return PLATFORMS.map((platform) =>
      this.view(
        platform,
        rows.find((it) => it.platform === platform),
        now,
      ),
    )
  }

  async one(platform: Platform, by: Member, now: Date): Promise<connectors.ConnectorView> {
    const { workspaceId } = by.membership
    const row = await this.db.transaction((tx) => tx.findOneBy(ConnectionEntity, { workspaceId, platform }))
    return this.view(platform, row ?? undefined, now)
  }

  private view(platform: Platform, row: ConnectionEntity | undefined, now: Date): connectors.ConnectorView {
    const connector = this.list.of(platform)
    return {
      platform,
      isSetUp: this.list.keysOf(platform) !== undefined,
      permissions: [...connector.permissions],
      asksForPage: connector.pageOf !== undefined,
      connection: row ? viewOf(row, now) : null,
      keys: {
        consoleUrl: connector.consoleUrl,
        redirectUrl: this.list.redirectUrlOf(platform),
        variables: variablesOf(platform),
      },
    }
  }
}

const viewOf = (it: ConnectionEntity, now: Date): connectors.ConnectionView => ({
  state: it.state,
  account: it.account,
  scopes: it.scopes,
  connectedAt: it.connectedAt,
  readAt: it.readAt,
  fault: it.fault,
  isBeingRead: it.state !== 'disconnected' && ((it.dueAt !== null && it.dueAt <= now) || isClaimed(it, now)),
})
