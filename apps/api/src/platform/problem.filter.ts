import { Refusal } from '@concertato/core'
import {
  type FieldProblem,
  isProblemCode,
  type ProblemBody,
  type ProblemCode,
  PROBLEMS,
  sentence,
} from '@concertato/wire'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { QueryFailedError } from 'typeorm'
import { currentContext } from './context.ts'
import { Idempotency } from './idempotency.ts'

/** Answers every refusal as problem details. A refusal is no error; anything else is a bug, logged once, never shown. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name)
  constructor(private readonly idempotency: Idempotency) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const refusal = refusalOf(error)
    if (hasLeft(error)) this.log.debug({ requestId: request.id }, 'the caller left before the answer was sent')
    else if (refusal.code === 'unexpected') this.log.error({ err: error, requestId: request.id }, 'a request failed')
    await this.idempotency
      .release(request)
      .catch((failed: unknown) => this.log.warn({ err: failed }, 'key not released'))
    if (reply.sent) return
    answerProblem(reply, request.id, refusal)
  }
}

/** A page that was closed while it was being answered is nobody's fault. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Sends a refusal; also used where no Nest handler is reached (hooks, unknown paths). */
export function answerProblem(reply: FastifyReply, requestId: string, refusal: Refusal): void {
  const code: ProblemCode = isProblemCode(refusal.code) ? refusal.code : 'unexpected'
  const { status } = PROBLEMS[code]
  const { fields, ...detail } = refusal.detail as { fields?: FieldProblem[] } & Record<string, unknown>
  const title = sentence(code, currentContext()?.locale ?? 'en', { ...detail, requestId })
  const body: ProblemBody = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    requestId,
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
    ...(fields ? { fields } : {}),
  }
  if (typeof detail.seconds === 'number') void reply.header('retry-after', String(detail.seconds))
  const json = JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  void reply.status(status).header('content-type', 'application/problem+json').send(json)
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}

/** What a thrown thing means to the caller. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return isProblemCode(error.code) ? error : new Refusal('unexpected')
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode
  const code = typeof status === 'number' ? BY_STATUS[status] : undefined
  if (code === 'body_too_large') return new Refusal(code, { limit: '1 MB' })
  if (code === 'unsupported_media_type') return new Refusal(code, { expected: 'application/json' })
  if (code) return new Refusal(code)
  return new Refusal(isUnreachable(error) ? 'database_unreachable' : 'unexpected')
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
])

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && UNREACHABLE.has(code)) return true
  return typeof message === 'string' && /Connection terminated|timeout exceeded when trying to connect/.test(message)
}
