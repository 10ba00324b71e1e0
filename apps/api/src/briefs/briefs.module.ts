import { Module } from '@nestjs/common'
import { MatchingModule } from '../matching/matching.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { BriefsController } from './briefs.controller.ts'
import { BriefsJobs } from './briefs.jobs.ts'
import { BriefsQueries } from './briefs.queries.ts'
import { BriefsService } from './briefs.service.ts'

/** What a brand wants done. */
@Module({
  imports: [MatchingModule, ScoresModule],
  controllers: [BriefsController],
  providers: [BriefsService, BriefsQueries, BriefsJobs],
  exports: [BriefsService],
})
export class BriefsModule {}
