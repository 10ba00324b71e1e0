import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { PLATFORMS } from '@concertato/audience'
import { variablesOf } from '../config-platforms.ts'
import { ORDINARY } from './platform-replies.ts'

/** What a platform was asked. `at` is its host and path, as the real address has them. */
export interface PlatformAsked {
  readonly at: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface PlatformAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a text as it is. */
  readonly body: object | string
}

type Answer = PlatformAnswer | ((asked: PlatformAsked) => PlatformAnswer | Promise<PlatformAnswer>)

const NOBODY: PlatformAnswer = { status: 404, body: { error: 'not_found' } }

/** All six platforms on one loopback port; the host of the real address is the first part of the path. */
export class GivenPlatforms {
  readonly asked: PlatformAsked[] = []
  private answers = new Map<string, Answer>()

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<GivenPlatforms> {
    const holder: { it?: GivenPlatforms } = {}
    const server = createServer((request, response) => void holder.it?.serve(request, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const double = new GivenPlatforms(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    holder.it = double
    double.ordinaryDay()
    return double
  }

  /** Variables of an installation that has keys of every platform. */
  get settings(): Record<string, string> {
    const keys = PLATFORMS.flatMap((it) => {
      const [id, secret] = variablesOf(it)
      return [[id, `${it}-id`] as const, [secret, `${it}-secret`] as const]
    })
    return { PLATFORMS_HOST: this.url, ...Object.fromEntries(keys) }
  }

  /** Every platform answers as its documentation shows, and nothing was asked yet. */
  ordinaryDay(): void {
    this.answers = new Map(Object.entries(ORDINARY).map(([at, body]) => [at, { body }]))
    this.asked.length = 0
  }

  /** From now on an address answers so. */
  says(at: string, answer: Answer): void {
    this.answers.set(at, answer)
  }

  /** What was asked of an address, in order. */
  askedOf(at: string): PlatformAsked[] {
    return this.asked.filter((it) => it.at === at)
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    const at = url.pathname.slice(1)
    const asked = { at, query: url.searchParams, headers: request.headers, body: await text(request) }
    this.asked.push(asked)
    const found = this.answers.get(at) ?? NOBODY
    const { status = 200, headers = {}, body } = typeof found === 'function' ? await found(asked) : found
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
