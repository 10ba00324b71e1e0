import { connectors } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { ConnectingService } from './connecting.service.ts'
import { ConnectionsQueries } from './connections.queries.ts'
import { ConnectionsService } from './connections.service.ts'

@Controller()
export class ConnectorsController {
  constructor(
    private readonly connecting: ConnectingService,
    private readonly connections: ConnectionsService,
    private readonly queries: ConnectionsQueries,
  ) {}

  @Serve(connectors.list)
  async list(
    @Call() { actor, now }: MemberCall<typeof connectors.list>,
  ): Promise<{ items: connectors.ConnectorView[] }> {
    return { items: await this.queries.all(actor, now) }
  }

  @Serve(connectors.begin)
  begin(@Call() { params, body, actor, now }: MemberCall<typeof connectors.begin>): Promise<{ url: string }> {
    return this.connecting.begin(params.platform, body.page, actor, now)
  }

  @Serve(connectors.finish)
  async finish(
    @Call() { params, body, actor, now }: MemberCall<typeof connectors.finish>,
  ): Promise<connectors.ConnectorView> {
    await this.connecting.finish(params.platform, body, actor, now)
    return this.queries.one(params.platform, actor, now)
  }

  @Serve(connectors.readNow)
  async readNow(
    @Call() { params, actor, now }: MemberCall<typeof connectors.readNow>,
  ): Promise<connectors.ConnectorView> {
    await this.connections.readNow(params.platform, actor, now)
    return this.queries.one(params.platform, actor, now)
  }

  @Serve(connectors.disconnect)
  async disconnect(
    @Call() { params, actor, now }: MemberCall<typeof connectors.disconnect>,
  ): Promise<connectors.ConnectorView> {
    await this.connections.disconnect(params.platform, actor, now)
    return this.queries.one(params.platform, actor, now)
  }
}
