import { Module } from '@nestjs/common'
import { LedgerModule } from '../ledger/ledger.module.ts'
import { PayeesService } from './payees.service.ts'
import { PayoutsService } from './payouts.service.ts'
import { SendingService } from './sending.service.ts'

@Module({
  imports: [LedgerModule],
  providers: [PayoutsService, SendingService, PayeesService],
  exports: [PayoutsService, SendingService, PayeesService],
})
export class PayoutsModule {}
