import { Module } from '@nestjs/common'
import { ContractsModule } from '../contracts/contracts.module.ts'
import { PayoutsModule } from '../payouts/payouts.module.ts'
import { AccountDesk } from './account-desk.service.ts'
import { AccountsGateway } from './accounts.gateway.ts'
import { CheckoutGateway } from './checkout.gateway.ts'
import { EventFollower } from './event-follower.service.ts'
import { EventIntake } from './event-intake.service.ts'
import { FundingDesk } from './funding-desk.service.ts'
import { HooksController } from './hooks.controller.ts'
import { PaymentsController } from './payments.controller.ts'
import { PayoutSender } from './payout-sender.service.ts'
import { StripeClient } from './stripe-client.ts'
import { StripeJobs } from './stripe.jobs.ts'
import { TransfersGateway } from './transfers.gateway.ts'
import { BankPayoutsGateway } from './bank-payouts.gateway.ts'

@Module({
  imports: [ContractsModule, PayoutsModule],
  controllers: [HooksController, PaymentsController],
  providers: [
    StripeClient,
    CheckoutGateway,
    AccountsGateway,
    TransfersGateway,
    BankPayoutsGateway,
    FundingDesk,
    AccountDesk,
    PayoutSender,
    EventIntake,
    EventFollower,
    StripeJobs,
  ],
  exports: [PayoutSender, EventFollower, FundingDesk, AccountDesk],
})
export class StripeModule {}
