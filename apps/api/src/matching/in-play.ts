import { viewFactsOf } from '@concertato/audience'
import type { Database } from '../platform/database.ts'
import { type ActRow, ACTS_SQL, recordOf, termsOf } from './brief-scene.ts'
import { type Candidate, readEvidence, type StoredEvidence } from './ranking.ts'

interface MatchRow {
  readonly act_workspace_id: Candidate['actWorkspaceId']
  readonly evidence: StoredEvidence
}

const IN_PLAY = `select act_workspace_id, evidence from match
  where brief_id = $1 and (act_workspace_id = $2
    or state not in ('house_declined', 'brand_declined', 'declined_by_act', 'expired', 'closed'))`

/**
 * Candidates that nobody has turned down, with the figures they were ranked by and what acts state today. Their audiences
 * are not compared again: that takes long, and the list is compared with itself.
 *
 * @param actId this one as well, whatever became of it.
 */
export async function inPlay(db: Database, briefId: string, actId: string | null): Promise<Candidate[]> {
  const rows = await db.read<MatchRow>(IN_PLAY, [briefId, actId])
  const acts = await db.read<ActRow>(ACTS_SQL, [briefId, rows.map((row) => row.act_workspace_id)])
  const byId = new Map(acts.map((act) => [act.workspace_id, act]))
  return rows.flatMap((row) => {
    const act = byId.get(row.act_workspace_id)
    return act ? [candidateOf(row, act)] : []
  })
}

const candidateOf = ({ act_workspace_id: actWorkspaceId, evidence }: MatchRow, act: ActRow): Candidate => ({
  actWorkspaceId,
  name: act.name,
  audience: evidence.actAudience === null ? null : readEvidence(evidence),
  genres: evidence.genres,
  languages: act.languages,
  views: viewFactsOf(act.views ?? []),
  record: recordOf(act),
  terms: termsOf(act),
})
