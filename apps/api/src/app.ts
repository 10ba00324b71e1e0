import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PERMISSIONS, ROUTES } from '@concertato/wire'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { Logger } from 'nestjs-pino'
import { AppModule } from './app.module.ts'
import type { Config } from './config.ts'
import { serveDocs } from './docs.ts'
import { ENTITIES } from './entities.ts'
import { Clock } from './platform/clock.ts'
import { serveDashboard } from './platform/dashboard-files.ts'
import { databaseAddress, openDataSource } from './platform/database.ts'
import { Drain } from './platform/drain.ts'
import { Health } from './platform/health.ts'
import { furnish, requestIdOf } from './platform/http.ts'
import { Listener } from './platform/listener.ts'
import { logging } from './platform/logging.ts'
import { assertSafeRedis } from './platform/queue.ts'
import { Relay } from './platform/relay.ts'

/** Given by tests; production uses the real clock and reads logs as lines. */
export interface AppOptions {
  readonly clock?: Clock
  readonly prettyLogs?: boolean
}

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url))

/**
 * Builds the application for the roles of `config`: `api` answers HTTP, `worker` delivers messages and sweeps. Both may
 * live in one process; a worker alone still answers health checks.
 *
 * @throws UnsafeRedis, or an Error naming a route without a permission row or without a handler.
 */
export async function createApp(config: Config, options: AppOptions = {}): Promise<NestFastifyApplication> {
  if (config.REDIS_URL) await assertSafeRedis(config.REDIS_URL)
  const address = databaseAddress(config)
  const source = await openDataSource(address, ENTITIES)
  const adapter = new FastifyAdapter({
    trustProxy: config.TRUST_PROXY,
    genReqId: (request: { headers: Record<string, unknown> }) => requestIdOf(request.headers['x-request-id']),
    routerOptions: { maxParamLength: 500 },
  })
  const platform = { source, address, redisUrl: config.REDIS_URL, clock: options.clock ?? new Clock() }
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, platform, logging(config.LOG_LEVEL, options.prettyLogs ?? false)),
    adapter,
    { bufferLogs: true, bodyParser: false, forceCloseConnections: true, abortOnError: false },
  )
  app.useLogger(app.get(Logger))
  app.setGlobalPrefix('api')
  const fastify = adapter.getInstance()
  drains.set(app, new Drain(fastify as never))
  const served = new Set<string>()
  fastify.addHook('onRoute', ({ method, url }) => void served.add(`${String(method)} ${url}`))
  await furnish(fastify as never, app.get(Health), {
    publicUrl: config.PUBLIC_URL,
    defaultLocale: config.DEFAULT_LOCALE,
    metricsToken: config.METRICS_TOKEN,
  })
  serveDocs(fastify as never, config.PUBLIC_URL)
  const root = config.WEB_ROOT ?? DASHBOARD
  if (config.ROLES.includes('api')) await serveDashboard(fastify as never, existsSync(root) ? root : '')
  await app.init()
  assertRoutes(served)
  await app.get(Listener).open()
  if (config.ROLES.includes('worker')) await app.get(Relay).start()
  return app
}

/** Addresses outside the route table: health, the API's own documentation, and preflight. */
const BESIDE = new Set(['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs'])

function assertRoutes(served: ReadonlySet<string>): void {
  const wanted = new Set(ROUTES.map((it) => `${it.method} /api${it.path}`))
  const bare = ROUTES.filter((it) => PERMISSIONS[it.name] === undefined).map((it) => it.name)
  if (bare.length > 0) throw new Error(`routes without a row in the permission table: ${bare.join(', ')}`)
  const missing = [...wanted].filter((it) => !served.has(it))
  if (missing.length > 0) throw new Error(`routes without a handler: ${missing.join(', ')}`)
  const unknown = [...served].filter((it) => {
    const [method = '', url = ''] = it.split(' ')
    return method !== 'HEAD' && url.startsWith('/api') && !BESIDE.has(url) && !wanted.has(it)
  })
  if (unknown.length > 0) throw new Error(`handlers that are not in the route table: ${unknown.join(', ')}`)
}

const drains = new WeakMap<NestFastifyApplication, Drain>()

/**
 * Stops in order: readiness off, requests drained, jobs finished, connections closed.
 *
 * @param notice milliseconds between the first two, in which balancers look and go elsewhere.
 */
export async function closeApp(app: NestFastifyApplication, notice = 0): Promise<void> {
  app.get(Health).stop()
  await drains.get(app)?.finish(notice)
  await app.close()
}
