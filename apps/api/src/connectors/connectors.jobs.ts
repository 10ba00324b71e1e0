import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { type ConnectionId, ReadingService } from './reading.service.ts'

/** Figures are read once a day; whose day has come is looked up this often. Seconds. */
const LOOK_EVERY = 600

@Injectable()
export class ConnectorsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly reading: ReadingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('connection.due', 'connectors', ({ connectionId }) =>
      this.reading.read(connectionId as ConnectionId, this.clock.now()),
    )
    this.jobs.every(LOOK_EVERY, 'platform-figures', () => this.reading.readDue(this.clock.now()))
  }
}
