import { type ProblemCode, PROBLEMS, type ReplyOf, type Route, statusOf } from '@concertato/wire'
import { HttpResponse, type RequestHandler, http } from 'msw'
import { setupServer } from 'msw/node'
import type { z } from 'zod'
import { type Reply, replyOf } from './replies.ts'

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType | null>

export const server = setupServer()

/** What a route was asked, for a test that looks at it. */
export interface Asked {
  readonly body: unknown
  readonly headers: Headers
  readonly params: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly search: URLSearchParams
}

const verbs = { GET: http.get, POST: http.post, PUT: http.put, PATCH: http.patch, DELETE: http.delete }

function handler(route: AnyRoute, answer: (asked: Asked) => Response): RequestHandler {
  return verbs[route.method](`*/api${route.path}`, async ({ request, params }) => {
    const text = await request.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return answer({ body, headers: request.headers, params, search: new URL(request.url).searchParams })
  })
}

const success = ({ route, body }: Reply): Response =>
  body === undefined
    ? new HttpResponse(null, { status: statusOf(route) })
    : HttpResponse.json(body as Record<string, unknown>, { status: statusOf(route) })

export const handlersOf = (replies: readonly Reply[]): RequestHandler[] =>
  replies.map((reply) => handler(reply.route, () => success(reply)))

/** The server answers a route so, from now on. The reply may depend on what was asked. */
export function answers<R extends AnyRoute>(route: R, reply: ReplyOf<R> | ((asked: Asked) => ReplyOf<R>)): void {
  const made = (asked: Asked) => (typeof reply === 'function' ? (reply as (it: Asked) => ReplyOf<R>)(asked) : reply)
  server.use(handler(route, (asked) => success(replyOf(route, made(asked)))))
}

/** The server refuses a route from now on; `once` for the next request only. */
export function refuses(route: AnyRoute, code: ProblemCode, more: Readonly<Record<string, unknown>> = {}): void {
  const { status } = PROBLEMS[code]
  const body = { type: code, title: `Refused: ${code}`, status, code, requestId: 'request-1', ...more }
  server.use(
    handler(route, () => HttpResponse.json(body, { status, headers: { 'content-type': 'application/problem+json' } })),
  )
}

/** Everything a route was asked so far, in order; it goes on answering as before `reply`. */
export function listensTo<R extends AnyRoute>(route: R, reply: ReplyOf<R>): readonly Asked[] {
  const heard: Asked[] = []
  answers(route, (asked) => {
    heard.push(asked)
    return reply
  })
  return heard
}
