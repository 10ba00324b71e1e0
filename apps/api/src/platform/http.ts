import { randomUUID } from 'node:crypto'
import { Refusal } from '@concertato/core'
import type { Locale } from '@concertato/wire'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { runInContext } from './context.ts'
import type { Health } from './health.ts'
import { assertCleanUrl, MAX_BODY_BYTES, readJson } from './hygiene.ts'
import { preferredLocale } from './language.ts'
import { answerProblem, refusalOf } from './problem.filter.ts'

export interface HttpOptions {
  readonly publicUrl: string
  readonly defaultLocale: Locale
  readonly metricsToken: string | undefined
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/** A caller may name its request, so that logs of both sides meet; anything else gets a fresh id. */
export const requestIdOf = (given: unknown): string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()

/** Everything that happens to a request before and after Nest sees it. */
export async function furnish(fastify: FastifyInstance, health: Health, options: HttpOptions): Promise<void> {
  const secure = options.publicUrl.startsWith('https:')
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  parseBodies(fastify)
  fastify.addHook('onRequest', (request, reply, done) => {
    const locale = preferredLocale(request.headers['accept-language'], options.defaultLocale)
    void reply.header('x-request-id', request.id)
    runInContext({ requestId: request.id, locale, scope: 'request' }, () => {
      try {
        assertCleanUrl(request.url)
        assertSameSite(request, options.publicUrl)
        done()
      } catch (error) {
        answerProblem(reply, request.id, refusalOf(error))
      }
    })
  })
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    health.requests.observe(
      { route: `${request.method} ${route}`, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    )
    done()
  })
  openHealth(fastify, health, options.metricsToken)
}

function parseBodies(fastify: FastifyInstance): void {
  // Only those that come with Fastify: features may have brought parsers of their own already.
  fastify.removeContentTypeParser(['application/json', 'text/plain'])
  fastify.addContentTypeParser(
    /^application\/(json|[\w.+-]+\+json)/,
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (request, raw, done) => {
      request.rawBody = raw as Buffer
      try {
        done(null, readJson(raw as Buffer))
      } catch (error) {
        done(error as Error)
      }
    },
  )
  // A list of any length is read by its handler as it arrives.
  fastify.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
}

/**
 * Cross-site request forgery: a browser sends cookies with a foreign page's request, but such a page can neither set
 * our header nor forge Origin and Sec-Fetch-Site. Signed webhooks are exempt; they carry no cookies.
 */
function assertSameSite(request: FastifyRequest, publicUrl: string): void {
  if (!UNSAFE.has(request.method) || request.url.startsWith('/api/hooks/')) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (request.headers['x-concertato'] !== '1') throw new Refusal('cross_site_request')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('cross_site_request')
  if (origin === undefined) return
  const own =
    origin === new URL(publicUrl).origin ||
    origin === `http://${request.headers.host}` ||
    origin === `https://${request.headers.host}`
  if (!own) throw new Refusal('cross_site_request')
}

function openHealth(fastify: FastifyInstance, health: Health, token: string | undefined): void {
  fastify.get('/healthz', (_, reply) => reply.send({ live: true }))
  fastify.get('/readyz', async (_, reply) => {
    const state = await health.ready()
    return reply.status(state.ready ? 200 : 503).send(state)
  })
  fastify.get('/metrics', async (request, reply) => {
    const allowed = token
      ? request.headers.authorization === `Bearer ${token}`
      : /^(::1|::ffff:127\.|127\.)/.test(request.ip)
    if (!allowed) return answerProblem(reply, request.id, new Refusal('not_found'))
    return reply.header('content-type', health.registry.contentType).send(await health.registry.metrics())
  })
}
