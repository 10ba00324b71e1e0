import { randomUUID } from 'node:crypto'
import { type Mandate, type Role, signs, type WorkspaceKind } from '@concertato/deal'
import type { Id } from '@concertato/core'
import type { Locale } from '@concertato/wire'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Type } from '@nestjs/common'
import type { QueryRunner } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { Clock } from '../platform/clock.ts'
import { asSystem, runInContext } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Jobs } from '../platform/jobs.ts'
import type { Sandbox } from './sandbox.ts'

interface Waiting {
  readonly id: string
  readonly kind: string
  readonly payload: never
}

interface SeatRow {
  readonly name: string
  readonly personId: Id<'person'>
  readonly locale: Locale
  readonly id: Id<'membership'>
  readonly role: Role
  readonly maySign: boolean
  readonly workspaceId: Id<'workspace'>
  readonly workspaceKind: WorkspaceKind
  readonly mandate: (Omit<Mandate, 'maxMinor'> & { readonly maxMinor: string | null }) | null
}

const SEATS_SQL = `select p.name, p.id as "personId", p.locale, m.id, m.role, m.may_sign as "maySign",
    w.id as "workspaceId", w.kind as "workspaceKind",
    case when d.membership_id is null then null else jsonb_build_object('maxMinor', d.max_minor::text, 'currency', d.currency,
      'categories', d.categories, 'until', d.until_on, 'mayAccept', d.may_accept, 'maySign', d.may_sign) end as mandate
  from membership m join person p on p.id = m.person_id join workspace w on w.id = m.workspace_id
    left join mandate d on d.membership_id = m.id
  where m.state = 'active' order by m.joined_at, m.id`

/** What comes next in this deal cannot happen here: there is no sandbox to pay in, or the act was not suggested. */
export class LeftOut extends Error {
  override readonly name = 'LeftOut'
}

/** Receivers that take so long that nobody should wait for them at the first start: contracts are printed afterwards. */
const LATER: Readonly<Record<string, string>> = { 'contract.sealed': 'copies' }
/** The first of them after this long, the others one by one. Seconds. */
const LATE_BY = 30
const LATE_EACH = 5

/** Where the story is played: the real services, a clock that can be set, and nobody else at work meanwhile. */
export class Stage {
  private readonly clock: Clock
  private readonly jobs: Jobs
  private readonly cast = new Map<string, Member>()
  private readonly late: Waiting[] = []
  private moved = 0

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly sandbox: Sandbox | undefined,
    /** Mails are written only where they are kept and nobody receives them. */
    private readonly keepsMail: boolean,
    /** Looks things up by itself: a transaction for each look would take a third of the time. */
    private readonly looker: QueryRunner,
  ) {
    this.clock = app.get(Clock)
    this.jobs = app.get(Jobs)
  }

  /** Runs `work` on a stage with everybody gathered. The clock is right again afterwards. */
  static async during<T>(
    app: NestFastifyApplication,
    { sandbox, keepsMail }: { readonly sandbox: Sandbox | undefined; readonly keepsMail: boolean },
    work: (stage: Stage) => Promise<T>,
  ): Promise<T> {
    const looker = app.get(Database).source.createQueryRunner()
    const stage = new Stage(app, sandbox, keepsMail, looker)
    try {
      await looker.query("select set_config('app.scope', 'system', false)")
      await stage.gather()
      return await work(stage)
    } finally {
      stage.comeBack()
      // The connection goes back to those who must not see everything.
      await looker.query("select set_config('app.scope', '', false)")
      await looker.release()
    }
  }

  get<T>(service: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get(service as Type<T>, { strict: false })
  }

  private async gather(): Promise<void> {
    for (const row of await this.rows<SeatRow>(SEATS_SQL)) {
      // Whoever has two seats plays the first.
      if (!this.cast.has(row.name)) this.cast.set(row.name, memberOf(row))
    }
  }

  /** Somebody of the cast. */
  member(name: string): Member {
    const found = this.cast.get(name)
    if (!found) throw new Error(`nobody in the demo is called ${name}`)
    return found
  }

  /** Does something as somebody: row-level security sees them. */
  as<T>(actor: Member, work: () => Promise<T>): Promise<T> {
    return runInContext({ requestId: 'demo', locale: actor.locale, scope: 'request', actor }, work)
  }

  asSystem<T>(work: () => Promise<T>): Promise<T> {
    return asSystem('demo', work)
  }

  rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.looker.query(sql, [...parameters]) as Promise<Row[]>
  }

  /** The first row. @throws LeftOut when there is none. */
  async row<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row> {
    const [found] = await this.rows<Row>(sql, parameters)
    if (!found) throw new LeftOut(`nothing found for ${parameters.join(', ')}`)
    return found
  }

  now(): Date {
    return this.clock.now()
  }

  /** Sets the product's clock. */
  setTime(at: Date): void {
    const by = at.getTime() - this.clock.now().getTime()
    this.clock.advance(by)
    this.moved += by
  }

  /** Back to the real time. */
  comeBack(): void {
    this.clock.advance(-this.moved)
    this.moved = 0
  }

  /** Delivers what waits, and what that leaves in turn, as the worker would: at the time of the story. */
  async deliver(writesMail = true): Promise<void> {
    for (;;) {
      const waiting = await this.rows<Waiting>(
        `select id, kind, payload from outbox where done_at is null and (not_before is null or not_before <= $1)
           and id <> all($2::uuid[]) order by created_at, id`,
        [this.clock.now(), this.late.map(({ id }) => id)],
      )
      if (waiting.length === 0) return
      for (const message of waiting) await this.receive(message, writesMail && this.keepsMail)
      this.late.push(...waiting.filter(({ kind }) => LATER[kind] !== undefined))
      const done = waiting.filter(({ kind }) => LATER[kind] === undefined)
      await this.rows('update outbox set done_at = now() where id = any($1::uuid[])', [done.map(({ id }) => id)])
    }
  }

  /** What takes long is left to the worker: it is done a while after the start, one by one. */
  async leaveForLater(): Promise<void> {
    for (const [place, { id, kind }] of this.late.entries()) {
      const done = this.jobs.receiversOf(kind).flatMap(({ name }) => (name === LATER[kind] ? [] : [name]))
      await this.rows('insert into outbox_receipt (message_id, receiver) select $1, unnest($2::text[])', [id, done])
      const seconds = LATE_BY + LATE_EACH * place
      await this.rows('update outbox set not_before = now() + make_interval(secs => $2) where id = $1', [id, seconds])
    }
  }

  private async receive({ id, kind, payload }: Waiting, writesMail: boolean): Promise<void> {
    for (const { name, receive } of this.jobs.receiversOf(kind)) {
      if ((name === 'mail' && !writesMail) || name === LATER[kind]) continue
      await asSystem(`demo ${kind}`, () => receive(payload, id))
    }
  }
}

function memberOf({ personId, locale, mandate, ...seat }: SeatRow): Member {
  const { id, workspaceId, workspaceKind, role } = seat
  const maySign = mandate ? mandate.maySign : signs(role, seat.maySign)
  const limits = mandate && { ...mandate, maxMinor: mandate.maxMinor === null ? null : BigInt(mandate.maxMinor) }
  const membership = { id, workspaceId, workspaceKind, role, maySign, ...(limits ? { mandate: limits } : {}) }
  return { sessionId: randomUUID(), personId, locale, isFresh: true, membership }
}
