import { BRAND_RULE, decodeSketch, mergeSketches, type Sketch, STORED_RULE } from '@concertato/audience'
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Listener } from '../platform/listener.ts'
import { AudienceStore } from './audience-store.ts'

interface ChangeRow {
  readonly seq: string
  readonly workspace_id: string
}

/**
 * Every act's sketches in this process's memory, by scope. Loaded once from PostgreSQL when first asked; from then on
 * kept in step by the change log, which every node reads from where it stood. A lost notification only delays.
 */
@Injectable()
export class ResidentAudiences implements OnModuleInit {
  private readonly log = new Logger(ResidentAudiences.name)
  private readonly scopes = new Map<string, Map<string, Sketch>>()
  private readonly populations = new Map<string, number>()
  private seen = 0n
  private loading: Promise<void> | undefined

  constructor(
    private readonly store: AudienceStore,
    private readonly db: Database,
    private readonly listener: Listener,
  ) {}

  onModuleInit(): void {
    this.listener.on('audience', () => {
      if (this.loading)
        this.catchUp().catch((error: unknown) => this.log.warn({ err: error }, 'audiences not in step yet'))
    })
  }

  /** The acts whose people are named the same way as the given sketch's. */
  async comparableWith(sketch: Sketch): Promise<ReadonlyMap<string, Sketch>> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = undefined
      throw error
    })
    await this.loading
    await this.catchUp()
    return this.scopes.get(sketch.scope) ?? new Map()
  }

  /** Everybody in any audience of the scope: what chance is measured against. */
  populationOf(sketch: Sketch): number {
    const known = this.populations.get(sketch.scope)
    if (known !== undefined) return known
    let everybody = sketch
    for (const it of this.scopes.get(sketch.scope)?.values() ?? []) everybody = mergeSketches(everybody, it, BRAND_RULE)
    this.populations.set(sketch.scope, everybody.count)
    return everybody.count
  }

  private async load(): Promise<void> {
    const before = await this.newest()
    for await (const page of this.store.sketches()) for (const it of page) this.add(it.workspaceId, it.sketch)
    this.seen = before
  }

  private async catchUp(): Promise<void> {
    const rows = await this.changesSince(this.seen)
    const changed = [...new Set(rows.map((it) => it.workspace_id))]
    if (changed.length === 0) return
    const fresh = await asSystem('audience', () =>
      this.db.read<{ workspace_id: string; bytes: Buffer }>(
        `select k.workspace_id, k.bytes from audience_sketch k join workspace w on w.id = k.workspace_id
         where w.kind = 'act' and k.workspace_id = any($1)`,
        [changed],
      ),
    )
    for (const scope of this.scopes.values()) for (const id of changed) scope.delete(id)
    for (const { workspace_id, bytes } of fresh) this.add(workspace_id, decodeSketch(bytes))
    this.populations.clear()
    this.seen = BigInt(rows.at(-1)?.seq ?? this.seen)
  }

  /** Two lists of one act in one scope are one audience. */
  private add(workspaceId: string, sketch: Sketch): void {
    const scope = this.scopes.get(sketch.scope) ?? new Map<string, Sketch>()
    this.scopes.set(sketch.scope, scope)
    const before = scope.get(workspaceId)
    scope.set(workspaceId, before ? mergeSketches(before, sketch, STORED_RULE) : sketch)
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
