import { Module } from '@nestjs/common'
import { LedgerCheckService } from './ledger-check.service.ts'
import { LedgerController } from './ledger.controller.ts'
import { LedgerJobs } from './ledger.jobs.ts'
import { LedgerQueries } from './ledger.queries.ts'
import { LedgerService } from './ledger.service.ts'

@Module({
  controllers: [LedgerController],
  providers: [LedgerService, LedgerCheckService, LedgerQueries, LedgerJobs],
  exports: [LedgerService, LedgerCheckService],
})
export class LedgerModule {}
