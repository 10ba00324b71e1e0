import { Module } from '@nestjs/common'
import { PayoutsModule } from '../payouts/payouts.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { DeliverablesController } from './deliverables.controller.ts'
import { DeliverablesJobs } from './deliverables.jobs.ts'
import { DeliverablesQueries } from './deliverables.queries.ts'
import { DeliverablesService } from './deliverables.service.ts'
import { WorkPlanService } from './work-plan.service.ts'

@Module({
  imports: [PayoutsModule, ScoresModule],
  controllers: [DeliverablesController],
  providers: [WorkPlanService, DeliverablesService, DeliverablesQueries, DeliverablesJobs],
  exports: [WorkPlanService, DeliverablesService],
})
export class DeliverablesModule {}
