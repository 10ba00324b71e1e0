import type { team as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { readMandate, type StoredMandate } from './membership.entity.ts'
import { MANDATE_JSON } from './session.queries.ts'

type Row = Omit<wire.MemberView, 'mandate' | 'isYou'> & Place & { readonly mandate: StoredMandate | null }

const MEMBERS = `select m.id, m.person_id as "personId", p.name, p.email, m.role, m.may_sign as "maySign", ${MANDATE_JSON} as mandate,
    coalesce(u."twoFactorEnabled", false) as "hasSecondFactor", m.joined_at as "joinedAt", m.version, ${microsOf('m.joined_at')}
  from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.id
    left join mandate d on d.membership_id = m.id
  where m.workspace_id = $1 and m.state = 'active'`

/** The people of one workspace. */
@Injectable()
export class TeamQueries {
  constructor(private readonly db: Database) {}

  async list(workspaceId: string, you: string, cursor: string | undefined, limit: number) {
    const from = placeOf(cursor)
    const rows = await this.db.read<Row>(
      `${MEMBERS} and ($2::text is null or (m.joined_at, m.id) > (${instantOf('$2')}, $3::uuid))
       order by m.joined_at, m.id limit $4`,
      [workspaceId, from?.micros ?? null, from?.id ?? null, limit + 1],
    )
    return pageOf(rows, limit, (row) => viewOf(row, you))
  }

  async one(workspaceId: string, id: string, you: string): Promise<wire.MemberView | undefined> {
    const [row] = await this.db.read<Row>(`${MEMBERS} and m.id = $2`, [workspaceId, id])
    return row && viewOf(row, you)
  }
}

const viewOf = ({ mandate, ...row }: Row, you: string): wire.MemberView => ({
  ...row,
  mandate: mandate && readMandate(mandate),
  isYou: row.personId === you,
})
