import { PERMISSIONS, type Permission } from '@concertato/wire'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core'
import { LoggerModule, type Params } from 'nestjs-pino'
import { AdminModule } from './admin/admin.module.ts'
import { AudienceModule } from './audience/audience.module.ts'
import { BriefsModule } from './briefs/briefs.module.ts'
import type { Config } from './config.ts'
import { ConfigModule } from './config.module.ts'
import { ConnectorsModule } from './connectors/connectors.module.ts'
import { ContractsModule } from './contracts/contracts.module.ts'
import { DeliverablesModule } from './deliverables/deliverables.module.ts'
import { FilesModule } from './files/files.module.ts'
import { IdentityModule } from './identity/identity.module.ts'
import { LedgerModule } from './ledger/ledger.module.ts'
import { MailModule } from './mail/mail.module.ts'
import { MatchingModule } from './matching/matching.module.ts'
import { OffersModule } from './offers/offers.module.ts'
import { AnswerInterceptor } from './platform/answer.interceptor.ts'
import { DoorGuard, PermissionTable } from './platform/door.guard.ts'
import { PayoutsModule } from './payouts/payouts.module.ts'
import { PlatformModule, type PlatformOptions } from './platform/platform.module.ts'
import { ProblemFilter } from './platform/problem.filter.ts'
import { RecordModule } from './record/record.module.ts'
import { StripeModule } from './stripe/stripe.module.ts'
import { ReportsModule } from './reports/reports.module.ts'
import { TurnsModule } from './turns/turns.module.ts'

class WirePermissions extends PermissionTable {
  override rowOf(name: string): Permission {
    const row = PERMISSIONS[name]
    if (!row) throw new Error(`route ${name} has no row in the permission table`)
    return row
  }
}

/** Features in the order in which work flows through them. */
const FEATURES = [
  IdentityModule,
  AudienceModule,
  RecordModule,
  BriefsModule,
  MatchingModule,
  OffersModule,
  ContractsModule,
  DeliverablesModule,
  PayoutsModule,
  LedgerModule,
  StripeModule,
  ConnectorsModule,
  FilesModule,
  TurnsModule,
  ReportsModule,
  MailModule,
  AdminModule,
]

@Module({})
export class AppModule {
  static with(config: Config, platform: PlatformOptions, logging: Params): DynamicModule {
    return {
      module: AppModule,
      imports: [LoggerModule.forRoot(logging), ConfigModule.with(config), PlatformModule.with(platform), ...FEATURES],
      providers: [
        { provide: PermissionTable, useClass: WirePermissions },
        { provide: APP_GUARD, useClass: DoorGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    }
  }
}
