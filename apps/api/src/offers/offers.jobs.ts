import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { OffersService } from './offers.service.ts'

/** A version may be closed this much later than it says; nobody can accept it in between. Seconds. */
const EXPIRE_EVERY = 300

@Injectable()
export class OffersJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly offers: OffersService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EXPIRE_EVERY, 'offers', () => this.offers.expireDue(this.clock.now()))
  }
}
