import type { Id } from '@concertato/core'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import { Jobs } from '../platform/jobs.ts'
import { type MatchId, MatchingService } from './matching.service.ts'
import { SuggestionsService } from './suggestions.service.ts'

/** An invitation may end this much later than it says. Seconds. */
const EXPIRE_EVERY = 300

/** What other stages tell a match, and the clock of its invitation. */
@Injectable()
export class MatchingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly service: MatchingService,
    private readonly suggestions: SuggestionsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('brief.passed', 'matching', ({ briefId }) => this.rank(briefId as Id<'brief'>))
    this.jobs.on('brief.needs_changed', 'matching', ({ briefId }) => this.rank(briefId as Id<'brief'>))
    this.jobs.on('audience.changed', 'matching', ({ workspaceId }) => this.rankAnew(workspaceId))
    this.jobs.on('terms.stated', 'matching', ({ workspaceId }) => this.rankAnew(workspaceId))
    this.jobs.on('act.described', 'matching', ({ workspaceId }) => this.rankAnew(workspaceId))
    this.jobs.on('policy.changed', 'matching', () => this.rankAll())
    this.jobs.on('brief.cancelled', 'matching', ({ briefId }) => this.endAll(briefId, 'brief_cancelled'))
    this.jobs.on('brief.completed', 'matching', ({ briefId }) => this.endAll(briefId, 'brief_completed'))
    this.jobs.on('offer.sent', 'matching', ({ matchId }) =>
      this.service.openOffer(matchId as MatchId, this.clock.now()),
    )
    this.jobs.on('offer.accepted', 'matching', ({ matchId }) =>
      this.service.contract(matchId as MatchId, this.clock.now()),
    )
    this.jobs.on('offer.declined', 'matching', ({ matchId }) => this.end(matchId as MatchId, 'offer_declined'))
    this.jobs.on('contract.ended', 'matching', async ({ contractId }) => {
      const matchId = await this.matchOf(contractId)
      if (matchId) await this.service.contractEnded(matchId, this.clock.now())
    })
    this.jobs.every(EXPIRE_EVERY, 'match-invitations', () => this.service.expireDue(this.clock.now()))
  }

  private rank(briefId: Id<'brief'>): Promise<void> {
    return this.suggestions.rank(briefId, this.clock.now())
  }

  private async rankAnew(workspaceId: string): Promise<void> {
    for (const briefId of await this.suggestions.briefsTouchedBy(workspaceId)) await this.rank(briefId)
  }

  private async rankAll(): Promise<void> {
    for (const briefId of await this.suggestions.openBriefs()) await this.rank(briefId)
  }

  private end(matchId: MatchId, reason: string): Promise<void> {
    return this.service.end(matchId, reason, '', this.clock.now())
  }

  private endAll(briefId: string, reason: string): Promise<void> {
    return this.service.endOfBrief(briefId as Id<'brief'>, reason, this.clock.now())
  }

  private async matchOf(contractId: string): Promise<MatchId | undefined> {
    const [row] = await this.db.read<{ match_id: MatchId }>('select match_id from contract where id = $1', [contractId])
    return row?.match_id
  }
}
