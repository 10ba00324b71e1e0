import {
  type BodyOf,
  type ParamsOf,
  type ProblemBody,
  type QueryOf,
  type ReplyOf,
  type Route,
  statusOf,
} from '@concertato/wire'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { z } from 'zod'

/** What a request carries beside its route; the parts are given as the server will see them. */
export interface Sent<R extends Route> {
  readonly params?: ParamsOf<R>
  readonly query?: Partial<QueryOf<R>>
  readonly body?: BodyOf<R>
  readonly ifMatch?: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface Heard {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
}

/** The header that only our own pages can set. */
const OURS = { 'x-concertato': '1' }

/** A browser in miniature: keeps cookies, names the hat it wears, and checks every answer against the wire. */
export class Caller {
  readonly cookies = new Map<string, string>()
  actingAs: string | undefined

  constructor(
    private readonly app: NestFastifyApplication,
    /** Where the requests come from; limits count by it. */
    readonly address = '192.0.2.1',
  ) {}

  /** Calls a route and returns its decoded reply. @throws when it is refused or does not fit the wire. */
  async ok<R extends Route>(route: R, sent: Sent<R> = {}): Promise<ReplyOf<R>> {
    const heard = await this.call(route, sent)
    if (heard.status >= 300) throw new Error(`${route.name} answered ${heard.status}: ${heard.text}`)
    return replyOf(route, heard)
  }

  /** Calls a route that must be refused, and returns the problem. */
  async no<R extends Route>(route: R, sent: Sent<R> = {}): Promise<ProblemBody> {
    const heard = await this.call(route, sent)
    if (heard.status < 300) throw new Error(`${route.name} was not refused: ${heard.status} ${heard.text}`)
    return JSON.parse(heard.text) as ProblemBody
  }

  call<R extends Route>(route: R, sent: Sent<R> = {}): Promise<Heard> {
    const body = route.body && sent.body !== undefined ? (z.encode(route.body, sent.body) as object) : undefined
    const match: Record<string, string> = sent.ifMatch === undefined ? {} : { 'if-match': `"${sent.ifMatch}"` }
    return this.raw(route.method, `/api${pathOf(route, sent)}`, body, { ...match, ...sent.headers })
  }

  async raw(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Heard> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.app.inject({
      method: method as 'GET',
      url,
      remoteAddress: this.address,
      headers: {
        ...OURS,
        ...(cookie ? { cookie } : {}),
        ...(this.actingAs ? { 'x-acting-as': this.actingAs } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: payloadOf(body) }),
    })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') this.cookies.delete(name)
      else this.cookies.set(name, encodeURIComponent(value))
    }
    return { status: answer.statusCode, headers: answer.headers, text: answer.body }
  }

  /** The same person on another device would have other cookies; this one has the same. */
  copy(): Caller {
    const twin = new Caller(this.app, this.address)
    for (const [name, value] of this.cookies) twin.cookies.set(name, value)
    twin.actingAs = this.actingAs
    return twin
  }
}

const payloadOf = (body: unknown): string | Buffer =>
  typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)

function pathOf<R extends Route>(route: R, sent: Sent<R>): string {
  const params = (sent.params ?? {}) as Record<string, string>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((sent.query ?? {}) as Record<string, string | number | undefined>)) {
    if (value !== undefined) query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

/** What a success carried, if it is exactly what the wire promises: status, and no field too few or too many. */
export function replyOf<R extends Route>(route: R, heard: Heard): ReplyOf<R> {
  if (heard.status !== statusOf(route)) throw new Error(`${route.name}: ${heard.status} instead of ${statusOf(route)}`)
  if (route.reply === null) {
    if (heard.text !== '') throw new Error(`${route.name} promised no body and sent ${heard.text}`)
    return undefined as ReplyOf<R>
  }
  const sent: unknown = JSON.parse(heard.text)
  const decoded = z.decode(route.reply, sent as never)
  const again: unknown = JSON.parse(JSON.stringify(z.encode(route.reply, decoded)))
  if (JSON.stringify(sorted(again)) !== JSON.stringify(sorted(sent))) {
    throw new Error(`${route.name} sent more than the wire promises: ${heard.text}`)
  }
  return decoded as ReplyOf<R>
}

/** Key order carries no meaning. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
