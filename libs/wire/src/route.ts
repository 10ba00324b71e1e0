import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One HTTP operation: server, dashboard, permission table and OpenAPI all read it from here.
 *
 * @property name  `noun.verb`, unique; also the key of the permission table.
 * @property path  below `/api`, with `:param` placeholders.
 * @property reply what a success carries; `null` stands for 204 without a body.
 * @property as    `json` (default), `events` (a server-sent stream), `file` (bytes as attachment), `text`, or a
 *   request of `upload` (a form with a file) or `bytes` (a raw stream of any length), answered as JSON.
 * @property contested the object has a version: reads answer an ETag, writes need `If-Match`.
 * @property secret the reply is shown once and kept nowhere, not even to answer a repeated request.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType | null = z.ZodType | null,
> {
  readonly name: string
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  readonly status?: 200 | 201 | 202 | 204
  readonly as?: 'json' | 'events' | 'file' | 'text' | 'upload' | 'bytes'
  readonly contested?: true
  readonly secret?: true
}

/** Declares a route; exists so that the type parameters are inferred. */
export const route = <
  P extends z.ZodType = z.ZodType<undefined>,
  Q extends z.ZodType = z.ZodType<undefined>,
  B extends z.ZodType = z.ZodType<undefined>,
  R extends z.ZodType | null = null,
>(
  it: Route<P, Q, B, R>,
): Route<P, Q, B, R> => it

/** What the server answers on success when the route names no status. */
export const statusOf = (it: Route): number =>
  it.status ?? (it.reply === null && it.as === undefined ? 204 : it.method === 'POST' ? 201 : 200)

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
export type ParamsOf<R> = R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType | null> ? Out<P> : never
export type QueryOf<R> = R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType | null> ? Out<Q> : never
export type BodyOf<R> = R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType | null> ? Out<B> : never
export type ReplyOf<R> =
  R extends Route<z.ZodType, z.ZodType, z.ZodType, infer Y> ? (Y extends z.ZodType ? z.output<Y> : void) : never
