import { Module } from '@nestjs/common'
import { DeliverablesModule } from '../deliverables/deliverables.module.ts'
import { LedgerModule } from '../ledger/ledger.module.ts'
import { ContractsService } from './contracts.service.ts'
import { FundingService } from './funding.service.ts'

@Module({
  imports: [DeliverablesModule, LedgerModule],
  providers: [ContractsService, FundingService],
  exports: [ContractsService, FundingService],
})
export class ContractsModule {}
