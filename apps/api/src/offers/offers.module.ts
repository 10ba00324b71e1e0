import { Module } from '@nestjs/common'
import { ContractsModule } from '../contracts/contracts.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { OffersController } from './offers.controller.ts'
import { OffersJobs } from './offers.jobs.ts'
import { OffersQueries } from './offers.queries.ts'
import { OffersService } from './offers.service.ts'

/** Terms going back and forth until both sides agree. */
@Module({
  imports: [ContractsModule, ScoresModule],
  controllers: [OffersController],
  providers: [OffersService, OffersQueries, OffersJobs],
  exports: [OffersService],
})
export class OffersModule {}
