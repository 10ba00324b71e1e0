import { z } from 'zod'
import { ABOUT } from './features.ts'
import { PROBLEMS } from './problem.ts'
import { statusOf, type Route } from './route.ts'

type Json = Record<string, unknown>

/** Wire form of a schema: what stands in the JSON, before codecs turn strings into bigints and dates. */
const shape = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json
  return rest
}

const parameters = (schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = shape(schema) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, it]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: it,
  }))
}

const ACTING_AS: Json = {
  name: 'X-Acting-As',
  in: 'header',
  required: false,
  description: 'The membership (person × workspace × role) to act in; the most recently used one when left out.',
  schema: { type: 'string', format: 'uuid' },
}

const contentOf = (it: Route): Json => {
  if (it.as === 'events') return { 'text/event-stream': { schema: { type: 'string' } } }
  if (it.as === 'file') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  if (it.as === 'text') return { 'text/html': { schema: { type: 'string' } } }
  return { 'application/json': { schema: it.reply ? shape(it.reply) : {} } }
}

const bodyOf = (it: Route): Json => {
  if (it.as === 'upload') {
    const file = { type: 'string', format: 'binary' }
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: { type: 'object', properties: { file } } } },
      },
    }
  }
  if (it.as === 'bytes') {
    const schema = { type: 'string', format: 'binary' }
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } }
  }
  if (!it.body) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: shape(it.body) } } } }
}

function operation(it: Route, open: boolean): Json {
  const status = statusOf(it)
  const success: Json = { description: it.summary }
  if (status !== 204) success.content = contentOf(it)
  return {
    operationId: it.name.replace('.', '_'),
    summary: it.summary,
    tags: [it.name.split('.')[0]],
    ...(open ? { security: [] } : {}),
    parameters: [...parameters(it.params, 'path'), ...parameters(it.query, 'query'), ...(open ? [] : [ACTING_AS])],
    ...bodyOf(it),
    responses: {
      [status]: success,
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  }
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'One sentence in the language of the request.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    requestId: { type: 'string' },
    detail: { type: 'object', additionalProperties: true },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/**
 * The OpenAPI 3.1 document of the API, derived from the same route table that the server and the dashboard use.
 *
 * @param routes which operations to describe.
 * @param isOpen whether a route needs no session.
 * @param about  title, version and server of this installation.
 */
export function openApi(
  routes: readonly Route[],
  isOpen: (name: string) => boolean,
  about: { readonly title: string; readonly version: string; readonly server: string },
): Json {
  const paths: Record<string, Json> = {}
  for (const it of routes) {
    const path = it.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [it.method.toLowerCase()]: operation(it, isOpen(it.name)) }
  }
  const tags = [...new Set(routes.map((it) => it.name.split('.')[0]))].map((name = '') => ({
    name,
    description: ABOUT[name],
  }))
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: about.version,
      description:
        'Amounts are integer minor units in decimal strings, instants ISO 8601 in UTC. Refusals are RFC 9457 problem details.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.server }],
    security: [{ session: [] }],
    tags,
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'concertato.session_token' } },
      schemas: { Problem: PROBLEM_SCHEMA },
      responses: {
        Problem: {
          description: 'Refused: the code says why, the title says it in words.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}
