import { openApi, PERMISSIONS, type Route, ROUTES, statusOf } from '@concertato/wire'
import type { FastifyInstance } from 'fastify'
import { PRODUCT_NAME, VERSION } from './product.ts'

const escape = (text: string) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`)

const who = (name: string): string => {
  const row = PERMISSIONS[name]
  return Array.isArray(row)
    ? row.join(', ')
    : row === 'open'
      ? 'anyone'
      : row === 'person'
        ? 'anyone signed in'
        : 'every member'
}

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: unknown }[]
  readonly requestBody?: unknown
  readonly responses?: Readonly<Record<string, unknown>>
}

const section = (route: Route, operation: Operation): string => `<section id="${route.name}">
<h3><code>${route.method}</code> <code>/api${escape(route.path)}</code></h3>
<p>${escape(route.summary)}. Allowed for: ${escape(who(route.name))}.</p>
<details><summary>Parameters, body and answer of ${route.name}</summary>
<pre>${escape(JSON.stringify({ parameters: operation.parameters, body: operation.requestBody, answer: operation.responses?.[String(statusOf(route))] }, null, 2))}</pre>
</details></section>`

/** The API's own description: machine-readable, and as a page that needs no script. */
export function serveDocs(fastify: FastifyInstance, publicUrl: string): void {
  const document = openApi(ROUTES, (name) => PERMISSIONS[name] === 'open', {
    title: `${PRODUCT_NAME} API`,
    version: VERSION,
    server: `${publicUrl.replace(/\/$/, '')}/api`,
  })
  fastify.get('/api/openapi.json', (_, reply) => reply.send(document))
  fastify.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page(document)))
}

function page(document: Record<string, unknown>): string {
  const paths = document.paths as Record<string, Record<string, Operation>>
  const tags = [...new Set(ROUTES.map((it) => it.name.split('.')[0] ?? ''))]
  const operationOf = (it: Route) => paths[it.path.replace(/:(\w+)/g, '{$1}')]?.[it.method.toLowerCase()] ?? {}
  const body = tags
    .map((tag) => {
      const routes = ROUTES.filter((it) => it.name.startsWith(`${tag}.`))
      return `<h2 id="${tag}">${tag}</h2>${routes.map((it) => section(it, operationOf(it))).join('')}`
    })
    .join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${PRODUCT_NAME} API</title><link rel="stylesheet" href="/docs.css"></head><body><header><h1>${PRODUCT_NAME} API ${VERSION}</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Amounts are integer minor units in decimal strings; instants are ISO 8601 in UTC.
Unsafe requests need <code>X-Concertato: 1</code> and may carry an <code>Idempotency-Key</code>. Refusals are RFC 9457 problem details with a code.</p></header>
<nav aria-label="Subjects">${tags.map((it) => `<a href="#${it}">${it}</a>`).join(' · ')}</nav><main>${body}</main></body></html>`
}
