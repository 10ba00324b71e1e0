import { Refusal } from '@concertato/core'
import type { Role } from '@concertato/deal'
import type { admin as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'

const HATS = `coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'workspaceName', w.name) order by m.joined_at, m.id)
  from membership m join workspace w on w.id = m.workspace_id where m.person_id = p.id and m.state = 'active'), '[]') as hats`

const PERSON = `p.id, p.name, p.email, p.state, ${HATS}, coalesce(u."twoFactorEnabled", false) as "hasSecondFactor",
  p.created_at as "joinedAt", p.last_seen_at as "lastSeenAt"`

const FOUND = `($3::text is null or p.name ilike $3 or p.email ilike $3 or exists (select from membership m join workspace w
    on w.id = m.workspace_id where m.person_id = p.id and m.state = 'active' and w.name ilike $3))
  and ($4::text is null or p.state = $4)
  and ($5::text is null or exists (select from membership m where m.person_id = p.id and m.role = $5 and m.state = 'active'))`

/** `%` and `_` are letters here, not wildcards; nor is a backslash at the end an escape of nothing. */
const within = (text: string | undefined): string | null =>
  text === undefined ? null : `%${text.replace(/[\\%_]/g, (it) => `\\${it}`)}%`

interface PeopleFilter {
  readonly search?: string | undefined
  readonly state?: string | undefined
  readonly role?: Role | undefined
}

/** Everybody and every workspace, for the house. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly db: Database) {}

  async people(filter: PeopleFilter, cursor: string | undefined, limit: number) {
    const from = placeOf(cursor)
    const rows = await this.db.read<wire.PersonRow & Place>(
      `select ${PERSON}, ${microsOf('p.created_at')} from person p join auth."user" u on u.id = p.id
       where ($1::text is null or (p.created_at, p.id) < (${instantOf('$1')}, $2::uuid)) and ${FOUND}
       order by p.created_at desc, p.id desc limit $6`,
      [
        from?.micros ?? null,
        from?.id ?? null,
        within(filter.search),
        filter.state ?? null,
        filter.role ?? null,
        limit + 1,
      ],
    )
    return pageOf(rows, limit, (row): wire.PersonRow => row)
  }

  /** @throws Refusal('not_found') */
  async person(id: string): Promise<wire.PersonSheet> {
    const [row] = await this.db.read<wire.PersonSheet>(
      `select ${PERSON}, p.locale, p.birth_on::text as "birthOn", p.suspended_for as "suspendedFor",
         (select count(*)::int from auth.session s where s."userId" = p.id and s."expiresAt" > now()) as sessions
       from person p join auth."user" u on u.id = p.id where p.id = $1`,
      [id],
    )
    if (!row) throw new Refusal('not_found')
    return { ...row, memberships: await this.memberships(id) }
  }

  private memberships(personId: string): Promise<wire.PersonSheet['memberships']> {
    return this.db.read<wire.PersonSheet['memberships'][number]>(
      `select m.id, m.role, m.state, m.joined_at as "joinedAt", jsonb_build_object('id', w.id, 'kind', w.kind, 'name', w.name,
         'slug', w.slug, 'country', w.country, 'currency', w.currency) as workspace
       from membership m join workspace w on w.id = m.workspace_id where m.person_id = $1 order by m.joined_at, m.id`,
      [personId],
    )
  }

  async workspaces(search: string | undefined, kind: string | undefined, cursor: string | undefined, limit: number) {
    const from = placeOf(cursor)
    const rows = await this.db.read<wire.WorkspaceRow & Place>(
      `select w.id, w.kind, w.name, w.slug, w.country, w.currency, w.created_at as "createdAt", ${microsOf('w.created_at')},
         (select count(distinct m.person_id)::int from membership m where m.workspace_id = w.id and m.state = 'active') as people
       from workspace w
       where ($1::text is null or (w.created_at, w.id) < (${instantOf('$1')}, $2::uuid))
         and ($3::text is null or w.name ilike $3 or w.slug ilike $3) and ($4::text is null or w.kind = $4)
       order by w.created_at desc, w.id desc limit $5`,
      [from?.micros ?? null, from?.id ?? null, within(search), kind ?? null, limit + 1],
    )
    return pageOf(rows, limit, (row): wire.WorkspaceRow => row)
  }
}
