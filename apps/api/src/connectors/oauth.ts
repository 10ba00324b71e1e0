import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Keys, Token } from './connector.ts'
import type { PlatformClient } from './platform-client.ts'

/** A secret nobody can guess: 256 random bits that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The PKCE challenge of a verifier. @see RFC 7636, section 4.2 */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** What a token endpoint answers. Platforms write `scope` as words, as words with commas, or as a list. @see RFC 6749, section 5.1 */
export const TokenReply = z.object({
  access_token: z.string().min(1).max(8_000),
  refresh_token: z.string().min(1).max(8_000).nullish(),
  expires_in: z.number().min(0).max(1e9).nullish(),
  scope: z.union([z.string().max(4_000), z.array(z.string().max(400)).max(100)]).nullish(),
})

/**
 * Reads a token out of an answer.
 *
 * @param before what the answer may leave out: a refresh token that stays good, the permissions asked for.
 */
export function tokenOf(
  reply: z.output<typeof TokenReply>,
  before: { readonly refresh: string | null; readonly scopes: readonly string[] },
  now: Date,
): Token {
  const { scope } = reply
  return {
    access: reply.access_token,
    refresh: reply.refresh_token ?? before.refresh,
    expiresAt: reply.expires_in ? new Date(now.getTime() + reply.expires_in * 1_000) : null,
    scopes: scope ? (typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : scope) : before.scopes,
  }
}

/**
 * Asks a token endpoint that takes the app's id and secret in the form.
 *
 * @throws PlatformFault when the platform refuses or does not answer.
 */
export const grantAt =
  (client: PlatformClient, url: string) =>
  async (
    keys: Keys,
    form: Readonly<Record<string, string>>,
    before: Pick<Token, 'refresh' | 'scopes'>,
    now: Date,
  ): Promise<Token> => {
    const secrets = { client_id: keys.id, client_secret: keys.secret }
    return tokenOf(await client.ask(TokenReply, { url, form: { ...secrets, ...form } }), before, now)
  }

/** An address with its questions. */
export function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

/** HTTP Basic credentials. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** A count as a platform writes it, as a number or as digits; never negative. */
export const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(1e12))
