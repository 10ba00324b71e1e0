import { type BodyOf, rankPolicy } from '@concertato/wire'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export type Policy = rankPolicy.RankPolicyView
export type Version = rankPolicy.PolicyVersionView
export type Settings = rankPolicy.PolicySettings
export type Preview = rankPolicy.PolicyPreviewView
export type Move = rankPolicy.PolicyMoveView
export const NOTE_LIMITS = rankPolicy.NOTE_LIMITS

export const policyQuery = queryOptions({
  queryKey: ['policy', 'view'],
  queryFn: ({ signal }) => call(rankPolicy.view, { signal }),
})

/** A brief’s list under other weights; the one before stays in sight while the next is computed. */
export const previewQuery = (body: BodyOf<typeof rankPolicy.preview>) =>
  queryOptions({
    queryKey: ['policy', 'preview', body],
    queryFn: ({ signal }) => call(rankPolicy.preview, { body, signal }),
    placeholderData: keepPreviousData,
  })

interface Wish extends BodyOf<typeof rankPolicy.set> {
  /** The version the change was made from. */
  readonly version: number
}

export function useSetPolicy() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: Wish) => call(rankPolicy.set, { version, body }),
    onSuccess: (next) => {
      queries.setQueryData(policyQuery.queryKey, next)
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['policy', 'preview'] }),
        queries.invalidateQueries({ queryKey: ['match'] }),
      ])
    },
  })
}

/** What stands now, past what is remembered. */
export const readPolicy = (): Promise<Policy> => call(rankPolicy.view, {})
