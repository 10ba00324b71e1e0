import { Refusal } from '@concertato/core'
import { refuseObstacles } from '@concertato/deal'
import type { EntityManager } from 'typeorm'
import type { EligibleActs } from '../audience/eligible-acts.service.ts'
import { StyleBook } from '../audience/style-book.service.ts'
import { withWholeView } from '../platform/wider-view.ts'
import { askedOf, BRIEF_SQL, type BriefRow } from './brief-scene.ts'
import type { MatchEntity } from './match.entity.ts'

/**
 * Looks anew whether something stands in a candidate's way: it may have come up since the brief was ranked.
 *
 * @throws Refusal('act_refuses_sector'), ('act_bound_to_rival') or ('artist_too_young').
 */
export async function requireNoObstacle(tx: EntityManager, acts: EligibleActs, match: MatchEntity): Promise<void> {
  const [brief] = await withWholeView(
    tx,
    () => tx.query(`${BRIEF_SQL} where id = $1`, [match.briefId]) as Promise<BriefRow[]>,
  )
  if (!brief) throw new Refusal('not_found')
  const asked = askedOf({ ...brief, needs: [] }, new StyleBook([]))
  refuseObstacles(await acts.obstaclesOf(tx, asked, match.actWorkspaceId))
}
