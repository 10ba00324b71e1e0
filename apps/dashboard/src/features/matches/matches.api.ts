import { type BodyOf, matches } from '@concertato/wire'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** A brief has at most forty candidates. */
const ALL = { limit: 100 }

/** What both sides of the gate see of a match. */
export type Shown = matches.CandidateView | matches.MatchView
export const isCandidate = (it: Shown): it is matches.CandidateView => 'rationale' in it

/** Enough is known for a score. Without, a fit is 0 as well. */
export const isScored = ({ evidence }: Shown): boolean => evidence.isScored

export const candidatesQuery = (briefId: string) =>
  queryOptions({
    queryKey: ['match', 'candidates', briefId],
    queryFn: ({ signal }) => call(matches.candidates, { params: { id: briefId }, query: ALL, signal }),
  })
export const matchesQuery = (briefId: string) =>
  queryOptions({
    queryKey: ['match', 'list', briefId],
    queryFn: ({ signal }) => call(matches.list, { params: { id: briefId }, query: ALL, signal }),
  })
export const matchQuery = (id: string) =>
  queryOptions({
    queryKey: ['match', 'view', id],
    queryFn: ({ signal }) => call(matches.view, { params: { id }, signal }),
  })
export const invitesQuery = queryOptions({
  queryKey: ['match', 'invites'],
  queryFn: ({ signal }) => call(matches.invites, { query: ALL, signal }),
})
export const inviteQuery = (id: string) =>
  queryOptions({
    queryKey: ['match', 'invite', id],
    queryFn: ({ signal }) => call(matches.inviteView, { params: { id }, signal }),
  })

export const passedOverQuery = infiniteQueryOptions({
  queryKey: ['match', 'passed-over'],
  queryFn: ({ signal, pageParam }) => call(matches.passedOver, { query: { limit: 20, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
})

function useMatchMutation<In, Out>(run: (it: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['match'] }),
        queries.invalidateQueries({ queryKey: ['brief'] }),
        queries.invalidateQueries({ queryKey: ['turns'] }),
      ]),
  })
}

type Of<R extends Parameters<typeof call>[0]> = { readonly id: string } & BodyOf<R>

export const useApprove = () =>
  useMatchMutation(({ id, ...body }: Of<typeof matches.approve>) => call(matches.approve, { params: { id }, body }))
export const useDecline = () =>
  useMatchMutation(({ id, ...body }: Of<typeof matches.decline>) => call(matches.decline, { params: { id }, body }))
export const useInvite = () =>
  useMatchMutation(({ id, ...body }: Of<typeof matches.invite>) => call(matches.invite, { params: { id }, body }))
export const usePick = () => useMatchMutation((id: string) => call(matches.pick, { params: { id } }))
export const usePassOver = () =>
  useMatchMutation(({ id, ...body }: Of<typeof matches.passOver>) => call(matches.passOver, { params: { id }, body }))
export const useAcceptInvite = () => useMatchMutation((id: string) => call(matches.acceptInvite, { params: { id } }))
export const useDeclineInvite = () =>
  useMatchMutation(({ id, ...body }: Of<typeof matches.declineInvite>) =>
    call(matches.declineInvite, { params: { id }, body }),
  )
