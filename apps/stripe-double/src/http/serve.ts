import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Double } from '../double.ts'
import { checkParams } from '../params/check.ts'
import { checkKey, ownerOf } from './authentication.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { expand } from './expand.ts'
import { readForm } from './form.ts'
import { keyed, keyInUse } from './idempotency.ts'
import type { Keyed } from './idempotency.ts'
import type { Strike } from './faults.ts'
import { refuseUnmodelled } from './modelled.ts'
import { Refused } from './refused.ts'
import type { ErrorBody } from './refused.ts'
import { cut, earlyAnswer, hang, lateAnswer } from './struck.ts'
import type { Answer } from './struck.ts'

interface Order {
  readonly endpoint: Endpoint
  readonly requestId: string
  readonly idempotencyKey: string | null
  readonly call: Call
  readonly expand: readonly string[]
  /** The fault that answers 500 for ever, although the work was done. */
  readonly spoilt: boolean
}

/** Answers one API request: faults, key, account, parameters, idempotency, execution, journal, in this order. */
export async function serve(
  double: Double,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  double.counts.requests += 1
  const requestId = `req_${randomUUID().replaceAll('-', '').slice(0, 14)}`
  const strike = double.faults.strike(endpoint.key)
  if (strike?.fault === 'drop_before') return hang(reply)
  if (strike?.fault === 'latency') await new Promise((done) => setTimeout(done, strike.ms))
  const answer = earlyAnswer(strike) ?? (await answerTo(double, endpoint, request, requestId, strike))
  if (strike?.fault === 'drop_after') return hang(reply)
  const sent = lateAnswer(strike, answer)
  const headers = { ...contextHeaders(request, requestId), ...sent.headers }
  if (strike?.fault === 'truncate') return cut(reply, { ...sent, headers })
  await reply.code(sent.status).headers(headers).send(sent.body)
}

function contextHeaders(request: FastifyRequest, requestId: string): Record<string, string> {
  const { 'idempotency-key': key, 'stripe-account': account, 'stripe-version': version } = request.headers
  return {
    'content-type': 'application/json',
    'request-id': requestId,
    ...(typeof version === 'string' ? { 'stripe-version': version } : {}),
    ...(typeof account === 'string' ? { 'stripe-account': account } : {}),
    ...(typeof key === 'string' ? { 'idempotency-key': key } : {}),
  }
}

async function answerTo(
  double: Double,
  endpoint: Endpoint,
  request: FastifyRequest,
  requestId: string,
  strike: Strike | null,
): Promise<Answer> {
  try {
    if (double.rateLimit.exceeded(Date.now())) throw tooMany()
    checkKey(request.headers.authorization)
    const order = read(double, endpoint, request, requestId, strike?.fault === 'error_500_stored')
    if (strike?.fault === 'conflict_409') throw keyInUse(order.idempotencyKey ?? 'none')
    const wanted = keyOf(order, request)
    return wanted ? await once(double, order, wanted, strike) : await run(double, order, null, strike)
  } catch (error) {
    return refusal(double, error)
  }
}

/** With a key: the first request runs, and the others hear what it was answered. */
async function once(double: Double, order: Order, wanted: Keyed, strike: Strike | null): Promise<Answer> {
  const saved = double.idempotency.claim(wanted)
  if (saved) return replay(saved)
  try {
    return await run(double, order, wanted, strike)
  } finally {
    double.idempotency.release(wanted)
  }
}

async function run(double: Double, order: Order, claimed: Keyed | null, strike: Strike | null): Promise<Answer> {
  if (strike?.fault === 'hold') await hold(double, strike.ms)
  return execute(double, order, claimed)
}

function read(double: Double, endpoint: Endpoint, request: FastifyRequest, requestId: string, spoilt: boolean): Order {
  const { world } = double
  const owner = ownerOf(world, one(request.headers['stripe-account']))
  const raw = readForm(textOf(request))
  const params = checkParams(endpoint.key, raw) as { readonly expand?: readonly string[] }
  refuseUnmodelled(raw, endpoint.models)
  return {
    endpoint,
    requestId,
    idempotencyKey: one(request.headers['idempotency-key']) ?? null,
    call: { world, owner, params, path: request.params as Record<string, string> },
    expand: params.expand ?? [],
    spoilt,
  }
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

/** Parameters travel in the address of a GET and in the body of a POST. */
function textOf(request: FastifyRequest): string {
  if (request.method === 'POST' && typeof request.body === 'string') return request.body
  const from = request.url.indexOf('?')
  return from < 0 ? '' : request.url.slice(from + 1)
}

/** @see https://docs.stripe.com/api/idempotent_requests POST requests accept keys; GET and DELETE need none */
function keyOf(order: Order, request: FastifyRequest): Keyed | null {
  if (order.idempotencyKey === null || request.method !== 'POST') return null
  const path = request.url.split('?')[0] ?? ''
  return keyed(order.call.owner, order.idempotencyKey, path, textOf(request))
}

function replay(saved: { readonly status: number; readonly body: string; readonly requestId: string }): Answer {
  const headers = {
    'idempotent-replayed': 'true',
    'original-request': saved.requestId,
    ...(saved.status >= 500 ? { 'stripe-should-retry': 'false' } : {}),
  }
  return { status: saved.status, body: saved.body, headers }
}

async function hold(double: Double, ms: number): Promise<void> {
  await new Promise<void>((done) => {
    const release = (): void => {
      clearTimeout(timer)
      double.held.delete(release)
      done()
    }
    const timer = setTimeout(release, ms)
    double.held.add(release)
  })
}

/** One step: what the endpoint does, what it answers, and what its key remembers stand or fall together. */
async function execute(double: Double, order: Order, claimed: Keyed | null): Promise<Answer> {
  const { world } = double
  double.catchUp()
  world.asker = { id: order.requestId, idempotencyKey: order.idempotencyKey }
  const outcome = attempt(double, order)
  world.asker = null
  const answer = order.spoilt ? serverError() : outcome.answer
  if (claimed && outcome.stored) double.idempotency.save(claimed, answer.status, answer.body, order.requestId)
  await double.commit()
  return { ...answer, headers: { ...answer.headers, 'original-request': order.requestId } }
}

function attempt(double: Double, order: Order): { readonly answer: Answer; readonly stored: boolean } {
  const { world } = double
  try {
    const body = expand(world, order.endpoint.run(order.call), order.expand)
    return { answer: { status: 200, body: JSON.stringify(body), headers: {} }, stored: true }
  } catch (error) {
    const keeps = error instanceof Refused && error.keeps
    if (!keeps) world.store.undo()
    return { answer: refusal(double, error), stored: !(error instanceof Refused) || error.stored }
  }
}

function refusal(double: Double, error: unknown): Answer {
  if (!(error instanceof Refused)) {
    double.crashed(error)
    return serverError()
  }
  const { code, param } = error.body
  if (code === 'double_unmodelled' && param) count(double.counts.unmodelledParameters, param)
  return errorAnswer(error.status, error.body)
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

export function errorAnswer(status: number, error: ErrorBody, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify({ error }), headers }
}

function serverError(): Answer {
  const message = 'An unknown error occurred.'
  return errorAnswer(500, { type: 'api_error', message }, { 'stripe-should-retry': 'false' })
}

/** @see https://docs.stripe.com/rate-limits */
function tooMany(): Refused {
  const message = 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.'
  return new Refused(429, { type: 'invalid_request_error', code: 'rate_limit', message }, { stored: false })
}
