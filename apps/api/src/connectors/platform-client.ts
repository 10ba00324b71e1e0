import type { ConnectionFault } from '@concertato/audience'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'

/** A call that takes longer counts as unanswered. Milliseconds. */
const PATIENCE = 10_000
/** The largest reply that is read. Figures are some kilobytes; more is a mistake or an attack. Bytes. */
const MOST_BYTES = 1_048_576

/** A platform did not give what it was asked for. Says which and why, never what was sent or received. */
export class PlatformFault extends Error {
  override readonly name = 'PlatformFault'

  constructor(
    readonly fault: ConnectionFault,
    message: string,
    /** How long the platform asks to be left alone. Seconds. */
    readonly waitSeconds: number | null = null,
  ) {
    super(message)
  }
}

/** One request to a platform. */
export interface Ask {
  readonly url: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as `application/x-www-form-urlencoded`; makes it a POST. */
  readonly form?: Readonly<Record<string, string>>
  /** Sent as JSON; makes it a POST. */
  readonly json?: object
}

/** The only way out to the platforms: bounded in time and size, and nothing is believed that does not fit its schema. */
@Injectable()
export class PlatformClient {
  private readonly standIn: string | undefined

  constructor(@Inject(APP_CONFIG) config: Pick<Config, 'PLATFORMS_HOST'>) {
    this.standIn = config.PLATFORMS_HOST?.replace(/\/$/, '')
  }

  /** Where an address leads: to the platform, or to the stand-in with the platform's host as first part of the path. */
  addressOf(url: string): URL {
    return this.standIn ? new URL(url.replace(/^https:\//, this.standIn)) : new URL(url)
  }

  /** Asks, and reads the answer by its schema. @throws PlatformFault */
  async ask<S extends z.ZodType>(schema: S, it: Ask): Promise<z.output<S>> {
    const text = await this.send(it)
    const read = schema.safeParse(parsed(text))
    if (!read.success)
      throw new PlatformFault(
        TOKEN_GONE.test(text) ? 'consent_gone' : 'not_understood',
        `${hostOf(it)} said something else`,
      )
    return read.data
  }

  /** Tells a platform something whose answer does not matter. @throws PlatformFault */
  async tell(it: Ask): Promise<void> {
    await this.send(it)
  }

  private async send(it: Ask): Promise<string> {
    const url = this.addressOf(it.url)
    for (const [name, value] of Object.entries(it.query ?? {})) url.searchParams.set(name, value)
    let reply: Response
    let text: string
    try {
      reply = await fetch(url, { ...bodyOf(it), redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
      text = await bounded(reply)
    } catch (error) {
      if (error instanceof PlatformFault) throw error
      throw new PlatformFault('unreachable', `${hostOf(it)} did not answer`)
    }
    if (!reply.ok) throw faultOf(it, reply, text)
    return text
  }
}

function bodyOf({ headers, form, json }: Ask): RequestInit {
  const accepts = { accept: 'application/json', ...headers }
  if (form) return { method: 'POST', headers: accepts, body: new URLSearchParams(form) }
  if (!json) return { headers: accepts }
  return { method: 'POST', headers: { ...accepts, 'content-type': 'application/json' }, body: JSON.stringify(json) }
}

const hostOf = ({ url }: Ask) => new URL(url).host

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function bounded(reply: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of reply.body ?? []) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new PlatformFault('not_understood', 'the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Google says 403 where its quota is spent; Meta says 400 with code 190 where a token is no longer valid. */
const QUOTA = /quotaExceeded|rateLimitExceeded|dailyLimitExceeded/
const TOKEN_GONE = /"code"\s*:\s*190\b|invalid_grant|invalid_token|access_token_invalid|Invalid OAuth token/i

function faultOf(it: Ask, reply: Response, text: string): PlatformFault {
  const say = `${hostOf(it)} answered ${reply.status}`
  const { status } = reply
  if (status === 429 || (status === 403 && QUOTA.test(text)))
    return new PlatformFault('too_many_requests', say, secondsOf(reply.headers.get('retry-after')))
  if (status >= 500) return new PlatformFault('unreachable', say)
  if (status === 401 || TOKEN_GONE.test(text)) return new PlatformFault('consent_gone', say)
  if (status === 403) return new PlatformFault('access_missing', say)
  return new PlatformFault('not_understood', say)
}

const secondsOf = (header: string | null): number | null => (header && /^\d{1,9}$/.test(header) ? Number(header) : null)
