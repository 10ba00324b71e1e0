import type { Filter, Match, Measure, Sketch } from '@concertato/audience'
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Listener } from '../platform/listener.ts'
import { ActNumbers } from './act-numbers.ts'
import { type ActSketch, AudienceStore } from './audience-store.service.ts'
import { Everybody } from './everybody.ts'
import { IndexSnapshots, type Place } from './index-snapshots.ts'
import { ScopeIndex } from './scope-index.ts'

interface ChangeRow {
  readonly seq: string
  readonly changed_at: string
  readonly workspace_id: string
  /** Only what the act can be filtered by. */
  readonly is_label: boolean
}

/** An act that shares people with a brand's audience. */
export interface Met extends Match {
  readonly workspaceId: string
}

/** Which acts are asked for; single ones by their workspace. */
export interface Wanted extends Omit<Filter, 'only' | 'not'> {
  readonly only?: readonly string[]
  readonly not?: readonly string[]
}

/** How often a running process looks whether its snapshot is still the newest. Milliseconds. */
const KEEP_EVERY = 3_600_000

/** How often loading says how far it is. Acts. */
const SAY_EVERY = 20_000

const NOWHERE: Place = { seq: 0n, changedAt: '' }

const placeOf = (row: ChangeRow | undefined): Place | undefined =>
  row && { seq: BigInt(row.seq), changedAt: row.changed_at }

/**
 * Every act's audience in this process's memory, one index per scope. Loaded once, from this machine's snapshot or from
 * PostgreSQL; from then on kept in step by the change log, which every node reads from where it stood. A lost
 * notification only delays.
 */
@Injectable()
export class ResidentAudiences implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(ResidentAudiences.name)
  private scopes = new Map<string, ScopeIndex>()
  private place = NOWHERE
  private kept: bigint | undefined
  private loading: Promise<void> | undefined
  private following: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly store: AudienceStore,
    private readonly numbers: ActNumbers,
    private readonly snapshots: IndexSnapshots,
    private readonly db: Database,
    private readonly listener: Listener,
  ) {}

  onModuleInit(): void {
    this.listener.on('audience', () => {
      if (!this.loading) return
      this.ready().catch((error: unknown) => this.log.warn({ err: error }, 'audiences not in step yet'))
    })
  }

  /** Loads ahead of the first question, and from then on keeps a snapshot. */
  warm(): void {
    this.timer = setInterval(() => void this.keep(), KEEP_EVERY).unref()
    this.ready().catch((error: unknown) => this.log.warn({ err: error }, 'audiences are not loaded yet'))
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    if (this.loading) await this.keep()
  }

  /** Loads what was not loaded and follows what changed since. */
  async ready(): Promise<void> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = undefined
      throw error
    })
    await this.loading
    await this.inTurn(() => this.catchUp())
  }

  /** The acts whose people are named the same way as the brand's, best first. Call `ready` before. */
  meet(brand: Sketch, measure: Measure, top: number, wanted: Wanted = {}): Met[] {
    const scope = this.scopes.get(brand.scope)
    if (!scope) return []
    const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => this.numbers.numberOf(id) ?? [])
    const { only, not, ...words } = wanted
    const filter = { ...words, ...(only && { only: numbersOf(only) }), ...(not && { not: numbersOf(not) }) }
    return scope.ask({ brand, measure, top, filter }).flatMap((it) => {
      const workspaceId = this.numbers.workspaceOf(it.act)
      return workspaceId ? [{ ...it, workspaceId }] : []
    })
  }

  /** Everybody in any audience of the scope: what chance is measured against. */
  populationOf(brand: Sketch): number {
    return this.scopes.get(brand.scope)?.populationWith(brand) ?? brand.count
  }

  /** Writes a snapshot if something changed since the last one. What fails is said and costs only a slower start. */
  async keep(): Promise<void> {
    try {
      await this.ready()
      await this.inTurn(async () => {
        if (this.kept === this.place.seq || this.place.seq === 0n) return
        await this.drawEverybodyAnew()
        await this.snapshots.write(
          this.place,
          [...this.scopes.values()].map((it) => it.picture()),
        )
        this.kept = this.place.seq
      })
    } catch (error) {
      this.log.warn({ err: error }, 'no snapshot of the audiences was kept')
    }
  }

  /** One after the other: two at once would put the same acts side by side. */
  private async inTurn(step: () => Promise<void>): Promise<void> {
    const next = this.following.then(step)
    this.following = next.catch(() => undefined)
    await next
  }

  private async load(): Promise<void> {
    const start = performance.now()
    const from = (await this.fromSnapshot()) ? 'snapshot' : 'database'
    if (from === 'database') await this.fromDatabase()
    const scopes = this.scopes.size
    this.log.log({ from, scopes, millis: Math.round(performance.now() - start) }, 'audiences are in memory')
  }

  private async fromSnapshot(): Promise<boolean> {
    try {
      const restored = await this.snapshots.read((place) => this.isOurs(place))
      if (!restored) return false
      await this.numbers.load()
      this.scopes = restored.scopes
      this.place = restored.place
      this.kept = restored.place.seq
      return true
    } catch (error) {
      this.log.warn({ err: error }, 'the snapshot of the audiences cannot be used')
      return false
    }
  }

  private async fromDatabase(): Promise<void> {
    const before = await this.newest()
    this.scopes = new Map()
    let acts = 0
    for await (const page of this.store.actSketches()) {
      await this.add(page)
      if (Math.floor((acts + page.length) / SAY_EVERY) > Math.floor(acts / SAY_EVERY))
        this.log.log({ acts: acts + page.length }, 'audiences are being loaded')
      acts += page.length
    }
    for (const scope of this.scopes.values()) scope.settle()
    this.place = before
  }

  private async catchUp(): Promise<void> {
    const rows = await this.changes('where seq > $1 order by seq', [this.place.seq])
    if (rows.length === 0) return
    await this.putAnew([...new Set(rows.filter((it) => !it.is_label).map((it) => it.workspace_id))])
    await this.labelAnew([...new Set(rows.filter((it) => it.is_label).map((it) => it.workspace_id))])
    this.place = placeOf(rows.at(-1)) ?? this.place
    await this.dropOldSnapshot()
  }

  private async putAnew(changed: readonly string[]): Promise<void> {
    const fresh = await this.store.sketchesOfActs(changed)
    const kept = new Set(fresh.map((it) => `${it.sketch.scope} ${it.workspaceId}`))
    for (const [name, scope] of this.scopes) {
      for (const id of changed) {
        const act = this.numbers.numberOf(id)
        if (act !== undefined && !kept.has(`${name} ${id}`)) scope.erase(act)
      }
    }
    await this.add(fresh)
  }

  private async labelAnew(changed: readonly string[]): Promise<void> {
    for (const [id, facets] of await this.store.labelsOf(changed)) {
      const act = this.numbers.numberOf(id)
      if (act !== undefined) for (const scope of this.scopes.values()) scope.label(act, facets)
    }
  }

  /** People whose audience is gone must not stay on the disk until the next snapshot, whichever process wrote the last. */
  private async dropOldSnapshot(): Promise<void> {
    if (![...this.scopes.values()].some((it) => it.isStale)) return
    await this.snapshots.remove()
    this.kept = undefined
  }

  /** The sample of everybody cannot let single people go, so it is drawn anew from the audiences that are left. */
  private async drawEverybodyAnew(): Promise<void> {
    if (![...this.scopes.values()].some((it) => it.isStale)) return
    const drawn = new Map([...this.scopes.keys()].map((scope) => [scope, new Everybody(scope)]))
    for await (const page of this.store.actSketches()) {
      for (const { sketch } of page) drawn.get(sketch.scope)?.add(sketch)
    }
    for (const [name, scope] of this.scopes) scope.forget(drawn.get(name) ?? new Everybody(name))
  }

  private async add(acts: readonly ActSketch[]): Promise<void> {
    await this.numbers.ensure([...new Set(acts.map((it) => it.workspaceId))])
    for (const { workspaceId, sketch, facets } of acts) {
      const act = this.numbers.numberOf(workspaceId)
      if (act === undefined) continue
      const scope = this.scopes.get(sketch.scope) ?? ScopeIndex.empty(sketch.scope)
      this.scopes.set(sketch.scope, scope)
      scope.put(act, sketch, facets)
    }
  }

  private async newest(): Promise<Place> {
    const [row] = await this.changes('order by seq desc limit 1', [])
    return placeOf(row) ?? NOWHERE
  }

  /** A database put back from a copy gives the same numbers again, but never at the same microsecond. */
  private async isOurs({ seq, changedAt }: Place): Promise<boolean> {
    const [row] = await this.changes('where seq = $1', [seq])
    return row?.changed_at === changedAt
  }

  private changes(which: string, parameters: readonly unknown[]): Promise<ChangeRow[]> {
    return asSystem('audience', () =>
      this.db.read<ChangeRow>(
        `select seq::text, extract(epoch from changed_at)::text as changed_at, workspace_id, is_label
         from audience_change ${which}`,
        [...parameters],
      ),
    )
  }
}
