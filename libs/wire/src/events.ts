import { z } from 'zod'
import { route } from './route.ts'

/** Topic of the event after which nothing that was read before can be relied on. */
export const EVERYTHING = 'everything'

/** A hint that something changed. Carries no content: whoever receives it reads the object again, with their own rights. */
export const LiveEvent = z.object({ topic: z.string(), id: z.string() })
export type LiveEvent = z.output<typeof LiveEvent>

export const stream = route({
  name: 'events.stream',
  method: 'GET',
  path: '/events',
  summary: 'Server-sent events: what changed in the workspace you act in',
  query: z.object({
    /** For how long before this request the page read without listening, in milliseconds: what changed then is told first. */
    missed: z.coerce.number().int().min(0).max(86_400_000).optional(),
  }),
  reply: LiveEvent,
  as: 'events',
})
