import { audience, connectors } from '@concertato/wire'
import { ReadingService } from '../connectors/reading.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import type { TestApp } from './app.ts'
import type { Caller } from './caller.ts'
import { deliverAll } from './deliver.ts'

type Platform = connectors.ConnectorView['platform']

/** The artist page that the platforms of a test know. */
export const ARTIST_PAGE = 'https://open.spotify.com/artist/4Z8W4fKeB5YxbusRsdQVPb?si=1'

/** What comes back from a platform with a state; `it` says what differs from an ordinary yes. */
export const cameBack = (state: string, it: Partial<connectors.FinishBody> = {}): connectors.FinishBody => ({
  state,
  code: 'a code',
  error: null,
  ...it,
})

/** Connected accounts for tests, made by the routes that make them in the product. */
export class GivenConnections {
  constructor(readonly test: TestApp) {}

  /** Goes to the platform's page. @returns the state it carries. */
  async begin(caller: Caller, platform: Platform): Promise<string> {
    const page = platform === 'spotify' ? ARTIST_PAGE : null
    const { url } = await caller.ok(connectors.begin, { params: { platform }, body: { page } })
    return new URL(url).searchParams.get('state') ?? ''
  }

  async connect(caller: Caller, platform: Platform): Promise<void> {
    const state = await this.begin(caller, platform)
    await caller.ok(connectors.finish, { params: { platform }, body: cameBack(state) })
  }

  /** Reads what was just connected or asked for, as the worker would. */
  readWaiting(): Promise<void> {
    return deliverAll(this.test, ['connection.due'])
  }

  /** Reads every account whose day has come, as the sweep would. */
  readDue(): Promise<void> {
    return asSystem('test', () => this.test.app.get(ReadingService).readDue(this.test.clock.now()))
  }

  /** Nobody's account is there any more, so that a sweep meets only those of the present test. */
  async forgetAll(): Promise<void> {
    await this.rows('delete from platform_connection')
  }

  async of(caller: Caller, platform: Platform): Promise<connectors.ConnectionView | null> {
    const { items } = await caller.ok(connectors.list)
    return items.find((it) => it.platform === platform)?.connection ?? null
  }

  async sourcesOf(caller: Caller): Promise<audience.SourceView[]> {
    return (await caller.ok(audience.view)).sources
  }

  async inUse(caller: Caller): Promise<audience.SourceView[]> {
    return (await this.sourcesOf(caller)).filter((it) => it.state === 'ready')
  }

  /** What lies in the database, seen past every wall. */
  rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return asSystem('test', () => this.test.app.get(Database).read<Row>(sql, values))
  }
}
