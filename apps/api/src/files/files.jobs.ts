import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { FilesService } from './files.service.ts'

/** Seconds. */
const REAP_EVERY = 3_600

@Injectable()
export class FilesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(REAP_EVERY, 'files', async () => void (await this.files.reap(this.clock.now())))
  }
}
