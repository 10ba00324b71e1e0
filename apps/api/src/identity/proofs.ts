import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { Auth, type Visit } from './auth.ts'
import { Limits } from './limits.ts'
import { hashOf } from './secrets.ts'

/** A code of the authenticator is right for 90 seconds; one that was used is remembered longer. Minutes. */
const REMEMBER = 5

/** Checks passwords and one-time codes: guessing is bounded, a right answer is not counted, no code counts twice. */
@Injectable()
export class Proofs {
  constructor(
    private readonly auth: Auth,
    private readonly limits: Limits,
  ) {}

  /** @throws Refusal('credentials_wrong') for an unknown address, no password, or a wrong one, all alike. */
  async signIn(email: string, password: string, visit: Visit): Promise<string> {
    return this.bounded(email, visit, async () => {
      const personId = await this.auth.checkPassword(email, password)
      if (!personId) throw new Refusal('credentials_wrong')
      return personId
    })
  }

  /** @throws Refusal('password_wrong') */
  async password(actor: Actor, password: string, visit: Visit): Promise<void> {
    return this.bounded(actor.personId, visit, async () => {
      const email = await this.auth.emailOf(actor.personId)
      if (!(await this.auth.checkPassword(email, password))) throw new Refusal('password_wrong', { field: 'password' })
    })
  }

  /** @throws Refusal('second_factor_wrong') also when the code was right but used before. */
  async code(actor: Actor, kind: 'totp' | 'backup', code: string, visit: Visit): Promise<void> {
    return this.bounded(actor.personId, visit, async () => {
      const mark = hashOf(`${kind} ${code}`)
      if (!(await this.claim(actor.personId, mark))) throw new Refusal('second_factor_wrong')
      if (await this.auth.codeMatches(visit, kind, code)) return
      await this.auth.pool.query('delete from used_code where user_id = $1 and code_hash = $2', [actor.personId, mark])
      throw new Refusal('second_factor_wrong')
    })
  }

  /** @throws Refusal('password_wrong') when `current` is not the present password. */
  async changePassword(actor: Actor, current: string, next: string, visit: Visit): Promise<void> {
    return this.bounded(actor.personId, visit, () => this.auth.changePassword(visit, current, next))
  }

  /** Begins a second factor. @throws Refusal('password_wrong') when there is a password and it is not this. */
  async beginSecondFactor(actor: Actor, password: string | undefined, visit: Visit) {
    return this.bounded(actor.personId, visit, () => this.auth.beginSecondFactor(visit, password))
  }

  /** Counts a try before it is made and takes it back when it was right. @throws Refusal('too_many_requests') */
  private async bounded<T>(account: string, visit: Visit, work: () => Promise<T>): Promise<T> {
    const by = { address: visit.request.ip, account }
    await this.limits.count('guess', by)
    const result = await work()
    await this.limits.forgive('guess', by)
    return result
  }

  /** Of two simultaneous uses of one code, one gets the row. */
  private async claim(personId: string, mark: Buffer): Promise<boolean> {
    await this.auth.pool.query(
      `delete from used_code where user_id = $1 and used_at < now() - make_interval(mins => ${REMEMBER})`,
      [personId],
    )
    const { rowCount } = await this.auth.pool.query(
      'insert into used_code (user_id, code_hash) values ($1, $2) on conflict do nothing',
      [personId, mark],
    )
    return rowCount === 1
  }
}
