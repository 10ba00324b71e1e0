import { Module } from '@nestjs/common'
import { PayoutsModule } from '../payouts/payouts.module.ts'
import { DeliverablesService } from './deliverables.service.ts'
import { WorkPlanService } from './work-plan.service.ts'

@Module({
  imports: [PayoutsModule],
  providers: [WorkPlanService, DeliverablesService],
  exports: [WorkPlanService, DeliverablesService],
})
export class DeliverablesModule {}
