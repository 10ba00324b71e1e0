import { Agenda } from './agenda.ts'
import { Clock } from './clock.ts'
import { Ids } from './ids.ts'
import { Store } from './store.ts'
import type { Change } from './store.ts'

export interface WorldOptions {
  /** Real milliseconds since 1970. */
  readonly clock: () => number
  readonly seed: number
  /** Two-letter country of the platform account. */
  readonly country: string
}

/** The request whose work is being done, as events quote it. */
export interface Asker {
  readonly id: string
  readonly idempotencyKey: string | null
}

/** The state of one double, and the means to change it. */
export class World {
  readonly store = new Store()
  readonly agenda = new Agenda(this.store)
  readonly clock: Clock
  readonly country: string
  ids: Ids
  /** Id of the platform's own account. */
  platform = ''
  /** Where the hosted pages are, such as `http://127.0.0.1:12111`. */
  origin = ''
  asker: Asker | null = null

  constructor(options: WorldOptions) {
    this.clock = new Clock(options.clock)
    this.country = options.country
    this.ids = new Ids(options.seed)
  }

  /** Ends a step: the changes for the journal, with the counters they depend on. */
  take(): Change[] {
    const changes = this.store.take()
    if (changes.length === 0) return changes
    this.setting('serial', this.ids.serial)
    return [...changes, ...this.store.take()]
  }

  setting(id: string, value: number | string): void {
    this.store.put('setting', { id, owner: 'double', value })
  }

  /** Puts clock, ids and agenda where the replayed rows say they were. */
  resume(): void {
    const settings = new Map(this.store.of('setting', 'double').map((row) => [row.id, row.value]))
    this.ids = new Ids(Number(settings.get('seed')))
    this.ids.serial = Number(settings.get('serial') ?? 0)
    this.clock.ahead = Number(settings.get('ahead') ?? 0)
    this.platform = String(settings.get('platform') ?? '')
    this.agenda.rebuild()
  }
}
