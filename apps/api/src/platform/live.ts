import type { events } from '@concertato/wire'
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common'
import { Observable, Subject, filter, map } from 'rxjs'
import type { EntityManager } from 'typeorm'
import { Listener } from './listener.ts'

interface Announcement extends events.LiveEvent {
  readonly workspaces: readonly string[]
}

/** Tells every browser of the workspaces concerned that something changed, on whichever node they are connected. */
@Injectable()
export class Live implements OnApplicationShutdown {
  private readonly heard = new Subject<Announcement>()
  private readonly log = new Logger(Live.name)

  constructor(listener: Listener) {
    listener.on('live', (payload) => {
      try {
        this.heard.next(JSON.parse(payload) as Announcement)
      } catch (error) {
        this.log.warn({ error }, 'an announcement could not be read')
      }
    })
  }

  /** Announces inside a transaction: PostgreSQL delivers it on commit and drops it on rollback. */
  async announce(tx: EntityManager, topic: string, id: string, workspaces: readonly string[]): Promise<void> {
    await tx.query("select pg_notify('live', $1)", [JSON.stringify({ topic, id, workspaces })])
  }

  /** What concerns one workspace; the house hears everything. */
  of(workspaceId: string, isHouse: boolean): Observable<events.LiveEvent> {
    return this.heard.pipe(
      filter((it) => isHouse || it.workspaces.includes(workspaceId)),
      map(({ topic, id }) => ({ topic, id })),
    )
  }

  onApplicationShutdown(): void {
    this.heard.complete()
  }
}
