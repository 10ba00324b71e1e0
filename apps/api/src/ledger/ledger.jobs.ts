import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { LedgerCheckService } from './ledger-check.service.ts'

/** The comparison reads every row, so it is not made at every turn. Seconds. */
const COMPARE_EVERY = 900

@Injectable()
export class LedgerJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly check: LedgerCheckService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(COMPARE_EVERY, 'ledger', async () => void (await this.check.compare(this.clock.now())))
  }
}
