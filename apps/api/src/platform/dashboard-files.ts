import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@concertato/core'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerProblem } from './problem.filter.ts'

/** Serves the built dashboard; every address that is not a file or the API is the application itself. */
export async function serveDashboard(fastify: FastifyInstance, root: string): Promise<void> {
  const index = join(root, 'index.html')
  const html = existsSync(index) ? readFileSync(index, 'utf8') : undefined
  await fastify.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1_024 })
  if (html) {
    await fastify.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/')
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
      },
    })
  }
  fastify.get('/*', (request, reply) => {
    if (html === undefined || request.url.startsWith('/api/'))
      return answerProblem(reply, request.id, new Refusal('not_found'))
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
  })
}
