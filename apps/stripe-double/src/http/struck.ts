import type { FastifyReply } from 'fastify'
import type { Strike } from './faults.ts'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

function failed(status: number, error: Record<string, string>): Answer {
  return { status, body: JSON.stringify({ error }), headers: {} }
}

const SERVER_ERROR = failed(500, { type: 'api_error', message: 'An unknown error occurred.' })

/** Answers that come from something in front of the API: nothing was executed. */
export function earlyAnswer(strike: Strike | null): Answer | null {
  switch (strike?.fault) {
    case 'error_500_before':
      return SERVER_ERROR
    case 'rate_429':
      return failed(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' })
    case 'html_502':
      return {
        status: 502,
        body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
        headers: { 'content-type': 'text/html' },
      }
    case 'no_error_key':
      // The SDK takes an answer without `error` for a success, whatever its status.
      return { status: 404, body: JSON.stringify({ message: 'no Route matched with those values' }), headers: {} }
    default:
      return null
  }
}

/** The work was done; the answer says that it was not. */
export function lateAnswer(strike: Strike | null, answer: Answer): Answer {
  return strike?.fault === 'error_500_after' ? SERVER_ERROR : answer
}

/** Closes the connection without a word. */
export function hang(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.socket?.destroy()
}

/** Announces a whole body and sends half of it. */
export function cut(reply: FastifyReply, answer: Answer): void {
  reply.hijack()
  const body = Buffer.from(answer.body)
  reply.raw.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
  reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () => reply.raw.socket?.destroy())
}
