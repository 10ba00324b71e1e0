import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AudienceImport } from '../audience/audience-import.service.ts'
import { demoLists } from './audience.ts'

/** Adds everybody's list under this installation's key. @returns how many lists, of how many people. */
export async function addLists(app: NestFastifyApplication, now: Date): Promise<{ lists: number; people: number }> {
  const lists = app.get(AudienceImport)
  const sums = { lists: 0, people: 0 }
  for (const { wish, digests, at } of demoLists(now)) {
    const { people } = await lists.addList(wish, inOne(digests), at)
    sums.lists += 1
    sums.people += people
  }
  return sums
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
