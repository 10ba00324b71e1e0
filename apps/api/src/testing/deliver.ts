import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Jobs } from '../platform/jobs.ts'
import type { TestApp } from './app.ts'

interface Waiting {
  readonly id: string
  readonly kind: string
  readonly payload: never
}

/**
 * Delivers what waits in the outbox, and what that leaves in turn, one message after the other, as the worker would.
 * For applications under test that run without a worker, so that nothing happens behind a test's back.
 *
 * @param kinds only these; the others stay where they are.
 */
export async function deliverAll({ app }: TestApp, kinds?: readonly string[]): Promise<void> {
  const db = app.get(Database)
  const jobs = app.get(Jobs)
  await asSystem('deliver', async () => {
    for (;;) {
      const [message] = await db.read<Waiting>(
        `select id, kind, payload from outbox where done_at is null and ($1::text[] is null or kind = any($1))
         order by created_at limit 1`,
        [kinds ?? null],
      )
      if (!message) return
      for (const { receive } of jobs.receiversOf(message.kind)) await receive(message.payload, message.id)
      await db.read('update outbox set done_at = now() where id = $1', [message.id])
    }
  })
}
