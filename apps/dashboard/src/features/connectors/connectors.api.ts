import type { Platform } from '@concertato/audience'
import { type BodyOf, connectors } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Under `audience`, because whatever an account brings changes the sources as well. */
export const connectorsQuery = queryOptions({
  queryKey: ['audience', 'connectors'],
  queryFn: ({ signal }) => call(connectors.list, { signal }),
})

function useConnectorMutation<In, Out>(run: (it: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries({ queryKey: ['audience'] }),
  })
}

type Answer = Pick<BodyOf<typeof connectors.finish>, 'state' | 'code' | 'error'>

/** Answers the page of the platform to go to. */
export const useBegin = () =>
  useMutation({
    mutationFn: ({ platform, page }: { readonly platform: Platform; readonly page: string | null }) =>
      call(connectors.begin, { params: { platform }, body: { page } }),
  })
export const useFinish = () =>
  useConnectorMutation(({ platform, ...body }: Answer & { readonly platform: Platform }) =>
    call(connectors.finish, { params: { platform }, body }),
  )
export const useReadNow = () =>
  useConnectorMutation((platform: Platform) => call(connectors.readNow, { params: { platform } }))
export const useDisconnect = () =>
  useConnectorMutation((platform: Platform) => call(connectors.disconnect, { params: { platform } }))
