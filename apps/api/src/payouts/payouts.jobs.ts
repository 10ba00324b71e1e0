import type { Id } from '@concertato/core'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { SendingService } from './sending.service.ts'

/** A payout whose message was lost is found again within this time. Seconds. */
const WAKE_EVERY = 30

@Injectable()
export class PayoutsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sending: SendingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('payee.changed', 'payouts', ({ workspaceId }) =>
      this.sending.wakeBlocked(workspaceId as Id<'workspace'>, this.clock.now()),
    )
    this.jobs.every(WAKE_EVERY, 'payouts-due', async () => void (await this.sending.wakeDue(this.clock.now())))
  }
}
