import type { Measure, Match, Sketch } from '@concertato/audience'
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Listener } from '../platform/listener.ts'
import { ActNumbers } from './act-numbers.ts'
import { type ActSketch, AudienceStore } from './audience-store.service.ts'
import { ScopeIndex } from './scope-index.ts'

interface ChangeRow {
  readonly seq: string
  readonly workspace_id: string
}

/** An act that shares people with a brand's audience. */
export interface Met extends Match {
  readonly workspaceId: string
}

/**
 * Every act's audience in this process's memory, one index per scope. Loaded once from PostgreSQL when first asked;
 * from then on kept in step by the change log, which every node reads from where it stood. A lost notification only
 * delays.
 */
@Injectable()
export class ResidentAudiences implements OnModuleInit {
  private readonly log = new Logger(ResidentAudiences.name)
  private readonly scopes = new Map<string, ScopeIndex>()
  private seen = 0n
  private loading: Promise<void> | undefined
  private following: Promise<void> = Promise.resolve()

  constructor(
    private readonly store: AudienceStore,
    private readonly numbers: ActNumbers,
    private readonly db: Database,
    private readonly listener: Listener,
  ) {}

  onModuleInit(): void {
    this.listener.on('audience', () => {
      if (!this.loading) return
      this.ready().catch((error: unknown) => this.log.warn({ err: error }, 'audiences not in step yet'))
    })
  }

  /** Loads what was not loaded and follows what changed since. */
  async ready(): Promise<void> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = undefined
      throw error
    })
    await this.loading
    // One after the other: two at once would put the same acts side by side.
    const next = this.following.then(() => this.catchUp())
    this.following = next.catch(() => undefined)
    await next
  }

  /** The acts whose people are named the same way as the brand's, best first. Call `ready` before. */
  meet(brand: Sketch, measure: Measure, top: number, only?: readonly string[]): Met[] {
    const scope = this.scopes.get(brand.scope)
    if (!scope) return []
    const filter = only ? { only: only.flatMap((id) => this.numbers.numberOf(id) ?? []) } : {}
    return scope.ask({ brand, measure, top, filter }).flatMap((it) => {
      const workspaceId = this.numbers.workspaceOf(it.act)
      return workspaceId ? [{ ...it, workspaceId }] : []
    })
  }

  /** Everybody in any audience of the scope: what chance is measured against. */
  populationOf(brand: Sketch): number {
    return this.scopes.get(brand.scope)?.populationWith(brand) ?? brand.count
  }

  private async load(): Promise<void> {
    const before = await this.newest()
    for await (const page of this.store.actSketches()) await this.add(page)
    for (const scope of this.scopes.values()) scope.settle()
    this.seen = before
  }

  private async catchUp(): Promise<void> {
    const rows = await this.changesSince(this.seen)
    const changed = [...new Set(rows.map((it) => it.workspace_id))]
    if (changed.length === 0) return
    const fresh = await this.store.sketchesOfActs(changed)
    const kept = new Set(fresh.map((it) => `${it.sketch.scope} ${it.workspaceId}`))
    for (const [name, scope] of this.scopes) {
      for (const id of changed) {
        const act = this.numbers.numberOf(id)
        if (act !== undefined && !kept.has(`${name} ${id}`)) scope.erase(act)
      }
    }
    await this.add(fresh)
    this.seen = rows.reduce((highest, { seq }) => (BigInt(seq) > highest ? BigInt(seq) : highest), this.seen)
  }

  private async add(acts: readonly ActSketch[]): Promise<void> {
    await this.numbers.ensure([...new Set(acts.map((it) => it.workspaceId))])
    for (const { workspaceId, sketch, facets } of acts) {
      const act = this.numbers.numberOf(workspaceId)
      if (act === undefined) continue
      const scope = this.scopes.get(sketch.scope) ?? new ScopeIndex(sketch.scope)
      this.scopes.set(sketch.scope, scope)
      scope.put(act, sketch, facets)
    }
  }

  private async newest(): Promise<bigint> {
    const [row] = await asSystem('audience', () =>
      this.db.read<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from audience_change'),
    )
    return BigInt(row?.seq ?? 0)
  }

  /** Numbers are given before they are committed, so one may appear after a higher one: the last seconds are read again. */
  private changesSince(seq: bigint): Promise<ChangeRow[]> {
    return asSystem('audience', () =>
      this.db.read<ChangeRow>(
        `select seq::text, workspace_id from audience_change
         where seq > $1 or changed_at > now() - interval '5 seconds' order by seq`,
        [seq],
      ),
    )
  }
}
