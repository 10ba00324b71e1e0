import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { FoundingService } from '../identity/founding.service.ts'
import { Clock } from '../platform/clock.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { addLists } from './lists.ts'
import { foundPeople } from './people.ts'

/** Everybody had been here for a while when the story begins. Days before today. */
const FOUNDED = 60
const DAY_MS = 86_400_000

/**
 * Fills an empty installation with the demo world: one agency, four brands, sixty acts, and people for every role.
 * Does nothing where a house exists already.
 *
 * @returns what was made, in words; `undefined` when there was nothing to do.
 */
export function seedDemo(app: NestFastifyApplication): Promise<string | undefined> {
  const db = app.get(Database)
  return asSystem('demo', async () => {
    const [house] = await db.read("select 1 from workspace where kind = 'house'")
    if (house) return undefined
    const now = app.get(Clock).now()
    const founded = new Date(now.getTime() - FOUNDED * DAY_MS)
    const places = await db.transaction((tx) => foundPeople(tx, app.get(FoundingService), founded, now))
    const { lists, people } = await addLists(app, now)
    return `${places.size} workspaces, ${lists} lists of ${people} people`
  })
}
