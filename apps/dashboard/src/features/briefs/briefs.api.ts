import { type BodyOf, briefs } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** A person can look over about so many; older ones are reached by their campaign. */
const PAGE = { limit: 100 }

export const briefsQuery = queryOptions({
  queryKey: ['brief', 'list'],
  queryFn: ({ signal }) => call(briefs.list, { query: PAGE, signal }),
})

export const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['brief', 'view', id],
    queryFn: ({ signal }) => call(briefs.view, { params: { id }, signal }),
  })

/** Styles to choose from; they change as seldom as acts come. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => call(briefs.tags, { signal }),
  staleTime: 600_000,
})

function useBriefMutation<In>(run: (it: In) => Promise<briefs.BriefView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: (brief) => queries.setQueryData(briefQuery(brief.id).queryKey, brief),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['brief', 'list'] }),
        queries.invalidateQueries({ queryKey: ['turns'] }),
        queries.invalidateQueries({ queryKey: ['match'] }),
      ]),
  })
}

export interface BriefChange {
  readonly id: string
  readonly version: number
  readonly change: BodyOf<typeof briefs.update>
}

const withNote = <B extends object>(id: string, body: B) => ({ params: { id }, body })

export const useCreateBrief = () =>
  useBriefMutation((body: BodyOf<typeof briefs.create>) => call(briefs.create, { body }))
export const useUpdateBrief = () =>
  useBriefMutation(({ id, version, change }: BriefChange) =>
    call(briefs.update, { params: { id }, version, body: change }),
  )
export const useSubmitBrief = () => useBriefMutation((id: string) => call(briefs.submit, { params: { id } }))
export const useCancelBrief = () => useBriefMutation((id: string) => call(briefs.cancel, { params: { id } }))
export const usePassBrief = () =>
  useBriefMutation(({ id, note }: { id: string; note: string }) => call(briefs.pass, withNote(id, { note })))
export const useReturnBrief = () =>
  useBriefMutation(({ id, ...body }: { id: string } & BodyOf<typeof briefs.giveBack>) =>
    call(briefs.giveBack, withNote(id, body)),
  )
export const useRejectBrief = () =>
  useBriefMutation(({ id, ...body }: { id: string } & BodyOf<typeof briefs.reject>) =>
    call(briefs.reject, withNote(id, body)),
  )
