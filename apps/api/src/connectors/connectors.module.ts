import { Module } from '@nestjs/common'
import { AudienceModule } from '../audience/audience.module.ts'
import { ConnectingService } from './connecting.service.ts'
import { ConnectionsQueries } from './connections.queries.ts'
import { ConnectionsService } from './connections.service.ts'
import { ConnectorList } from './connector-list.ts'
import { ConnectorsController } from './connectors.controller.ts'
import { ConnectorsJobs } from './connectors.jobs.ts'
import { PlatformClient } from './platform-client.ts'
import { ReadingService } from './reading.service.ts'
import { Seal } from './seal.ts'
import { TokenBox } from './token-box.ts'

@Module({
  imports: [AudienceModule],
  controllers: [ConnectorsController],
  providers: [
    PlatformClient,
    ConnectorList,
    Seal,
    TokenBox,
    ConnectingService,
    ConnectionsService,
    ConnectionsQueries,
    ReadingService,
    ConnectorsJobs,
  ],
})
export class ConnectorsModule {}
