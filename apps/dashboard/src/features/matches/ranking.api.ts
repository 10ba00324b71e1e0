import type { BriefNeed } from '@concertato/deal'
import { briefs, matches } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export type Ranking = matches.RankingView

/** A run may end after the page was read and before its live events are heard; then it is asked for again. Milliseconds. */
const ASK_AGAIN_MS = 3_000

/** How far the house is with looking for acts; live events say when it looked at more. */
export const rankingQuery = (briefId: string) =>
  queryOptions({
    queryKey: ['ranking', briefId],
    queryFn: async ({ signal, client }) => {
      const before = client.getQueryData<Ranking>(['ranking', briefId])
      const ranking = await call(matches.ranking, { params: { id: briefId }, signal })
      // The list may have been read before the run ended, and its news not heard.
      if (before && before.state !== 'done' && ranking.state === 'done')
        void client.invalidateQueries({ queryKey: ['match'] })
      return ranking
    },
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'done' ? ASK_AGAIN_MS : false),
  })

/** There is no whole list yet: candidates appear while they are found. */
export const isStreaming = ({ state, endedAt }: Ranking): boolean => state !== 'done' && endedAt === null

/** The ranking of a list that is not there yet, or not whole; nothing of one that is only made anew. */
export const lookingOf = (ranking: Ranking | null, candidates: number): Ranking | null =>
  ranking && (isStreaming(ranking) || (ranking.state !== 'done' && candidates === 0)) ? ranking : null

/** From here on a ranking takes longer than any of a house of some thousand acts did. Milliseconds. */
const LONG_MS = 120_000

/** A run that has not ended for so long that a reader wonders. */
export const isTakingLong = ({ state, beganAt }: Ranking, now: Date): boolean =>
  state === 'computing' && beganAt !== null && now.getTime() - beganAt.getTime() > LONG_MS

/** Says which wishes are needs from now on; the brief is ranked anew. */
export function useNeeds(briefId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (needs: readonly BriefNeed[]) =>
      call(briefs.need, { params: { id: briefId }, body: { needs: [...needs] } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['brief'] }),
        queries.invalidateQueries({ queryKey: ['ranking'] }),
        queries.invalidateQueries({ queryKey: ['match'] }),
      ]),
  })
}
