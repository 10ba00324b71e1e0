import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import pg from 'pg'

type Heard = (payload: string) => void
type Began = () => void

/** One LISTEN connection per process, rebuilt when it breaks. Notifications are hints; rows are the truth. */
@Injectable()
export class Listener implements OnApplicationShutdown {
  private readonly log = new Logger(Listener.name)
  private readonly channels = new Map<string, Heard[]>()
  private readonly begun: Began[] = []
  private client: pg.Client | undefined
  private asking: Promise<void> = Promise.resolve()
  private retry: NodeJS.Timeout | undefined
  private closed = false

  constructor(private readonly connection: pg.ClientConfig) {}

  on(channel: string, heard: Heard): void {
    const already = this.channels.get(channel)
    this.channels.set(channel, [...(already ?? []), heard])
    const { client } = this
    if (already || !client) return
    // One statement at a time: the driver no longer queues them.
    this.asking = this.asking
      .then(() => client.query(`listen ${pg.escapeIdentifier(channel)}`))
      .then(() => undefined)
      .catch(() => this.again())
  }

  /** Calls `began` whenever listening begins; what was said before, and since a break, was not heard. */
  onBegin(began: Began): void {
    this.begun.push(began)
  }

  async open(): Promise<void> {
    const client = new pg.Client({ ...this.connection, statement_timeout: 0, query_timeout: 0 })
    client.on('error', () => this.again())
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.channels.get(channel) ?? []) heard(payload ?? '')
    })
    await client.connect()
    for (const channel of this.channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    this.client = client
    for (const began of this.begun) began()
  }

  private again(): void {
    if (this.closed || this.retry) return
    const broken = this.client
    this.client = undefined
    void broken?.end().catch(() => undefined)
    this.retry = setTimeout(() => {
      this.retry = undefined
      this.open().catch((error: unknown) => {
        this.log.warn({ error }, 'listening connection not back yet')
        this.again()
      })
    }, 1_000)
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true
    clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }
}
