import { needsSecondFactor, type Role } from '@concertato/deal'
import type { account as wire } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { Auth } from './auth.ts'
import { deviceOf } from './device.ts'

type Account = Omit<wire.AccountView, 'backupCodesLeft' | 'secondFactor'> & {
  readonly enrolled: boolean
  readonly proven: boolean
}

interface Place {
  readonly id: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly expiresAt: Date
}

/** What a person sees of their own account. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly db: Database,
    private readonly auth: Auth,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async account(actor: Actor) {
    const [row] = await this.db.read<Account>(
      `select p.id, p.name, p.email, p.birth_on::text as "birthOn", p.locale, p.theme, p.density, p.time_zone as "timeZone",
         p.shortcuts_on as "shortcutsOn", p.reduced_motion as "reducedMotion",
         coalesce(u."twoFactorEnabled", false) as enrolled, s."secondFactorAt" is not null as proven,
         exists (select from auth.account a where a."userId" = p.id and a."providerId" = 'credential') as "hasPassword"
       from person p join auth."user" u on u.id = p.id left join auth.session s on s.id = $2 where p.id = $1`,
      [actor.personId, actor.sessionId],
    )
    if (!row) throw new Error('a signed-in person without an account')
    const { enrolled, proven, ...rest } = row
    return { ...rest, secondFactor: { enrolled, proven } }
  }

  /** Whether one of their roles may not be worn without a second factor. */
  async isFactorRequired(actor: Actor): Promise<boolean> {
    if (this.config.DEMO) return false
    const rows = await this.db.read<{ role: Role }>(
      "select role from membership where person_id = $1 and state = 'active'",
      [actor.personId],
    )
    return rows.some((it) => needsSecondFactor(it.role))
  }

  /** Whether a second factor was begun, verified or not. */
  async hasBegun(actor: Actor): Promise<boolean> {
    const { rowCount } = await this.auth.pool.query('select 1 from "twoFactor" where "userId" = $1', [actor.personId])
    return rowCount !== 0
  }

  async places(actor: Actor): Promise<wire.SignedInPlace[]> {
    const { rows } = await this.auth.pool.query<Place>(
      `select id, nullif("ipAddress", '') as "ipAddress", "userAgent", "createdAt", "updatedAt", "expiresAt" from session
       where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc, id`,
      [actor.personId],
    )
    return rows.map(({ userAgent, updatedAt, ...it }) => ({
      ...it,
      here: it.id === actor.sessionId,
      device: deviceOf(userAgent ?? ''),
      lastSeenAt: updatedAt,
    }))
  }
}
