import { type BodyOf, type QueryOf, admin } from '@concertato/wire'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** How the list of people is filtered. */
export type PeopleFilter = Partial<Pick<NonNullable<QueryOf<typeof admin.people>>, 'search' | 'role' | 'state'>>

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      call(admin.people, { query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'person', id],
    queryFn: ({ signal }) => call(admin.person, { params: { id }, signal }),
  })

function usePersonMutation<In extends { readonly id: string }>(run: (it: In) => Promise<admin.PersonSheet>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (next, { id }) => {
      queries.setQueryData(personQuery(id).queryKey, next)
      return queries.invalidateQueries({ queryKey: ['admin', 'people'] })
    },
  })
}

type Suspend = { readonly id: string } & BodyOf<typeof admin.suspend>

export const useSuspend = () =>
  usePersonMutation(({ id, reason }: Suspend) => call(admin.suspend, { params: { id }, body: { reason } }))
export const useRestore = () => usePersonMutation(({ id }: { id: string }) => call(admin.restore, { params: { id } }))
export const useEndTheirSessions = () =>
  usePersonMutation(({ id }: { id: string }) => call(admin.endSessions, { params: { id } }))
