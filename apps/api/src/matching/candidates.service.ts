import { evenTags, type Scene, viewFactsOf } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import { AudienceReader, type CandidateAudience, type CandidateRequest } from '../audience/audience-reader.service.ts'
import { EligibleActs, type LeftOutActs } from '../audience/eligible-acts.service.ts'
import { Database } from '../platform/database.ts'
import { type ActRow, ACTS_SQL, askedOf, type BriefRow, recordOf, sceneOf, termsOf } from './brief-scene.ts'
import type { Candidate } from './ranking.ts'
import { RankPolicyService } from './rank-policy.service.ts'

type WorkspaceId = Id<'workspace'>

/** Who is worth looking at for a brief, and what they are compared by. */
export interface Search {
  readonly request: CandidateRequest
  readonly scene: Scene
  readonly leftOut: LeftOutActs
  /** Those that promise most first. */
  readonly acts: readonly WorkspaceId[]
}

/** Finds the acts that may be suggested for a brief. Works as the system. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly db: Database,
    private readonly audiences: AudienceReader,
    private readonly acts: EligibleActs,
    private readonly policies: RankPolicyService,
  ) {}

  /** Asks the index and the tables, under the brief's conditions, who is worth looking at. Reads no act whole. */
  async search(brief: BriefRow, most: number, now: Date): Promise<Search> {
    const styles = await this.acts.styles()
    const asked = askedOf(brief, styles)
    const leftOut = await this.acts.leftOut(asked)
    const request = {
      briefId: brief.id,
      brandWorkspaceId: brief.brand_workspace_id,
      goal: brief.goal,
      targetCountries: brief.target_countries,
      targetAges: brief.target_ages,
      asked,
      byDay: leftOut.byDay,
      nearest: await this.acts.nearest(asked, styles, [...evenTags(brief.tags).keys()], most),
      most,
    }
    const scene = sceneOf(brief, styles.rarity, await this.policies.standing())
    return { request, scene, leftOut, acts: await this.audiences.worthLooking(request, now) }
  }

  /** Compares some of the acts of a search. @param acts of those it found. */
  async look({ request }: Search, acts: readonly WorkspaceId[], now: Date): Promise<Candidate[]> {
    const audiences = await this.audiences.figuresOf(request, acts, now)
    const rows = await this.db.read<ActRow>(ACTS_SQL, [request.briefId, acts])
    const byId = new Map(rows.map((row) => [row.workspace_id, row]))
    return audiences.flatMap((it) => {
      const act = byId.get(it.actWorkspaceId)
      return act ? [candidateOf(it, act)] : []
    })
  }
}

const candidateOf = (it: CandidateAudience, act: ActRow): Candidate => ({
  ...it,
  name: act.name,
  genres: act.genres,
  languages: act.languages,
  views: viewFactsOf(act.views ?? []),
  record: recordOf(act),
  terms: termsOf(act),
})
