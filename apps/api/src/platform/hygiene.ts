import { Refusal } from '@concertato/core'

export const MAX_BODY_BYTES = 1_048_576
export const MAX_DEPTH = 20

/**
 * Refuses what PostgreSQL cannot store or what only an attacker sends: NUL, lone surrogates, endless nesting.
 *
 * @throws Refusal('malformed_text') naming the field, Refusal('body_too_deep').
 */
export function assertClean(value: unknown, field = '', depth = 0): void {
  if (depth > MAX_DEPTH) throw new Refusal('body_too_deep', { limit: MAX_DEPTH })
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Refusal('malformed_text', { field: printable(field) || 'value' })
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      assertClean(name, 'field name', depth)
      assertClean(inner, field ? `${field}.${name}` : name, depth + 1)
    }
  }
}

const printable = (field: string) =>
  field
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 100)

/** Reads a JSON body. An empty body is `undefined`. @throws Refusal('invalid_request') when it is no JSON. */
export function readJson(raw: Buffer): unknown {
  if (raw.length === 0) return undefined
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new Refusal('invalid_request', { fields: [{ field: 'body', message: 'not valid JSON in UTF-8' }] })
  }
  assertClean(value)
  return value
}

/** Checks path and query as they will be decoded. @throws Refusal('malformed_text'), Refusal('invalid_request') */
export function assertCleanUrl(url: string): void {
  let decoded: string
  try {
    decoded = decodeURIComponent(url.replace(/\+/g, ' '))
  } catch {
    throw new Refusal('invalid_request', { fields: [{ field: 'address', message: 'not valid percent-encoding' }] })
  }
  assertClean(decoded, 'address')
}
