import { statfs } from 'node:fs/promises'
import { Refusal } from '@concertato/core'
import { MIGRATIONS } from '@concertato/migrations'
import type { system as wire } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { PeopleService } from '../identity/people.service.ts'
import { MailService } from '../mail/mail.service.ts'
import { Clock } from '../platform/clock.ts'
import { asSystem, currentContext } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { examine } from '../platform/doctor/doctor.ts'
import { QUEUE } from '../platform/queue.ts'
import { Relay } from '../platform/relay.ts'
import { VERSION } from '../product.ts'

interface Figures {
  readonly version: string
  readonly size: string
  readonly last: string | null
  readonly applied: number
  readonly waiting: number
  readonly oldest: number | null
}

const FIGURES_SQL = `select current_setting('server_version') as version, pg_database_size(current_database())::text as size,
  (select name from schema_migration order by id desc limit 1) as last,
  (select count(*)::int from schema_migration) as applied,
  (select count(*)::int from outbox where done_at is null) as waiting,
  (select extract(epoch from now() - min(greatest(created_at, not_before)))::float8 from outbox
    where done_at is null and (not_before is null or not_before <= now())) as oldest`

/** How the installation is: version, database, queue, outbox, storage, mail. */
@Injectable()
export class SystemService {
  private readonly startedAt = new Date(Date.now() - process.uptime() * 1_000)

  constructor(
    private readonly db: Database,
    private readonly relay: Relay,
    private readonly mail: MailService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async view(): Promise<wire.SystemView> {
    const { version, size, last, applied, waiting, oldest } = await this.figures()
    return {
      version: VERSION,
      nodeVersion: process.version,
      startedAt: this.startedAt,
      now: this.clock.now(),
      demo: this.config.DEMO,
      database: {
        version,
        sizeBytes: Number(size),
        lastMigration: last,
        migrations: applied,
        pendingMigrations: MIGRATIONS.length - applied,
      },
      queueBackend: this.config.REDIS_URL ? 'redis' : 'postgres',
      queues: [await this.queue()],
      outbox: { waiting, oldestSeconds: oldest },
      storage: await this.storage(),
      mail: this.mail.state,
    }
  }

  /** Jobs that gave up; the cursor is the number of those already shown. */
  async failedJobs(cursor: string | undefined, limit: number) {
    const start = offsetOf(cursor)
    const jobs = await this.relay.queue.getFailed(start, start + limit)
    const items = jobs.slice(0, limit).map((it): wire.FailedJobView => ({
      id: it.id ?? '',
      queue: QUEUE,
      name: it.name,
      reason: it.failedReason,
      attempts: it.attemptsMade,
      failedAt: new Date(it.finishedOn ?? 0),
    }))
    return { items, next: jobs.length > limit ? String(start + limit) : null }
  }

  /** @throws Refusal('not_found') also for a job that did not fail. */
  async retryJob(queue: string, id: string): Promise<void> {
    const job = queue === QUEUE ? await this.relay.queue.getJob(id) : undefined
    if (!job?.finishedOn || !job.failedReason) throw new Refusal('not_found')
    await job.retry()
  }

  /** Every check of the doctor, in the caller's language. */
  examine(): Promise<wire.CheckView[]> {
    return examine(this.config, currentContext()?.locale ?? 'en')
  }

  async testMail(personId: string): Promise<{ sent: boolean; answer: string }> {
    const person = await this.people.addressOf(personId)
    if (!person) throw new Refusal('not_found')
    return this.mail.test(person)
  }

  private async figures(): Promise<Figures> {
    const [row] = await asSystem('system page', () => this.db.read<Figures>(FIGURES_SQL))
    if (!row) throw new Error('the database told no figures')
    return row
  }

  private async queue() {
    const counts = await this.relay.queue.getJobCounts()
    const of = (state: string) => counts[state] ?? 0
    return {
      name: QUEUE,
      waiting: of('waiting') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      failed: of('failed'),
      done: of('completed'),
    }
  }

  private async storage(): Promise<wire.SystemView['storage']> {
    const [row] = await asSystem('system page', () =>
      this.db.read<{ used: string }>('select coalesce(sum(size_bytes), 0)::text as used from stored_file'),
    )
    const usedBytes = Number(row?.used ?? 0)
    if (this.config.S3_BUCKET) return { kind: 's3', usedBytes, freeBytes: null }
    const disk = await statfs(this.config.DATA_DIR).catch(() => undefined)
    return { kind: 'disk', usedBytes, freeBytes: disk ? disk.bavail * disk.bsize : null }
  }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,7}$/.test(cursor)) {
    throw new Refusal('invalid_request', { fields: [{ field: 'query.cursor', message: 'not a cursor of this list' }] })
  }
  return Number(cursor)
}
