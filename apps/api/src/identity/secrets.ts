import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A one-time secret for a link: 256 random bits that need no escaping in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a one-time secret; nobody can follow a link with it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Cookies of this installation; over https the browser itself refuses one set by another host or over http. */
export const cookiePrefix = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-concertato' : 'concertato'

/**
 * The session's secret out of the request's cookie, if its signature is ours. The auth library signs the value with
 * HMAC-SHA-256, so that a stolen copy of the session table opens nothing.
 */
export function sessionToken(headers: Headers, prefix: string, secret: string): string | undefined {
  const signed = cookieOf(headers.get('cookie') ?? '', `${prefix}.session_token`)
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return undefined
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const wanted = createHmac('sha256', secret).update(token).digest()
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined
}

function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(equals + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
