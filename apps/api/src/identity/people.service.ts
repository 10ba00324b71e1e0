import { type Id, Refusal } from '@concertato/core'
import { type Locale } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database, lockOrRefuse } from '../platform/database.ts'
import { PersonEntity } from './person.entity.ts'

/** What the house does with people: lock out, let back in, sign out. Sessions end in the same transaction. */
@Injectable()
export class PeopleService {
  constructor(private readonly db: Database) {}

  /** @throws Refusal('not_yourself'), Refusal('not_found') */
  suspend(id: string, by: string, reason: string): Promise<void> {
    if (id === by) return Promise.reject(new Refusal('not_yourself'))
    return this.db.transaction(async (tx) => {
      const person = await lockOrRefuse(tx, PersonEntity, { id: id as Id<'person'> })
      const changed = { state: 'suspended' as const, suspendedFor: reason, version: person.version + 1 }
      await tx.update(PersonEntity, { id: person.id }, changed)
      await tx.query('delete from auth.session where "userId" = $1', [id])
    })
  }

  restore(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const person = await lockOrRefuse(tx, PersonEntity, { id: id as Id<'person'> })
      const changed = { state: 'active' as const, suspendedFor: null, version: person.version + 1 }
      await tx.update(PersonEntity, { id: person.id }, changed)
    })
  }

  endSessions(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await lockOrRefuse(tx, PersonEntity, { id: id as Id<'person'> })
      await tx.query('delete from auth.session where "userId" = $1', [id])
    })
  }

  /** Where a mail to somebody goes, and in which language. */
  async addressOf(id: string): Promise<{ email: string; name: string; locale: Locale } | undefined> {
    const [found] = await this.db.read<{ email: string; name: string; locale: Locale }>(
      'select email, name, locale from person where id = $1',
      [id],
    )
    return found
  }
}
