import { Module } from '@nestjs/common'
import { WorkPlanService } from './work-plan.service.ts'

@Module({ providers: [WorkPlanService], exports: [WorkPlanService] })
export class DeliverablesModule {}
