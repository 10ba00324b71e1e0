import { Refusal } from '@concertato/core'
import type { account as wire, BodyOf } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { AccountQueries } from './account.queries.ts'
import { Auth, type Visit } from './auth.ts'
import { PersonEntity } from './person.entity.ts'

type Change = BodyOf<typeof wire.change>

/** One's own account: how it looks, and where it is open. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Database,
    private readonly queries: AccountQueries,
    private readonly auth: Auth,
  ) {}

  async view(actor: Actor): Promise<wire.AccountView> {
    const { secondFactor, ...rest } = await this.queries.account(actor)
    const needed = await this.queries.isFactorRequired(actor)
    const backupCodesLeft = secondFactor.enrolled ? await this.auth.backupCodesLeft(actor.personId) : 0
    return { ...rest, secondFactor: { ...secondFactor, needed }, backupCodesLeft }
  }

  async change(actor: Actor, body: Change): Promise<wire.AccountView> {
    await this.db.transaction((tx) =>
      tx
        .createQueryBuilder()
        .update(PersonEntity)
        .set({ ...(body as Partial<PersonEntity>), version: () => 'version + 1' })
        .where({ id: actor.personId })
        .execute(),
    )
    return this.view(actor)
  }

  sessions(actor: Actor): Promise<wire.SignedInPlace[]> {
    return this.queries.places(actor)
  }

  /** @throws Refusal('not_found') for a session that is not theirs. */
  async endSession(actor: Actor, id: string): Promise<void> {
    if (!(await this.auth.endSession(actor.personId, id))) throw new Refusal('not_found')
  }

  async endSessions(actor: Actor, visit: Visit): Promise<void> {
    await this.auth.endSessions(actor.personId)
    await this.auth.close(visit)
  }
}
