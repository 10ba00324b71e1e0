import type { Route } from '@concertato/wire'
import fc from 'fast-check'
import { z } from 'zod'
import { arbitraryOf, type Schema } from './arbitrary.ts'

/** The same bodies in every run, so that a failure can be looked at. */
const SEED = 20_261_122

const shape = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema

/** A body in wire form that passes the route's schema, or `undefined` for a route without one. */
export function sampleBody(route: Route): unknown {
  const { body } = route
  if (!body) return undefined
  const samples = fc.sample(arbitraryOf(shape(body)), { numRuns: 400, seed: SEED })
  const found = samples.find((it) => body.safeParse(it).success)
  if (found === undefined) throw new Error(`no sample fits the body of ${route.name}`)
  return found
}
