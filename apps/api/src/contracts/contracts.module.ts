import { Module } from '@nestjs/common'
import { DeliverablesModule } from '../deliverables/deliverables.module.ts'
import { LedgerModule } from '../ledger/ledger.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { ContractsController } from './contracts.controller.ts'
import { ContractsJobs } from './contracts.jobs.ts'
import { ContractsQueries } from './contracts.queries.ts'
import { ContractsService } from './contracts.service.ts'
import { CopiesService } from './copies.service.ts'
import { FundingService } from './funding.service.ts'

@Module({
  imports: [DeliverablesModule, LedgerModule, ScoresModule],
  controllers: [ContractsController],
  providers: [ContractsService, FundingService, CopiesService, ContractsQueries, ContractsJobs],
  exports: [ContractsService, FundingService],
})
export class ContractsModule {}
