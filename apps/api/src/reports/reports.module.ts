import { Module } from '@nestjs/common'
import { AudienceModule } from '../audience/audience.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { ReportsController } from './reports.controller.ts'
import { ReportsQueries } from './reports.queries.ts'

/** What came of a campaign. */
@Module({ imports: [AudienceModule, ScoresModule], controllers: [ReportsController], providers: [ReportsQueries] })
export class ReportsModule {}
