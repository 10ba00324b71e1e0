import type { BodyOf, ParamsOf, ReplyOf, Route } from '@concertato/wire'
import type { z } from 'zod'
import { actingAs } from './acting.ts'
import { Problem, isRefused, readProblem } from './problem.ts'
import { stepUp } from './step-up.ts'
import { uuid } from './uuid.ts'

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType | null>
type QueryIn<R> =
  R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType | null> ? (Q extends z.ZodType ? z.input<Q> : never) : never
type Need<Key extends string, T> = [T] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : { readonly [K in Key]: T }

/** What a call of a route carries; what the route does not take cannot be given. */
export type CallOf<R extends AnyRoute> = Need<'params', ParamsOf<R>> &
  Need<'body', BodyOf<R>> & {
    readonly query?: QueryIn<R> | undefined
    /** The `version` of the object this change was made from; needed by routes marked `contested`. */
    readonly version?: number
    readonly signal?: AbortSignal
  }
type CallArgs<R extends AnyRoute> = object extends CallOf<R> ? [it?: CallOf<R>] : [it: CallOf<R>]

/** Waits before an unanswered write is sent again under the same key. Milliseconds. */
const SEND_AGAIN_AFTER = [400, 1500]
const SAFE = 'GET'

/** Fills `:id` and its like in a path. */
export const fillPath = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

function search(query: Readonly<Record<string, unknown>> | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function headersOf(method: string, version: number | undefined): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang })
  const acting = actingAs()
  if (acting !== null) headers.set('x-acting-as', acting)
  if (method === SAFE) return headers
  headers.set('x-concertato', '1')
  headers.set('idempotency-key', uuid())
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  return headers
}

/**
 * The only fetch. Paths and types come from the route.
 *
 * A write that got no answer is sent again under the same idempotency key, so it happens once.
 *
 * @throws Problem for every refusal, and with code `no_answer` when nothing came back.
 */
async function send(url: string, init: RequestInit, tries = SEND_AGAIN_AFTER): Promise<Response> {
  const [wait, ...later] = tries
  try {
    const reply = await fetch(url, { credentials: 'same-origin', ...init })
    if (reply.ok) return reply
    throw await readProblem(reply)
  } catch (failure) {
    if (init.signal?.aborted) throw failure
    const problem = failure instanceof Problem ? failure : new Problem({ code: 'no_answer' })
    const isWorthIt = isRefused(problem, 'no_answer', 'request_in_progress') && init.method !== SAFE
    if (!isWorthIt || wait === undefined || !navigator.onLine) throw problem
    await new Promise((resolve) => setTimeout(resolve, wait))
    return send(url, init, later)
  }
}

/** Plain JSON of a route whose reply needs no decoding; for pages that must not carry the schema library. */
export async function readPlain<T>(path: string): Promise<T> {
  const reply = await send(`/api${path}`, { method: SAFE, headers: headersOf(SAFE, undefined) })
  return (await reply.json()) as T
}

interface AnyCall {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly version?: number
  readonly signal?: AbortSignal
}

function requestOf(route: AnyRoute, { params, query, body, version, signal }: AnyCall): [url: string, RequestInit] {
  const headers = headersOf(route.method, version)
  if (route.method !== SAFE) headers.set('content-type', 'application/json')
  const init: RequestInit = { method: route.method, headers }
  if (route.body !== undefined) init.body = JSON.stringify(route.body.encode(body))
  if (signal) init.signal = signal
  return [`/api${fillPath(route.path, params)}${search(query)}`, init]
}

/** Sends a request; when the server wants a fresh proof of identity first, asks for it and sends it once more. */
async function sendProven(route: AnyRoute, it: AnyCall): Promise<Response> {
  try {
    return await send(...requestOf(route, it))
  } catch (failure) {
    if (!isRefused(failure, 'step_up_needed') || !(await stepUp())) throw failure
    return send(...requestOf(route, it))
  }
}

/** Calls a route: the body is encoded and the reply decoded by the route's own schemas. */
export async function call<R extends AnyRoute>(route: R, ...[it]: CallArgs<R>): Promise<ReplyOf<R>> {
  const reply = await sendProven(route, (it ?? {}) as AnyCall)
  if (route.reply === null || reply.status === 204) return undefined as ReplyOf<R>
  return decode(route.reply, await reply.json(), reply.headers.get('x-request-id')) as ReplyOf<R>
}

function decode(schema: z.ZodType, body: unknown, requestId: string | null): unknown {
  const read = schema.safeDecode(body)
  if (read.success) return read.data
  // A server of another version than this page: a reload fetches the page that fits.
  throw new Problem({ code: 'not_understood', requestId, detail: { issues: read.error.issues } })
}

/** Sends a file to a route that takes one, as a form with a part called `file`. */
export async function sendFile<R extends AnyRoute>(route: R, file: File): Promise<ReplyOf<R>> {
  const body = new FormData()
  body.append('file', file)
  const reply = await send(`/api${route.path}`, {
    method: route.method,
    headers: headersOf(route.method, undefined),
    body,
  })
  return decode(route.reply as z.ZodType, await reply.json(), reply.headers.get('x-request-id')) as ReplyOf<R>
}

interface BytesOf<R extends AnyRoute> {
  readonly params: ParamsOf<R>
  readonly query: QueryIn<R>
  readonly bytes: Blob
  readonly signal: AbortSignal
}

/** Sends bytes of any number to a route that takes them as they are. */
export async function sendBytes<R extends AnyRoute>(
  route: R,
  { params, query, bytes, signal }: BytesOf<R>,
): Promise<ReplyOf<R>> {
  const headers = headersOf(route.method, undefined)
  headers.set('content-type', 'application/octet-stream')
  const path = fillPath(route.path, params as Record<string, string>)
  const url = `/api${path}${search(query as Record<string, unknown>)}`
  const reply = await send(url, { method: route.method, headers, body: bytes, signal })
  return decode(route.reply as z.ZodType, await reply.json(), reply.headers.get('x-request-id')) as ReplyOf<R>
}
