import { type BodyOf, offers } from '@concertato/wire'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export const threadsQuery = queryOptions({
  queryKey: ['offer', 'list'],
  queryFn: ({ signal }) => call(offers.list, { query: { limit: 100 }, signal }),
})
export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['offer', 'thread', id],
    queryFn: ({ signal }) => call(offers.thread, { params: { id }, signal }),
  })
/** What the house and a manager take of terms written now. */
export const splitQuery = (matchId: string) =>
  queryOptions({
    queryKey: ['offer', 'split', matchId],
    queryFn: ({ signal }) => call(offers.splitNow, { params: { id: matchId }, signal }),
  })

const invalidateDeal = (queries: QueryClient) =>
  Promise.all(
    ['offer', 'match', 'turns', 'contract', 'deal'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
  )

function useOfferMutation<In>(run: (it: In) => Promise<offers.ThreadView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (thread) => queries.setQueryData(threadQuery(thread.id).queryKey, thread),
    onSettled: () => invalidateDeal(queries),
  })
}

type Of<R extends Parameters<typeof call>[0]> = { readonly id: string } & BodyOf<R>

export const useSendOffer = () =>
  useOfferMutation(({ id, ...body }: Of<typeof offers.send>) => call(offers.send, { params: { id }, body }))
export const useCounter = () =>
  useOfferMutation(({ id, ...body }: Of<typeof offers.counter>) => call(offers.counter, { params: { id }, body }))
export const useAcceptOffer = () =>
  useOfferMutation(({ id, ...body }: Of<typeof offers.accept>) => call(offers.accept, { params: { id }, body }))
export const useDeclineOffer = () =>
  useOfferMutation(({ id, ...body }: Of<typeof offers.decline>) => call(offers.decline, { params: { id }, body }))
/** Ends a negotiation in which nobody is asked any more. */
export function useGiveUp() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Of<typeof offers.giveUp>) => call(offers.giveUp, { params: { id }, body }),
    onSettled: () => invalidateDeal(queries),
  })
}
export const useWithdrawOffer = () => useOfferMutation((id: string) => call(offers.withdraw, { params: { id } }))
