import type Stripe from 'stripe'
import { malformed, unknownReference } from './refused.ts'

interface Paging {
  readonly limit?: number
  readonly starting_after?: string
  readonly ending_before?: string
  readonly created?: Stripe.RangeQueryParam | number
}

interface Listed<T> {
  readonly id: string
  readonly object: T
}

/**
 * One page of a list, newest first.
 *
 * @param rows oldest first.
 * @see https://docs.stripe.com/api/pagination "Limit can range between 1 and 100, and the default is 10."
 */
export function page<T extends { readonly object: string; readonly created?: number }>(
  rows: readonly Listed<T>[],
  params: Paging,
  url: string,
  kind: string,
): Stripe.ApiList<T> {
  const limit = params.limit ?? 10
  if (limit < 1 || limit > 100) throw outOfRange(limit)
  const wanted = rows.toReversed().filter((row) => within(row.object.created ?? 0, params.created))
  const [from, to] = window(wanted, params, limit, kind)
  const more = params.ending_before === undefined ? to < wanted.length : from > 0
  return { object: 'list', data: wanted.slice(from, to).map((row) => row.object), has_more: more, url }
}

function window(rows: readonly Listed<unknown>[], params: Paging, limit: number, kind: string): [number, number] {
  if (params.ending_before !== undefined) {
    const end = placeOf(rows, params.ending_before, 'ending_before', kind)
    return [Math.max(0, end - limit), end]
  }
  if (params.starting_after === undefined) return [0, Math.min(limit, rows.length)]
  const start = placeOf(rows, params.starting_after, 'starting_after', kind) + 1
  return [start, Math.min(start + limit, rows.length)]
}

function placeOf(rows: readonly Listed<unknown>[], id: string, param: string, kind: string): number {
  const place = rows.findIndex((row) => row.id === id)
  if (place < 0) throw unknownReference(kind, id, param)
  return place
}

function outOfRange(limit: number): Error {
  const message = `This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`
  return malformed(message, 'limit', 'parameter_invalid_integer')
}

/** Whether a moment in seconds lies in the asked range. */
export function within(seconds: number, range: Stripe.RangeQueryParam | number | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return seconds === range
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return seconds > gt && seconds >= gte && seconds < lt && seconds <= lte
}

/** A whole short list, as objects carry of their parts. */
export function shortList<T>(items: readonly T[], url: string): Stripe.ApiList<T> {
  return { object: 'list', data: items.slice(0, 10), has_more: items.length > 10, url }
}
