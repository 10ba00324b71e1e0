import { type Change, counterfactuals, rank } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { planner as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { EligibleActs } from '../audience/eligible-acts.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { BRIEF_SQL, type BriefRow, sceneOf } from './brief-scene.ts'
import { inPlay } from './in-play.ts'
import { byShared, type Candidate, factsOf } from './ranking.ts'
import { RankPolicyService } from './rank-policy.service.ts'

interface MatchRow {
  readonly brief_id: string
  readonly act_workspace_id: Candidate['actWorkspaceId']
}

/** Where an act should come to: the first five are looked at. */
const FIRST = 5

/** What would have to be different for an act to come among the first of a brief. */
@Injectable()
export class BetterService {
  constructor(
    private readonly db: Database,
    private readonly acts: EligibleActs,
    private readonly policies: RankPolicyService,
  ) {}

  /** Every single change that is enough, of either side. Seen by whoever sees the match. */
  async ofMatch(id: string, now: Date): Promise<wire.BetterView> {
    const [match] = await this.db.read<MatchRow>('select brief_id, act_workspace_id from match where id = $1', [id])
    if (!match) throw new Refusal('not_found')
    return asSystem('better', () => this.compute(match.brief_id, match.act_workspace_id, now))
  }

  /** The same for the act itself: what lies in its own hands. Where it stands beside others is not told. */
  async ofInvite(id: string, now: Date): Promise<wire.BetterView> {
    const it = await this.ofMatch(id, now)
    return { ...it, place: null, outOf: null, changes: it.changes.filter(({ side }) => side === 'act') }
  }

  /** Compares the candidates as they stand on the list: with the figures they were ranked by and what acts state today. */
  private async compute(briefId: string, actId: string, now: Date): Promise<wire.BetterView> {
    const [brief] = await this.db.read<BriefRow>(`${BRIEF_SQL} where id = $1`, [briefId])
    if (!brief) throw new Refusal('not_found')
    const candidates = await inPlay(this.db, briefId, actId)
    // Equal fits are told apart by name: the place in the list's own order is the name, so that both agree.
    const names = new Map(candidates.toSorted(byShared).map(({ actWorkspaceId }, at) => [actWorkspaceId, nameOf(at)]))
    const own = names.get(actId as Candidate['actWorkspaceId']) ?? ''
    const facts = candidates.map((it) => ({ ...factsOf(it, now), act: names.get(it.actWorkspaceId) ?? '' }))
    const { rarity } = await this.acts.styles()
    const scene = sceneOf(brief, rarity, await this.policies.standing())
    const place = rank(facts, scene).find(({ act }) => act === own)?.rank ?? facts.length
    const found = counterfactuals(own, facts, scene, FIRST)
    return {
      currency: brief.currency,
      place,
      outOf: facts.length,
      first: FIRST,
      changes: found.map(({ change, effort, rank: promised }) => ({ ...changeOf(change), effort, rank: promised })),
    }
  }
}

const nameOf = (at: number): string => String(at).padStart(6, '0')

const NOTHING = { fromMinor: null, toMinor: null, territories: null, fromMonths: null, toMonths: null }
const NO_DATES = { freeDays: null, startsOn: null, endsOn: null }

function changeOf(change: Change): Omit<wire.ChangeView, 'effort' | 'rank'> {
  const { side, lever } = change
  const base = { ...NOTHING, ...NO_DATES, side, lever }
  switch (change.lever) {
    case 'price':
      return { ...base, fromMinor: change.fromMinor, toMinor: change.toMinor }
    case 'territory':
      return { ...base, territories: [...change.territories] }
    case 'rights':
      return { ...base, fromMonths: change.fromMonths, toMonths: change.toMonths }
    case 'dates':
      return change.side === 'act'
        ? { ...base, freeDays: change.freeDays }
        : { ...base, startsOn: change.startsOn, endsOn: change.endsOn }
  }
}
