import { checkPolicy, floorFor, policyOf, type PolicySettings, type RankPolicy } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { rankPolicy as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { EligibleActs } from '../audience/eligible-acts.service.ts'
import { Database } from '../platform/database.ts'
import { BRIEF_SQL, type BriefRow, sceneOf } from './brief-scene.ts'
import { inPlay } from './in-play.ts'
import { rankCandidates, type RankedCandidate } from './ranking.ts'
import { RankPolicyService } from './rank-policy.service.ts'

/** So many of a list are looked at first; who is among them by either policy is told. */
const FIRST = 10

const PARTIES = 'select id, name, country from workspace where id = any($1::uuid[])'

/** What other weights would do to a brief's list. Writes nothing. */
@Injectable()
export class PolicyPreviewService {
  constructor(
    private readonly db: Database,
    private readonly acts: EligibleActs,
    private readonly policies: RankPolicyService,
  ) {}

  /**
   * Ranks the candidates of a brief that takes acts, once by the policy that stands and once by the other.
   *
   * @throws Refusal('rank_policy_invalid'), or Refusal('not_found') for a brief that takes none.
   */
  async preview(settings: PolicySettings, briefId: string, now: Date): Promise<wire.PolicyPreviewView> {
    checkPolicy(settings)
    const [brief] = await this.db.read<BriefRow>(`${BRIEF_SQL} where id = $1 and state in ('open', 'in_flight')`, [
      briefId,
    ])
    if (!brief) throw new Refusal('not_found')
    const candidates = await inPlay(this.db, briefId, null)
    const standing = await this.policies.standing()
    const other = policyOf(standing.version + 1, settings)
    const { rarity } = await this.acts.styles()
    const rankedBy = (policy: RankPolicy) =>
      rankCandidates(candidates, sceneOf(brief, rarity, policy), candidates.length, now)
    return {
      compared: candidates.length,
      floorNow: floorFor(candidates.length, standing),
      floorThen: floorFor(candidates.length, other),
      moves: await this.movesOf(rankedBy(standing), rankedBy(other)),
    }
  }

  private async movesOf(now: readonly RankedCandidate[], then: readonly RankedCandidate[]) {
    const before = new Map(now.map((it) => [it.actWorkspaceId, it]))
    const shown = then.filter(({ actWorkspaceId: id, rank }) => Math.min(rank, before.get(id)?.rank ?? rank) <= FIRST)
    const parties = await this.db.read<wire.PolicyMoveView['act']>(PARTIES, [shown.map((it) => it.actWorkspaceId)])
    const byId = new Map(parties.map((it) => [it.id, it]))
    return shown.flatMap((it): wire.PolicyMoveView[] => {
      const [act, was] = [byId.get(it.actWorkspaceId), before.get(it.actWorkspaceId)]
      if (!act || !was) return []
      return [{ act, rankNow: was.rank, rankThen: it.rank, fitNow: fitIn(was), fitThen: fitIn(it) }]
    })
  }
}

const fitIn = ({ fit, evidence }: RankedCandidate): number | null => (evidence.isScored ? fit : null)
