import { z } from 'zod'
import { route } from './route.ts'

/** A hint that something changed. Carries no content: whoever receives it reads the object again, with their own rights. */
export const LiveEvent = z.object({ topic: z.string(), id: z.string() })
export type LiveEvent = z.output<typeof LiveEvent>

export const stream = route({
  name: 'events.stream',
  method: 'GET',
  path: '/events',
  summary: 'Server-sent events: what changed in the workspace you act in',
  reply: LiveEvent,
  as: 'events',
})
