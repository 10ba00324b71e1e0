import { randomUUID } from 'node:crypto'
import type { Id } from '@concertato/core'
import type { EntityManager } from 'typeorm'
import type { MatchId } from './matching.service.ts'
import type { RankedCandidate } from './ranking.ts'

interface OfBrief {
  readonly id: Id<'brief'>
  readonly brand_workspace_id: Id<'workspace'>
}

/**
 * Puts the ranked in the place of whoever was suggested before, under the lock of the brief. Whom somebody decided on
 * keeps rank and evidence; who no longer ranks is forgotten; a row that says the same already is left as it is.
 *
 * @returns whether anything is different from before.
 */
export async function putSuggested(
  tx: EntityManager,
  brief: OfBrief,
  ranked: readonly RankedCandidate[],
  now: Date,
): Promise<boolean> {
  const forgotten = await dropUndecided(tx, brief.id, ranked)
  const written = await suggest(tx, brief, ranked, now)
  return forgotten + written > 0
}

/** A candidate that no longer ranks is forgotten: nobody has decided on it, and only the house could see it. */
async function dropUndecided(tx: EntityManager, briefId: string, ranked: readonly RankedCandidate[]): Promise<number> {
  const [, forgotten] = (await tx.query(
    `delete from match where brief_id = $1 and state = 'suggested' and act_workspace_id <> all($2::uuid[])`,
    [briefId, ranked.map((it) => it.actWorkspaceId)],
  )) as [unknown, number]
  return forgotten
}

/** Where an act has no audience, the instant it was taken is only that of the ranking. */
const TOLD = (evidence: string) =>
  `case when ${evidence} ->> 'actAudience' is null then ${evidence} - 'takenAt' else ${evidence} end`

const SUGGEST = `insert into match (id, brief_id, brand_workspace_id, act_workspace_id, state, entered_at, rank, fit,
    evidence, created_at)
  select id, $1, $2, act, 'suggested', $3, rank, fit, evidence::jsonb, $3
  from unnest($4::uuid[], $5::uuid[], $6::integer[], $7::double precision[], $8::text[])
    as candidate (id, act, rank, fit, evidence)
  on conflict (brief_id, act_workspace_id) do update
    set rank = excluded.rank, fit = excluded.fit, evidence = excluded.evidence, version = match.version + 1
    where match.state = 'suggested' and (match.rank, match.fit, ${TOLD('match.evidence')})
      is distinct from (excluded.rank, excluded.fit, ${TOLD('excluded.evidence')})
  returning id`

/** @returns how many candidates were written. */
async function suggest(
  tx: EntityManager,
  brief: OfBrief,
  ranked: readonly RankedCandidate[],
  now: Date,
): Promise<number> {
  const written = (await tx.query(SUGGEST, [
    brief.id,
    brief.brand_workspace_id,
    now,
    ranked.map(() => randomUUID() as MatchId),
    ranked.map(({ actWorkspaceId }) => actWorkspaceId),
    ranked.map(({ rank }) => rank),
    ranked.map(({ fit }) => fit),
    ranked.map(({ evidence }) => JSON.stringify(evidence)),
  ])) as unknown[]
  return written.length
}
