import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { DeliverablesService } from './deliverables.service.ts'

/** Silence approves this much later than it says at most; nobody can ask for changes in between. Seconds. */
const LOOK_EVERY = 60

@Injectable()
export class DeliverablesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly deliverables: DeliverablesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const approveSilent = async () => void (await this.deliverables.approveSilent(this.clock.now()))
    this.jobs.every(LOOK_EVERY, 'silent-approvals', approveSilent)
  }
}
