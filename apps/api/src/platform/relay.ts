import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import { asSystem } from './context.ts'
import { Database } from './database.ts'
import { Jobs } from './jobs.ts'
import { Listener } from './listener.ts'
import { openQueue, openWorker, type QueueAddress, type QueueWorker, whenReady, type WorkQueue } from './queue.ts'

/** The relay looks by itself this often, in case a notification was lost. Milliseconds. */
const LOOK_EVERY = 2_000
/** A message offered but not finished after this long is offered again: its job may be lost. Seconds. */
const OFFER_AGAIN_AFTER = 300

interface Claimed {
  readonly id: string
  readonly kind: string
  readonly offers: number
}

/**
 * Delivers the outbox: claims rows, wakes the queue, runs the receivers. The queue is only the wake-up; a row stays
 * until its receivers are done, and a sweep offers it again when a job was lost.
 */
@Injectable()
export class Relay implements OnApplicationShutdown {
  private readonly log = new Logger(Relay.name)
  queue: WorkQueue
  private worker: QueueWorker | undefined
  private timer: NodeJS.Timeout | undefined
  private relaying: Promise<void> | undefined
  private again = false
  private isStill = false
  private closed = false

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly listener: Listener,
    private readonly address: QueueAddress,
  ) {
    this.queue = this.open()
  }

  async start(): Promise<void> {
    const isOver = () => this.closed
    this.queue = await whenReady(this.queue, () => this.open(), isOver)
    for (const { name, everySeconds } of this.jobs.sweeps) {
      await this.queue.upsertJobScheduler(
        `sweep:${name}`,
        { every: everySeconds * 1_000 },
        { name: `sweep:${name}`, data: { kind: name } },
      )
    }
    this.worker = await whenReady(this.openWorker(), () => this.openWorker(), isOver)
    void this.worker.run().catch((error: unknown) => this.log.error({ err: error }, 'the worker stopped'))
    this.listener.on('outbox', () => this.wake())
    this.timer = setInterval(() => this.wake(), LOOK_EVERY)
    this.wake()
  }

  private open(): WorkQueue {
    const queue = openQueue(this.address)
    ;(queue as unknown as { on(e: string, f: (error: Error) => void): void }).on('error', (error) =>
      this.log.warn({ err: error }, 'queue'),
    )
    return queue
  }

  private openWorker(): QueueWorker {
    const worker = openWorker(this.address, (job) => this.run(job))
    worker.on('error', (error) => this.log.warn({ err: error }, 'worker'))
    return worker
  }

  /** Relays now; calls while a relay is under way are folded into one more round. */
  wake(): void {
    if (this.closed || this.isStill) return
    if (this.relaying) {
      this.again = true
      return
    }
    this.relaying = this.relay()
      .catch((error: unknown) => this.log.warn({ err: error }, 'relay'))
      .finally(() => {
        this.relaying = undefined
        if (this.again) {
          this.again = false
          this.wake()
        }
      })
  }

  /** Keeps this process from delivering and sweeping while `work` runs, for work that does both itself. */
  async still<T>(work: () => Promise<T>): Promise<T> {
    this.isStill = true
    try {
      await this.relaying
      await this.worker?.pause()
      return await work()
    } finally {
      this.isStill = false
      await this.worker?.resume()
      this.wake()
    }
  }

  private async relay(): Promise<void> {
    for (;;) {
      const claimed = await asSystem('relay', () =>
        this.db.transaction(async (tx) => {
          const [rows] = (await tx.query(
            `update outbox set offered_at = now(), offers = offers + 1 where id in (
               select id from outbox where done_at is null and (not_before is null or not_before <= now())
                 and (offered_at is null or offered_at < now() - make_interval(secs => ${OFFER_AGAIN_AFTER}))
               order by created_at limit 200 for update skip locked)
             returning id, kind, offers`,
          )) as [Claimed[], number]
          if (rows.length > 0) {
            await this.queue.addBulk(
              rows.map((it) => ({ name: it.kind, data: { kind: it.kind }, opts: { jobId: `${it.id}.${it.offers}` } })),
            )
          }
          return rows
        }),
      )
      if (claimed.length < 200) return
    }
  }

  private async run(job: { id?: string; name: string }): Promise<void> {
    if (job.name.startsWith('sweep:')) {
      const sweep = this.jobs.sweeps.find((it) => `sweep:${it.name}` === job.name)
      if (sweep) await asSystem(job.name, () => sweep.sweep())
      return
    }
    const messageId = job.id?.split('.')[0]
    if (messageId) await asSystem(`${job.name} ${messageId}`, () => this.deliver(messageId))
  }

  private async deliver(messageId: string): Promise<void> {
    const [message] = await this.db.read<{ kind: string; payload: never; done: string[] | null }>(
      `select o.kind, o.payload, (select array_agg(receiver) from outbox_receipt r where r.message_id = o.id) as done
       from outbox o where o.id = $1 and o.done_at is null`,
      [messageId],
    )
    if (!message) return
    for (const { name, receive } of this.jobs.receiversOf(message.kind)) {
      if (message.done?.includes(name)) continue
      await receive(message.payload, messageId)
      await this.db.read('insert into outbox_receipt (message_id, receiver) values ($1, $2) on conflict do nothing', [
        messageId,
        name,
      ])
    }
    await this.db.read('update outbox set done_at = now() where id = $1', [messageId])
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true
    clearInterval(this.timer)
    await this.relaying
    await this.worker?.close()
    await this.queue.close()
  }
}
