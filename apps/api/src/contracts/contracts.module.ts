import { Module } from '@nestjs/common'
import { DeliverablesModule } from '../deliverables/deliverables.module.ts'
import { ContractsService } from './contracts.service.ts'
import { RecordService } from './record.service.ts'

@Module({
  imports: [DeliverablesModule],
  providers: [ContractsService, RecordService],
  exports: [ContractsService],
})
export class ContractsModule {}
