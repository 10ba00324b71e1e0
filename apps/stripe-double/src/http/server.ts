import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { controlRoutes } from '../control/routes.ts'
import type { Double } from '../double.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { pageRoutes } from '../pages/routes.ts'
import { checkKey } from './authentication.ts'
import { Refused } from './refused.ts'
import { count, errorAnswer, serve } from './serve.ts'
import type { ServerOptions } from './server-options.ts'
import type { Answer } from './struck.ts'

/** Bytes. Far above any form that the SDK sends. */
const LARGEST_BODY = 1_048_576

export function buildServer(double: Double, options: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: LARGEST_BODY,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    logger: false,
  })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  for (const endpoint of ENDPOINTS) {
    const [method, url] = endpoint.key.split(' ') as [HTTPMethods, string]
    server.route({ method, url, handler: (request, reply) => serve(double, endpoint, request, reply) })
  }
  pageRoutes(server, double)
  controlRoutes(server, double, options)
  server.setNotFoundHandler((request, reply) => unmodelled(double, request, reply))
  server.setErrorHandler((error: FastifyError, _request, reply) => failed(double, error, reply))
  return server
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply
    .code(answer.status)
    .headers({ 'content-type': 'application/json', ...answer.headers })
    .send(answer.body)
}

/** @see https://docs.stripe.com/api/errors */
function unmodelled(double: Double, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? ''
  const isApi = /^\/v[12]\//.test(path)
  if (isApi)
    count(double.counts.unmodelledEndpoints, `${request.method} ${path.replaceAll(/\/[a-z]+_[A-Za-z0-9_]+/g, '/:id')}`)
  try {
    if (isApi) checkKey(request.headers.authorization)
  } catch (error) {
    if (error instanceof Refused) return send(reply, errorAnswer(error.status, error.body))
  }
  const message =
    `Unrecognized request URL (${request.method}: ${path}). Please see https://stripe.com/docs or we can help at ` +
    'https://support.stripe.com/.'
  return send(reply, errorAnswer(404, { type: 'invalid_request_error', message }))
}

function failed(double: Double, error: FastifyError, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (error instanceof Refused) return send(reply, errorAnswer(error.status, error.body))
  if (status < 500) return send(reply, errorAnswer(status, { type: 'invalid_request_error', message: error.message }))
  double.crashed(error)
  return send(reply, errorAnswer(500, { type: 'api_error', message: 'An unknown error occurred.' }))
}
