import { Refusal } from '@concertato/core'
import type { CallOf } from './serve.ts'
import type { FieldProblem, Route } from '@concertato/wire'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

type Parts = Pick<CallOf<Route>, 'params' | 'query' | 'body' | 'ifMatch'>

/**
 * Decodes params, query and body of a request by its route.
 *
 * @throws Refusal('unsupported_media_type') for a body in a form that another route takes.
 * @throws Refusal('invalid_request') with every wrong field, its limit and what would be right.
 */
export function parseParts(route: Route, request: FastifyRequest): Parts {
  assertSpoken(route, request)
  const wrong: FieldProblem[] = []
  const query = { ...(request.query as Record<string, unknown>) }
  delete query['acting-as']
  const parts = {
    params: part(route.params, request.params, 'path', wrong),
    query: part(route.query, query, 'query', wrong),
    body: part(route.body, request.body ?? (route.body ? {} : undefined), '', wrong),
    ifMatch: versionOf(route, request),
  }
  if (wrong.length > 0) throw new Refusal('invalid_request', { fields: wrong })
  return parts as Parts
}

const JSON_TYPE = /^application\/(json|[\w.+-]+\+json)/i

/** The server understands what any route takes; each route takes one form only. */
function assertSpoken({ as, method }: Route, { headers }: FastifyRequest): void {
  const type = headers['content-type']
  if (method === 'GET' || type === undefined) return
  const taken = as === 'upload' ? /^multipart\/form-data/i : as === 'bytes' ? /^application\/octet-stream/i : JSON_TYPE
  if (!taken.test(type)) throw new Refusal('unsupported_media_type')
}

function part(schema: z.ZodType | undefined, value: unknown, prefix: string, wrong: FieldProblem[]): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    wrong.push({ field: [prefix, ...issue.path.map(String)].filter(Boolean).join('.'), message: issue.message })
  }
  return undefined
}

function versionOf(route: Route, request: FastifyRequest): number | undefined {
  const given = /^(?:W\/)?"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? ''))?.[1]
  if (given !== undefined) return Number(given)
  if (route.contested && route.method !== 'GET') throw new Refusal('version_needed')
  return undefined
}
