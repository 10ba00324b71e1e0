import { Injectable } from '@nestjs/common'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { asSystem } from './context.ts'
import { Database } from './database.ts'

/** Live, ready, and the figures of this process. */
@Injectable()
export class Health {
  private stopping = false
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1.5, 5],
    registers: [this.registry],
  })

  constructor(private readonly db: Database) {
    collectDefaultMetrics({ register: this.registry })
    const { registry } = this
    const outboxLag = () => this.outboxLag().catch(() => -1)
    new Gauge({
      name: 'outbox_oldest_due_seconds',
      help: 'Age of the oldest message that is due and not done',
      registers: [registry],
      async collect() {
        this.set(await outboxLag())
      },
    })
  }

  /** From now on readiness is off, so that balancers stop sending before the listener closes. */
  stop(): void {
    this.stopping = true
  }

  async ready(): Promise<{ ready: boolean; why: string }> {
    if (this.stopping) return { ready: false, why: 'stopping' }
    try {
      await this.db.source.query('select 1')
      return { ready: true, why: 'ready' }
    } catch {
      return { ready: false, why: 'database unreachable' }
    }
  }

  async outboxLag(): Promise<number> {
    const [row] = await asSystem('metrics', () =>
      this.db.read<{ lag: number }>(
        `select coalesce(extract(epoch from now() - min(greatest(created_at, not_before))), 0)::float8 as lag
         from outbox where done_at is null and (not_before is null or not_before <= now())`,
      ),
    )
    return row?.lag ?? 0
  }
}
