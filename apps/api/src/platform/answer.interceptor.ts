import type { Route } from '@concertato/wire'
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { from, type Observable, switchMap } from 'rxjs'
import { z } from 'zod'
import { Idempotency } from './idempotency.ts'
import { ROUTE } from './serve.ts'

const ANSWERED_AS_JSON = new Set(['json', 'upload', 'bytes'])

/**
 * Turns what a handler returns into what the route promises: unknown fields are dropped, dates and amounts take their
 * wire form, and a reply that does not fit is our bug (500). Repeated requests with the same key get the first answer.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<Route>(ROUTE, context.getHandler())
    if (route.as && !ANSWERED_AS_JSON.has(route.as)) return next.handle()
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    const claimed = route.secret ? Promise.resolve(undefined) : this.idempotency.claim(request)
    return from(claimed).pipe(
      switchMap((claim) => {
        if (claim?.replay) return [claim.replay(reply)]
        return next.handle().pipe(
          switchMap(async (value: unknown) => {
            const body = route.reply ? z.encode(route.reply, value) : undefined
            if (route.contested) tag(reply, body)
            await claim?.settle(reply.statusCode, body)
            return body
          }),
        )
      }),
    )
  }
}

function tag(reply: FastifyReply, body: unknown): void {
  const version = (body as { version?: unknown } | undefined)?.version
  if (typeof version === 'number') void reply.header('etag', `"${version}"`)
}
