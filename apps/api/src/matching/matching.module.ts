import { Module } from '@nestjs/common'
import { AudienceModule } from '../audience/audience.module.ts'
import { OffersModule } from '../offers/offers.module.ts'
import { ScoresModule } from '../turns/scores.module.ts'
import { BetterService } from './better.service.ts'
import { CandidatesService } from './candidates.service.ts'
import { CompareService } from './compare.service.ts'
import { ExposureController } from './exposure.controller.ts'
import { ExposureQueries } from './exposure.queries.ts'
import { MatchingController } from './matching.controller.ts'
import { MatchingJobs } from './matching.jobs.ts'
import { MatchingQueries } from './matching.queries.ts'
import { MatchingService } from './matching.service.ts'
import { PlannerController } from './planner.controller.ts'
import { PlannerService } from './planner.service.ts'
import { PolicyPreviewService } from './policy-preview.service.ts'
import { RankPolicyController } from './rank-policy.controller.ts'
import { RankPolicyQueries } from './rank-policy.queries.ts'
import { RankPolicyService } from './rank-policy.service.ts'
import { RankingsService } from './rankings.service.ts'
import { ShortlistsService } from './shortlists.service.ts'
import { SuggestionsService } from './suggestions.service.ts'

/** Which acts fit a brief, and who lets them through. */
@Module({
  imports: [AudienceModule, OffersModule, ScoresModule],
  controllers: [MatchingController, PlannerController, ExposureController, RankPolicyController],
  providers: [
    MatchingService,
    SuggestionsService,
    CandidatesService,
    RankingsService,
    ShortlistsService,
    ExposureQueries,
    RankPolicyService,
    RankPolicyQueries,
    PolicyPreviewService,
    MatchingQueries,
    PlannerService,
    BetterService,
    CompareService,
    MatchingJobs,
  ],
  exports: [MatchingService, SuggestionsService, RankingsService],
})
export class MatchingModule {}
