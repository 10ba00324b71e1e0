import { type BodyOf, statedTerms } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export type StatedTerms = BodyOf<typeof statedTerms.state>

export const statedTermsQuery = queryOptions({
  queryKey: ['terms', 'stated'],
  queryFn: ({ signal }) => call(statedTerms.view, { signal }),
})

export function useStateTerms() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: StatedTerms) => call(statedTerms.state, { body }),
    onSuccess: (next) => {
      queries.setQueryData(statedTermsQuery.queryKey, next)
      return queries.invalidateQueries({ queryKey: ['match'] })
    },
  })
}
