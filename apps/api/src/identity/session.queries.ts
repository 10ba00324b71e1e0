import type { Id } from '@concertato/core'
import { type Mandate, needsSecondFactor, type Role, type WorkspaceKind } from '@concertato/deal'
import type { Locale, MembershipView, SessionView } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Gate } from './gate.ts'
import { readMandate, type StoredMandate } from './membership.entity.ts'

/** A session nobody used for this long is over. Days. */
const IDLE_DAYS = 7
/** How long a fresh proof of identity counts. Minutes. */
const FRESH_MINUTES = 5
/** "Last seen" is written at most this often. Seconds. */
const SEEN_EVERY = 60

/** A living session and the person behind it. */
export interface LivingSession {
  readonly id: string
  readonly personId: Id<'person'>
  readonly locale: Locale
  readonly membershipId: string | null
  readonly enrolled: boolean
  readonly isProven: boolean
  readonly isFresh: boolean
  readonly freshUntil: Date | null
  /** "Last seen" is due to be written again. */
  readonly isStale: boolean
  readonly expiresAt: Date
}

/** One active membership of the session's person. */
export interface Hat {
  readonly id: Id<'membership'>
  readonly role: Role
  readonly maySign: boolean
  readonly workspaceId: Id<'workspace'>
  readonly workspaceKind: WorkspaceKind
  readonly isStale: boolean
  readonly mandate: Mandate | null
}

/** Sessions live by the database's clock, as the auth library writes them; the product's own clock may be moved. */
const SESSION_SQL = `select s.id, p.id as "personId", p.locale, s."membershipId", coalesce(u."twoFactorEnabled", false) as enrolled,
    s."secondFactorAt" is not null as "isProven",
    coalesce(s."steppedUpAt" > now() - make_interval(mins => ${FRESH_MINUTES}), false) as "isFresh",
    s."steppedUpAt" + make_interval(mins => ${FRESH_MINUTES}) as "freshUntil",
    s."updatedAt" < now() - make_interval(secs => ${SEEN_EVERY}) as "isStale", s."expiresAt"
  from auth.session s join person p on p.id = s."userId" join auth."user" u on u.id = s."userId"
  where s.token = $1 and p.state = 'active' and s."expiresAt" > now()
    and s."updatedAt" > now() - make_interval(days => ${IDLE_DAYS})`

export const MANDATE_JSON = `case when d.membership_id is null then null else jsonb_build_object('maxMinor', d.max_minor::text,
  'currency', d.currency, 'categories', d.categories, 'until', d.until_on, 'mayAccept', d.may_accept, 'maySign', d.may_sign) end`

const HAT_SQL = `select m.id, m.role, m.may_sign as "maySign", m.workspace_id as "workspaceId", w.kind as "workspaceKind",
    coalesce(m.last_used_at < now() - make_interval(secs => ${SEEN_EVERY}), true) as "isStale", ${MANDATE_JSON} as mandate
  from membership m join workspace w on w.id = m.workspace_id left join mandate d on d.membership_id = m.id
  where m.person_id = $1 and m.state = 'active' and ($2::uuid is null or m.id = $2)
  order by (m.id::text = $3) desc nulls last, m.last_used_at desc nulls last, m.joined_at, m.id limit 1`

interface ViewRow extends Omit<MembershipView, 'mandate'> {
  readonly mandate: StoredMandate | null
}

const VIEW_SQL = `select m.id, m.role, m.may_sign as "maySign", ${MANDATE_JSON} as mandate,
    jsonb_build_object('id', w.id, 'kind', w.kind, 'name', w.name, 'slug', w.slug, 'country', w.country, 'currency', w.currency) as workspace,
    case when m.role in ('guardian', 'manager') then w.name end as "actsFor"
  from membership m join workspace w on w.id = m.workspace_id left join mandate d on d.membership_id = m.id
  where m.person_id = $1 and m.state = 'active' order by m.joined_at, m.id`

const PERSON_SQL = `select id, name, email, locale, theme, density, time_zone as "timeZone", shortcuts_on as "shortcutsOn",
    reduced_motion as "reducedMotion" from person where id = $1`

const TOUCH_SQL = `with seen as (update auth.session set "updatedAt" = now() where id = $1),
    used as (update membership set last_used_at = now() where id = $2)
  update person set last_seen_at = now() where id = $3`

/** Who is behind a session. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly gate: Gate,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async living(token: string): Promise<LivingSession | undefined> {
    const [row] = await this.gate.read<LivingSession>(SESSION_SQL, [token])
    return row
  }

  /** The hat that was named, or with `undefined` the one worn last. */
  async hat(session: LivingSession, named: string | undefined): Promise<Hat | undefined> {
    const [row] = await this.gate.read<Hat & { mandate: StoredMandate | null }>(HAT_SQL, [
      session.personId,
      named ?? null,
      session.membershipId,
    ])
    return row && { ...row, mandate: row.mandate && readMandate(row.mandate) }
  }

  /** Notes that session, hat and person were seen now. */
  async touch(session: LivingSession, hat: Hat | undefined): Promise<void> {
    await this.gate.read(TOUCH_SQL, [session.id, hat?.id ?? null, session.personId])
  }

  /** Whether a role may not be worn before a second factor is proven in this session. */
  isWithheld(session: LivingSession, role: Role): boolean {
    if (session.isProven) return false
    return session.enrolled || (needsSecondFactor(role) && !this.config.DEMO)
  }

  private isLimited(session: LivingSession, hat: Hat | undefined): boolean {
    return hat ? this.isWithheld(session, hat.role) : session.enrolled && !session.isProven
  }

  /** What the dashboard shows of a session; `token` undefined or dead: nobody. */
  async view(token: string | undefined, named?: string): Promise<SessionView> {
    const session = token ? await this.living(token) : undefined
    if (!session) return ANONYMOUS
    const hat = await this.hat(session, named)
    const [person] = await this.gate.read<NonNullable<SessionView['person']>>(PERSON_SQL, [session.personId])
    const rows = await this.gate.read<ViewRow>(VIEW_SQL, [session.personId])
    const memberships = rows.map((row) => ({ ...row, mandate: row.mandate && readMandate(row.mandate) }))
    const needed = !this.config.DEMO && memberships.some((it) => needsSecondFactor(it.role))
    return {
      state: this.isLimited(session, hat) ? 'limited' : 'full',
      person: person ?? null,
      acting: memberships.find((it) => it.id === hat?.id) ?? null,
      memberships,
      secondFactor: { needed, enrolled: session.enrolled, proven: session.isProven },
      steppedUpUntil: session.isFresh ? session.freshUntil : null,
      expiresAt: session.expiresAt,
    }
  }
}

const ANONYMOUS: SessionView = {
  state: 'anonymous',
  person: null,
  acting: null,
  memberships: [],
  secondFactor: { needed: false, enrolled: false, proven: false },
  steppedUpUntil: null,
  expiresAt: null,
}
