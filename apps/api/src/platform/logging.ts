import type { IncomingMessage } from 'node:http'
import type { Params } from 'nestjs-pino'
import { currentContext } from './context.ts'
import { requestIdOf } from './http.ts'

const REDACTED = [
  'req.headers.cookie',
  'req.headers.authorization',
  'req.headers["stripe-signature"]',
  'req.headers["idempotency-key"]',
  'res.headers["set-cookie"]',
]

/** Links in mails carry a one-time token in the path; a log must not. Nor what a foreign client writes about bad rows. */
export const withoutTokens = (url: string): string =>
  url
    .replace(/(\/(?:link|invitations|join)\/)[^/?#]+/g, '$1…')
    .replace(/([?&](?:token|code|state|acting-as|badLines)=)[^&#]*/g, '$1…')

/** Structured logs: one line a request, with its id; cookies, tokens and keys never appear. */
export const logging = (level: string, pretty: boolean): Params => ({
  pinoHttp: {
    level,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    redact: { paths: REDACTED, censor: '…' },
    quietReqLogger: true,
    autoLogging: {
      ignore: (request: IncomingMessage) => /^\/(healthz|readyz|metrics|assets\/)/.test(request.url ?? ''),
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: withoutTokens(request.url),
      }),
      res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
    },
    mixin: () => {
      const context = currentContext()
      return context ? { requestId: context.requestId } : {}
    },
    ...(pretty ? { transport: { target: 'pino-pretty', options: { singleLine: true } } } : {}),
  },
})
