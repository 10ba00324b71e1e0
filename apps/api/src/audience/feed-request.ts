import type { Readable } from 'node:stream'
import { Refusal } from '@concertato/core'
import type { audience, QueryOf } from '@concertato/wire'
import type { FastifyRequest } from 'fastify'
import type { RowReport } from './sources.service.ts'

/** The raw stream of a request. @throws Refusal('unsupported_media_type') for anything but bytes. */
export function digestsOf(request: FastifyRequest): AsyncIterable<Uint8Array> {
  const body = request.body as Readable | undefined
  if (!body || typeof body.pipe !== 'function')
    throw new Refusal('unsupported_media_type', { expected: 'application/octet-stream' })
  return body as AsyncIterable<Uint8Array>
}

/** `12:empty,40:not_an_address` → rows, so that a person finds them in their own file. */
export function reportOf(query: QueryOf<typeof audience.feed>): RowReport {
  const examples = query.badLines
    .split(',')
    .filter(Boolean)
    .map((it) => {
      const [at = '1', reason = ''] = it.split(':')
      return { line: Number(at), reason }
    })
  return { badRows: query.badRows, examples }
}
