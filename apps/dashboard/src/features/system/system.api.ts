import { system } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Queues move without telling anybody. Milliseconds between looks while the page is open. */
const LOOK_EVERY = 10_000

export const systemQuery = queryOptions({
  queryKey: ['system', 'view'],
  queryFn: ({ signal }) => call(system.view, { signal }),
  refetchInterval: LOOK_EVERY,
})

/** The doctor answers in the language it is asked in. */
export const doctorQuery = (locale: string) =>
  queryOptions({
    queryKey: ['system', 'doctor', locale],
    queryFn: ({ signal }) => call(system.doctor, { signal }),
  })

export const failedJobsQuery = queryOptions({
  queryKey: ['system', 'failed-jobs'],
  queryFn: ({ signal }) => call(system.failedJobs, { query: { limit: 50 }, signal }),
})

export function useRetryJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ queue, id }: { readonly queue: string; readonly id: string }) =>
      call(system.retryJob, { params: { queue, id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['system'] }),
  })
}

export const useTestMail = () => useMutation({ mutationFn: () => call(system.testMail) })
