import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { MoneyController } from './money.controller.ts'
import { MoneyQueries } from './money.queries.ts'
import { PayeesService } from './payees.service.ts'
import { PayoutsJobs } from './payouts.jobs.ts'
import { PayoutsService } from './payouts.service.ts'
import { SendingService } from './sending.service.ts'

@Module({
  imports: [LedgerModule, ScoresModule],
  controllers: [MoneyController],
  providers: [PayoutsService, SendingService, PayeesService, MoneyQueries, PayoutsJobs],
  exports: [PayoutsService, SendingService, PayeesService],
})
export class PayoutsModule {}
