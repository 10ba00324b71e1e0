import { type FetchQueryOptions, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { isProblem, isRefused } from './problem.ts'

/** Live events tell what changed; this only bounds how long a missed one can mislead. */
const STALE_MS = 60_000

const isWorthAnotherTry = (failure: Error): boolean =>
  !isProblem(failure) || failure.code === 'no_answer' || failure.status >= 500

/** @param signedOut called when the server no longer knows the session. */
export const createQueryClient = (signedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (failure) => {
        if (isRefused(failure, 'not_signed_in')) signedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (count, failure) => count < 2 && isWorthAnotherTry(failure),
      },
      mutations: { retry: false },
    },
  })

/** What is kept, if that will do; otherwise what is so by now. For pages that are open in one state only. */
export async function keptOrNow<T, K extends QueryKey>(
  queries: QueryClient,
  query: FetchQueryOptions<T, Error, T, K>,
  willDo: (kept: T) => boolean,
): Promise<T> {
  const kept = await queries.ensureQueryData(query)
  return willDo(kept) ? kept : queries.fetchQuery({ ...query, staleTime: 0 })
}
