import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import { Jobs } from '../platform/jobs.ts'
import { type BriefId, BriefsService } from './briefs.service.ts'

/** What later stages tell the brief: the only way up. */
@Injectable()
export class BriefsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly service: BriefsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('contract.funded', 'brief', async ({ contractId }) => {
      const briefId = await this.briefOf(contractId)
      if (briefId) await this.service.start(briefId, this.clock.now())
    })
    this.jobs.on('contract.completed', 'brief', ({ contractId }) => this.completeIfDone(contractId))
    this.jobs.on('contract.ended', 'brief', ({ contractId }) => this.completeIfDone(contractId))
    this.jobs.on('match.ended', 'brief', ({ briefId }) =>
      this.service.completeIfDone(briefId as BriefId, this.clock.now()),
    )
  }

  private async completeIfDone(contractId: string): Promise<void> {
    const briefId = await this.briefOf(contractId)
    if (briefId) await this.service.completeIfDone(briefId, this.clock.now())
  }

  private async briefOf(contractId: string): Promise<BriefId | undefined> {
    const [row] = await this.db.read<{ brief_id: BriefId }>('select brief_id from contract where id = $1', [contractId])
    return row?.brief_id
  }
}
