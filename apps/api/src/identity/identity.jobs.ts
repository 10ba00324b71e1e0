import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { InvitationService } from './invitation.service.ts'
import { Limits } from './limits.ts'

const HOURLY = 3_600

@Injectable()
export class IdentityJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly invitations: InvitationService,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(HOURLY, 'invitations', () => this.invitations.expireDue(this.clock.now()))
    this.jobs.every(HOURLY, 'limits', () => this.limits.sweep())
  }
}
