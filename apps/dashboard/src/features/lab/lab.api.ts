import { audience } from '@concertato/wire'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Who can be compared; those named by id are always among them. */
export const subjectsQuery = (search: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['audience', 'subjects', search, ids],
    queryFn: ({ signal }) =>
      call(audience.subjects, {
        query: { ...(search && { search }), ...(ids.length > 0 && { ids: ids.join(',') }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/**
 * A comparison. Its key does not begin with a live topic: a list that changes somewhere must not ask again, which would
 * be counted as a new question.
 */
export const labQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['lab', ...ids.toSorted()],
    queryFn: ({ signal }) => call(audience.lab, { body: { workspaceIds: ids.toSorted() }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
