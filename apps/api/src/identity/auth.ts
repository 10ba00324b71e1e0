import { Refusal } from '@concertato/core'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { isAPIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { appConnection, databaseAddress } from '../platform/database.ts'
import { ADDRESS_HEADER, type AuthLibrary, authLibrary, type TakeToken } from './auth-library.ts'
import type { SessionFacts } from './house-plugin.ts'
import { cookiePrefix, sessionToken } from './secrets.ts'

/** The library's own connections; it writes with its own client, outside our transactions. */
const POOL = 4

/** A request and its answer: the library reads the cookie of one and sets the cookie of the other. */
export interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The door to the auth library, which keeps users, sessions, passwords, links and second factors. */
@Injectable()
export class Auth implements OnApplicationShutdown {
  readonly pool: pg.Pool
  readonly library: AuthLibrary

  constructor(@Inject(APP_CONFIG) private readonly config: Config) {
    const connection = appConnection(databaseAddress(config, POOL))
    const options = [connection.options, '-c search_path=auth'].filter(Boolean).join(' ')
    this.pool = new pg.Pool({ ...connection, options, max: POOL })
    this.pool.on('error', () => undefined)
    this.library = authLibrary(this.pool, config)
  }

  /** The session's secret out of a request's cookie, or `undefined` when it is absent or not signed by us. */
  tokenOf(headers: Headers): string | undefined {
    return sessionToken(headers, cookiePrefix(this.config.PUBLIC_URL), this.config.AUTH_SECRET)
  }

  /** The same, of a request that is being answered. */
  tokenIn(request: FastifyRequest): string | undefined {
    return this.tokenOf(new Headers({ cookie: request.headers.cookie ?? '' }))
  }

  /** A fresh one-time secret for a sign-in link to this address. */
  async issueLink(email: string): Promise<string> {
    let token = ''
    const take: TakeToken = (it) => (token = it)
    await this.library.api.signInMagicLink({ body: { email, metadata: { take } }, headers: new Headers() })
    return token
  }

  /** Uses a link up and says whose it was. @throws Refusal('link_not_valid') when it is unknown, used or too old. */
  async useLink(token: string, visit: Visit): Promise<string> {
    const { response, headers } = await this.library.api
      .magicLinkVerify({ query: { token }, headers: headersOf(visit), returnHeaders: true })
      .catch(refuse('link_not_valid'))
    await this.forget(this.setBy(headers))
    return response.user.id
  }

  /** Whose address and password these are, or `null`. */
  async checkPassword(email: string, password: string): Promise<string | null> {
    const { userId } = await this.library.api.checkPassword({ body: { email, password } })
    return userId
  }

  /** Opens a session under a new id, sets its cookie, and ends the one the request came with. */
  async open(userId: string, facts: SessionFacts, visit: Visit): Promise<string> {
    const sent = headersOf(visit)
    const { response, headers } = await this.library.api.openSession({
      body: { userId, facts },
      headers: sent,
      returnHeaders: true,
    })
    await this.forget(this.tokenOf(sent))
    setCookies(visit.reply, headers)
    return response.token
  }

  /** Ends the session of the request and takes its cookie back. */
  async close(visit: Visit): Promise<void> {
    const { headers } = await this.library.api.signOut({ headers: headersOf(visit), returnHeaders: true })
    setCookies(visit.reply, headers)
  }

  /** Gives somebody their first password; whoever has one keeps it. */
  async givePassword(userId: string, password: string): Promise<void> {
    await this.library.api.givePassword({ body: { userId, password } })
  }

  /** @throws Refusal('password_wrong') when `current` is not the present one. */
  async changePassword(visit: Visit, current: string, next: string): Promise<void> {
    await this.library.api
      .changePassword({ body: { currentPassword: current, newPassword: next }, headers: headersOf(visit) })
      .catch(refuse('password_wrong'))
  }

  /** Begins a second factor. @throws Refusal('password_wrong') when there is a password and it is not this. */
  async beginSecondFactor(visit: Visit, password: string | undefined): Promise<{ uri: string; backupCodes: string[] }> {
    const begun = await this.library.api
      .enableTwoFactor({ body: { method: 'totp', ...(password ? { password } : {}) }, headers: headersOf(visit) })
      .catch(refuse('password_wrong'))
    if (!('totpURI' in begun)) throw new Error('the second factor has no address for an authenticator')
    return { uri: begun.totpURI, backupCodes: begun.backupCodes }
  }

  /** Whether a code is right. A first right code also turns the factor on; the session stays to be rotated by `open`. */
  async codeMatches(visit: Visit, kind: 'totp' | 'backup', code: string): Promise<boolean> {
    const sent = { body: { code, trustDevice: false }, headers: headersOf(visit), returnHeaders: true } as const
    const call = kind === 'totp' ? this.library.api.verifyTOTP(sent) : this.library.api.verifyBackupCode(sent)
    try {
      const { headers } = await call
      await this.forget(this.setBy(headers))
      return true
    } catch (error) {
      if (isAPIError(error)) return false
      throw error
    }
  }

  async newBackupCodes(userId: string): Promise<string[]> {
    const { backupCodes } = await this.library.api.replaceBackupCodes({ body: { userId } })
    return backupCodes
  }

  /** How many backup codes are left, of somebody with a second factor. */
  async backupCodesLeft(userId: string): Promise<number> {
    const { backupCodes } = await this.library.api.viewBackupCodes({ body: { userId } })
    return backupCodes.length
  }

  async emailOf(userId: string): Promise<string> {
    const { rows } = await this.pool.query<{ email: string }>('select email from "user" where id = $1', [userId])
    return rows[0]?.email ?? ''
  }

  /** Whether a second factor is asked of somebody. */
  async isEnrolled(userId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ enrolled: boolean | null }>(
      'select "twoFactorEnabled" as enrolled from "user" where id = $1',
      [userId],
    )
    return rows[0]?.enrolled ?? false
  }

  /** Ends one session of somebody. @returns whether it was there and theirs. */
  async endSession(userId: string, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('delete from session where id = $1 and "userId" = $2', [id, userId])
    return rowCount === 1
  }

  /** Ends the sessions of somebody, but for one that is kept. */
  async endSessions(userId: string, kept: string | null = null): Promise<void> {
    await this.pool.query('delete from session where "userId" = $1 and ($2::uuid is null or id <> $2)', [userId, kept])
  }

  private async forget(token: string | undefined): Promise<void> {
    if (token) await this.pool.query('delete from session where token = $1', [token])
  }

  /** The secret of the session that an answer of the library sets. */
  private setBy(headers: Headers): string | undefined {
    const cookie = headers
      .getSetCookie()
      .map((it) => it.split(';')[0])
      .join('; ')
    return this.tokenOf(new Headers({ cookie }))
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end()
  }
}

function headersOf({ request }: Visit): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return headers
}

function setCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) void reply.header('set-cookie', cookie)
}

/** Turns the library's own no into ours; anything else is a bug and stays one. */
const refuse =
  (code: string) =>
  (error: unknown): never => {
    throw isAPIError(error) ? new Refusal(code) : error
  }
