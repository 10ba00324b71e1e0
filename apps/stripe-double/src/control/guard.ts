import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const LOCAL_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * The control API may move time and money, so it answers only to the token, or to this computer.
 *
 * A page on the web can make a browser on this computer send requests; its origin or its host name give it away.
 */
export function mayControl(request: FastifyRequest, token: string | undefined): boolean {
  if (fromElsewhere(request)) return false
  const given = request.headers['x-control-token']
  if (token && typeof given === 'string') return same(given, token)
  const proxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return !proxied && LOOPBACK.has(request.socket.remoteAddress ?? '') && LOCAL_NAMES.test(request.headers.host ?? '')
}

function fromElsewhere(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  if (request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET') return true
  return origin !== undefined && origin !== `http://${host ?? ''}` && origin !== `https://${host ?? ''}`
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
