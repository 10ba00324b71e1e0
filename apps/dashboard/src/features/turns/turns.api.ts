import { turns } from '@concertato/wire'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Every turn that is yours, and what others are about to do. */
export const todayQuery = queryOptions({
  queryKey: ['turns', 'today'],
  queryFn: ({ signal }) => call(turns.today, { signal }),
})
