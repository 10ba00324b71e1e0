import { constants } from 'node:fs'
import { access, mkdir, statfs } from 'node:fs/promises'
import { MIGRATIONS } from '@concertato/migrations'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { MailService } from '../mail/mail.service.ts'
import { Checks, type Finding } from '../platform/checks.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'
import { Relay } from '../platform/relay.ts'

/** How long the worker may take to receive the doctor's message. Milliseconds. */
const WORKER_PATIENCE = 8_000
const LOOK_EVERY = 100
/** Clocks further apart make links expire too early or too late. Seconds. */
const SKEW = 5
/** Below this a database and its uploads soon have no room. Bytes. */
const LITTLE_ROOM = 1_000_000_000

const OLDEST_POSTGRES = 15

/** What the doctor looks at here; features add checks of their own. */
@Injectable()
export class SystemChecks implements OnApplicationBootstrap {
  constructor(
    private readonly checks: Checks,
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly relay: Relay,
    private readonly mail: MailService,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.checks.on('database', () => this.database())
    this.checks.on('migrations', () => this.migrations())
    this.checks.on('clock', () => this.clock())
    this.checks.on('queue', () => this.queue())
    this.checks.on('worker', () => this.worker())
    this.checks.on('mail', () => this.mailServer())
    if (!this.checks.has('storage')) this.checks.on('storage', () => this.disk())
  }

  private async database(): Promise<Finding> {
    const [row] = await this.read<{ version: string; unsafe: boolean }>(
      `select current_setting('server_version') as version, rolsuper or rolbypassrls as unsafe
       from pg_roles where rolname = current_user`,
    )
    const version = row?.version ?? '?'
    if (row?.unsafe) {
      return ill(
        `PostgreSQL ${version}; the role steps over row-level security`,
        'Set DATABASE_APP_URL to the role concertato_app, or let DATABASE_URL be an owner that is no superuser.',
      )
    }
    if (Number.parseInt(version, 10) < OLDEST_POSTGRES)
      return ill(`PostgreSQL ${version}`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`)
    return well(`PostgreSQL ${version} answers`)
  }

  private async migrations(): Promise<Finding> {
    const [row] = await this.read<{ applied: number }>('select count(*)::int as applied from schema_migration')
    const applied = row?.applied ?? 0
    if (applied === MIGRATIONS.length) return well(`${applied} applied, none pending`)
    if (applied > MIGRATIONS.length)
      return ill(`${applied} applied, this version knows ${MIGRATIONS.length}`, 'Start the newer version again.')
    return ill(`${MIGRATIONS.length - applied} pending`, 'Restart one api process: it migrates before it listens.')
  }

  private async clock(): Promise<Finding> {
    const asked = Date.now()
    const [row] = await this.read<{ now: Date }>('select clock_timestamp() as now')
    const answered = Date.now()
    const apart = Math.abs((row?.now.getTime() ?? 0) - (asked + answered) / 2) / 1_000
    const finding = `${apart.toFixed(1)} s apart from the database`
    return apart < SKEW ? well(finding) : ill(finding, 'Let both machines take their time from the same NTP server.')
  }

  private async queue(): Promise<Finding> {
    const counts = await this.relay.queue.getJobCounts()
    const failed = counts.failed ?? 0
    const where = this.config.REDIS_URL ? 'Redis' : 'PostgreSQL'
    if (failed === 0) return well(`jobs in ${where}, none failed`)
    return {
      state: 'warning',
      finding: `${failed} jobs gave up`,
      cure: 'Read their reasons on the system page, mend the cause, and retry them.',
    }
  }

  /** Leaves a message and waits until it was delivered: outbox, queue and worker in one. */
  private async worker(): Promise<Finding> {
    const began = Date.now()
    const id = await asSystem('doctor', () =>
      this.db.transaction((tx) => this.outbox.leave(tx, 'doctor.pinged', { at: new Date().toISOString() })),
    )
    while (Date.now() - began < WORKER_PATIENCE) {
      const [row] = await this.read<{ done: boolean }>('select done_at is not null as done from outbox where id = $1', [
        id,
      ])
      if (row?.done) return well(`a message was delivered after ${Date.now() - began} ms`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
    return ill(
      `a message was not delivered within ${WORKER_PATIENCE / 1_000} s`,
      'Start a process with the role worker (ROLES=worker), or look at its log.',
    )
  }

  private async mailServer(): Promise<Finding> {
    const { kind, sender } = this.mail.state
    if (kind === 'kept') return well('the demo keeps its mails in its own mailbox')
    if (kind === 'none')
      return ill('no mail server is set, so nobody gets a sign-in link', 'Set SMTP_URL and MAIL_FROM.')
    try {
      await this.mail.verify()
      return well(`the mail server lets us send as ${sender}`)
    } catch (error) {
      return ill(
        error instanceof Error ? error.message : String(error),
        'Check host, port, user and password in SMTP_URL.',
      )
    }
  }

  private async disk(): Promise<Finding> {
    const { DATA_DIR: dir } = this.config
    await mkdir(dir, { recursive: true })
    await access(dir, constants.W_OK)
    const { bavail, bsize } = await statfs(dir)
    const gigabytes = ((bavail * bsize) / 1e9).toFixed(1)
    if (bavail * bsize > LITTLE_ROOM) return well(`${gigabytes} GB free`)
    return {
      state: 'warning',
      finding: `only ${gigabytes} GB free`,
      cure: 'Make room on the disk of DATA_DIR, or use S3.',
    }
  }

  private read<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return asSystem('doctor', () => this.db.read<Row>(sql, parameters))
  }
}

const well = (finding: string): Finding => ({ state: 'well', finding })
const ill = (finding: string, cure: string): Finding => ({ state: 'ill', finding, cure })
