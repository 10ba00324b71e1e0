import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import { Auth, type Visit } from './auth.ts'
import { Limits } from './limits.ts'
import { hashOf } from './secrets.ts'

/** A code of the authenticator is right for 90 seconds; one that was used is remembered longer. Minutes. */
const REMEMBER = 5

/** Checks one-time codes: bounded guessing, and no code counts twice. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly auth: Auth,
    private readonly limits: Limits,
  ) {}

  /** @throws Refusal('second_factor_wrong') also when the code was right but used before; Refusal('too_many_requests'). */
  async prove(visit: Visit, personId: string, kind: 'totp' | 'backup', code: string): Promise<void> {
    const by = { address: visit.request.ip, account: personId }
    await this.limits.count('guess', by)
    const mark = hashOf(`${kind} ${code}`)
    if (!(await this.claim(personId, mark))) throw new Refusal('second_factor_wrong')
    if (!(await this.auth.codeMatches(visit, kind, code))) {
      await this.auth.pool.query('delete from used_code where user_id = $1 and code_hash = $2', [personId, mark])
      throw new Refusal('second_factor_wrong')
    }
    await this.limits.forgive('guess', by)
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
