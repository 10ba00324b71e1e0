import type { ListShape } from '@concertato/audience'
import { type BodyOf, audience } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, sendBytes } from '../../lib/api.ts'
import type { DigestedList, Progress } from './digest-list.ts'
import { readList } from './read-list.ts'

export const audienceQuery = queryOptions({
  queryKey: ['audience', 'view'],
  queryFn: ({ signal }) => call(audience.view, { signal }),
})

/** Acts that let themselves be seen, as this one does. */
export const neighboursQuery = queryOptions({
  queryKey: ['audience', 'neighbours'],
  queryFn: ({ signal }) => call(audience.neighbours, { signal }),
})

function useAudienceMutation<In, Out>(run: (it: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries({ queryKey: ['audience'] }),
  })
}

type Figures<Body> = Body & { readonly id: string }

export const useDeclare = () =>
  useAudienceMutation((body: BodyOf<typeof audience.declare>) => call(audience.declare, { body }))
export const usePutCells = () =>
  useAudienceMutation(({ id, ...body }: Figures<BodyOf<typeof audience.putCells>>) =>
    call(audience.putCells, { params: { id }, body }),
  )
export const usePutTotals = () =>
  useAudienceMutation(({ id, ...body }: Figures<BodyOf<typeof audience.putTotals>>) =>
    call(audience.putTotals, { params: { id }, body }),
  )
export const useRevoke = () => useAudienceMutation((id: string) => call(audience.revoke, { params: { id } }))
export const useShare = () =>
  useAudienceMutation((shared: boolean) => call(audience.shareWithActs, { body: { shared } }))

/** A file and how it is to be read. */
export interface ListChoice {
  readonly file: File
  readonly shape: ListShape
}

export type Stage =
  | { readonly name: 'reading'; readonly progress: Progress; readonly of: number }
  | { readonly name: 'sending'; readonly bytes: number }

interface Sending {
  readonly list: ListChoice
  /** The source the list belongs to; asked for only when the file could be read. */
  readonly source: () => Promise<string>
  readonly tell: (stage: Stage) => void
  readonly signal: AbortSignal
}

/** As many rows as the server keeps as examples. */
const MOST_EXAMPLES = 20

const reportOf = ({ report }: DigestedList) => ({
  badRows: report.rejected,
  badLines: report.problems
    .slice(0, MOST_EXAMPLES)
    .map(({ line, reason }) => `${line}:${reason}`)
    .join(','),
})

/** Reads a list on this machine and sends its digests. @throws Problem with the server's refusal. */
export const useSendList = () =>
  useAudienceMutation(async ({ list, source, tell, signal }: Sending) => {
    const read = await readList(list, {
      signal,
      tell: (progress) => tell({ name: 'reading', progress, of: list.file.size }),
    })
    const id = await source()
    tell({ name: 'sending', bytes: read.digests.size })
    return sendBytes(audience.feed, { params: { id }, query: reportOf(read), bytes: read.digests, signal })
  })
