import { type BodyOf, workspace } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export const workspaceQuery = queryOptions({
  queryKey: ['workspace', 'view'],
  queryFn: ({ signal }) => call(workspace.view, { signal }),
})

export const readWorkspace = () => call(workspace.view)

export type WorkspaceChange = BodyOf<typeof workspace.change>

export function useChangeWorkspace() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, change }: { readonly version: number; readonly change: WorkspaceChange }) =>
      call(workspace.change, { version, body: change }),
    onSuccess: (next) => {
      queries.setQueryData(workspaceQuery.queryKey, next)
      return queries.invalidateQueries({ queryKey: ['session'] })
    },
  })
}
