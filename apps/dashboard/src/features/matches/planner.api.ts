import { planner } from '@concertato/wire'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { isCandidate, type Shown } from './matches.api.ts'

export type Plan = planner.PlanView
export type PlanAct = planner.PlanActView
export type PlanStep = planner.PlanStepView
export type Wish = planner.PlanWish
export type Better = planner.BetterView

export const NO_WISH: Wish = { mustHave: [], mustNot: [], perCountry: [], prices: [] }

const keyOf = (wish: Wish): string =>
  JSON.stringify(wish, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

/** A question, sent as a body because it has many parts; the last answer stays in sight while the next is made. */
export const planQuery = (briefId: string, wish: Wish) =>
  queryOptions({
    queryKey: ['match', 'plan', briefId, keyOf(wish)],
    queryFn: ({ signal }) => call(planner.plan, { params: { id: briefId }, body: wish, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const compareQuery = (briefId: string, actIds: readonly string[]) =>
  queryOptions({
    queryKey: ['match', 'compare', briefId, ...actIds],
    queryFn: ({ signal }) => call(planner.compare, { params: { id: briefId }, body: { actIds: [...actIds] }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** What would lift an act into the first five, for whoever looks at it. */
export const betterQuery = (of: Shown) =>
  queryOptions({
    queryKey: ['match', 'better', of.id],
    queryFn: ({ signal }) =>
      call(isCandidate(of) ? planner.betterCandidate : planner.betterMatch, { params: { id: of.id }, signal }),
  })

export const betterInviteQuery = (id: string) =>
  queryOptions({
    queryKey: ['match', 'better', id],
    queryFn: ({ signal }) => call(planner.betterInvite, { params: { id }, signal }),
  })
