import { events } from '@concertato/wire'
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import { concat, filter, from, map, type Observable, Subject } from 'rxjs'
import type { EntityManager } from 'typeorm'
import { Clock } from './clock.ts'
import { Listener } from './listener.ts'

interface Announcement extends events.LiveEvent {
  readonly workspaces: readonly string[]
}

/** How long an announcement is kept for pages that read before they listened: longer than a page takes to open. Milliseconds. */
const KEPT_MS = 30_000
/** The most that is kept; some hundred a second is more than one database announces. */
const KEPT = 10_000
/** More than this is told as everything: a page reads no more than that again. */
const MANY = 100
/** What a request spends on its way counts as not listened, too. Milliseconds. */
const ON_THE_WAY_MS = 5_000

const NOBODY_KNOWS: Announcement = { topic: events.EVERYTHING, id: '', workspaces: [] }

/** Tells every browser of the workspaces concerned that something changed, on whichever node they are connected. */
@Injectable()
export class Live implements OnApplicationShutdown {
  private readonly heard = new Subject<Announcement>()
  private readonly log = new Logger(Live.name)
  private kept: { readonly at: number; readonly it: Announcement }[] = []
  /** Everything announced after this is in `kept`. Milliseconds. */
  private wholeSince = Number.POSITIVE_INFINITY

  constructor(
    listener: Listener,
    private readonly clock: Clock,
  ) {
    listener.on('live', (payload) => {
      try {
        this.tell(JSON.parse(payload) as Announcement)
      } catch (error) {
        this.log.warn({ error }, 'an announcement could not be read')
      }
    })
    listener.onBegin(() => {
      this.kept = []
      this.wholeSince = this.now()
      this.heard.next(NOBODY_KNOWS)
    })
  }

  /** Announces inside a transaction: PostgreSQL delivers it on commit and drops it on rollback. */
  async announce(tx: EntityManager, topic: string, id: string, workspaces: readonly string[]): Promise<void> {
    await tx.query("select pg_notify('live', $1)", [JSON.stringify({ topic, id, workspaces })])
  }

  /**
   * What concerns one workspace; the house hears everything. First comes what was announced in the last `missed`
   * milliseconds, or, where this process does not know all of that, the event that says so.
   */
  of(workspaceId: string, isHouse: boolean, missed = 0): Observable<events.LiveEvent> {
    const concerns = ({ workspaces }: Announcement) => isHouse || workspaces.includes(workspaceId)
    const before = missed === 0 ? [] : this.announcedSince(this.now() - missed - ON_THE_WAY_MS, concerns)
    return concat(from(before), this.heard).pipe(
      filter((it) => it === NOBODY_KNOWS || concerns(it)),
      map(({ topic, id }) => ({ topic, id })),
    )
  }

  onApplicationShutdown(): void {
    this.heard.complete()
  }

  private now(): number {
    return this.clock.now().getTime()
  }

  private tell(it: Announcement): void {
    this.kept.push({ at: this.now(), it })
    this.heard.next(it)
    // Half at once, so that a busy hour does not move the whole list with every announcement.
    if (this.kept.length > KEPT) this.forgetUntil(this.kept[KEPT / 2]?.at ?? 0)
  }

  private announcedSince(since: number, concerns: (it: Announcement) => boolean): Announcement[] {
    this.forgetUntil(this.now() - KEPT_MS - ON_THE_WAY_MS)
    if (since < this.wholeSince) return [NOBODY_KNOWS]
    const latest = this.kept.flatMap(({ at, it }) => (at >= since && concerns(it) ? [it] : []))
    return latest.length > MANY ? [NOBODY_KNOWS] : latest
  }

  private forgetUntil(until: number): void {
    this.kept = this.kept.filter(({ at }) => at > until)
    this.wholeSince = Math.max(this.wholeSince, until)
  }
}
