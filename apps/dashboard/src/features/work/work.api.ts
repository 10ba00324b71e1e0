import { type BodyOf, deliverables, files } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, sendFile } from '../../lib/api.ts'

export const boardQuery = queryOptions({
  queryKey: ['deliverable', 'list'],
  queryFn: ({ signal }) => call(deliverables.list, { query: { limit: 100 }, signal }),
})
export const workQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliverable', 'view', id],
    queryFn: ({ signal }) => call(deliverables.view, { params: { id }, signal }),
  })

function useWorkMutation<In>(run: (it: In) => Promise<deliverables.DeliverableView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (work) => queries.setQueryData(workQuery(work.id).queryKey, work),
    onSettled: () =>
      Promise.all(
        ['deliverable', 'turns', 'money', 'contract', 'payout'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      ),
  })
}

/** Stores a file and answers what it became. */
export const uploadFile = (file: File): Promise<files.FileView> => sendFile(files.upload, file)

type Of<R extends Parameters<typeof call>[0]> = { readonly id: string } & BodyOf<R>

export const useSubmitWork = () =>
  useWorkMutation(({ id, ...body }: Of<typeof deliverables.submit>) =>
    call(deliverables.submit, { params: { id }, body }),
  )
export const useApproveWork = () => useWorkMutation((id: string) => call(deliverables.approve, { params: { id } }))
export const useRequestChanges = () =>
  useWorkMutation(({ id, ...body }: Of<typeof deliverables.requestChanges>) =>
    call(deliverables.requestChanges, { params: { id }, body }),
  )
