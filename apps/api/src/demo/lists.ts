import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AudienceImport } from '../audience/audience-import.service.ts'
import { demoLists } from './audience.ts'
import { demoTotals } from './totals.ts'

/** Lists read at once: while one waits for the database, the next is hashed. */
const AT_ONCE = 4

/** Adds everybody's list under this installation's key, and what platforms show of some. @returns how many lists, of how many people. */
export async function addLists(app: NestFastifyApplication, now: Date): Promise<{ lists: number; people: number }> {
  const lists = app.get(AudienceImport)
  const waiting = demoLists(now)
  const sums = { lists: 0, people: 0 }
  const addOneByOne = async () => {
    for (const { wish, digests, at } of waiting) {
      const { people } = await lists.addList(wish, inOne(digests), at)
      sums.lists += 1
      sums.people += people
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, addOneByOne))
  for (const { wish, at } of demoTotals(now)) await lists.addTotals(wish, at)
  return sums
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
