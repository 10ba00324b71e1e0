import type { Id } from '@concertato/core'
import { dayOf, isMinor, type Role, type WorkspaceKind } from '@concertato/deal'
import type { invitation as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { instantOf, microsOf, pageOf, type Place, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import type { InvitationEntity } from './invitation.entity.ts'
import { readMandate, type StoredMandate } from './membership.entity.ts'

type Row = Omit<wire.InvitationView, 'mandate'> & Place & { readonly mandate: StoredMandate | null }

const COLUMNS = `i.id, i.email, i.role, i.may_sign as "maySign", i.mandate, i.state, p.name as "invitedBy", i.sent_at as "sentAt",
  i.expires_at as "expiresAt", i.version, ${microsOf('i.sent_at')}`

const viewOf = ({ mandate, ...row }: Row): wire.InvitationView => ({ ...row, mandate: mandate && readMandate(mandate) })

@Injectable()
export class InvitationQueries {
  constructor(private readonly db: Database) {}

  async list(workspaceId: string, cursor: string | undefined, limit: number) {
    const from = placeOf(cursor)
    const rows = await this.db.read<Row>(
      `select ${COLUMNS} from invitation i join person p on p.id = i.invited_by
       where i.workspace_id = $1 and ($2::text is null or (i.sent_at, i.id) < (${instantOf('$2')}, $3::uuid))
       order by i.sent_at desc, i.id desc limit $4`,
      [workspaceId, from?.micros ?? null, from?.id ?? null, limit + 1],
    )
    return pageOf(rows, limit, viewOf)
  }

  async one(id: string): Promise<wire.InvitationView> {
    const [row] = await this.db.read<Row>(
      `select ${COLUMNS} from invitation i join person p on p.id = i.invited_by where i.id = $1`,
      [id],
    )
    if (!row) throw new Error('an invitation vanished while it was answered')
    return viewOf(row)
  }

  /** Whether somebody with this address wears this role in the workspace already. */
  async wears(tx: EntityManager, workspaceId: string, email: string, role: Role): Promise<boolean> {
    const found = (await tx.query(
      `select 1 from membership m join person p on p.id = m.person_id
       where m.workspace_id = $1 and p.email = $2 and m.role = $3 and m.state = 'active'`,
      [workspaceId, email, role],
    )) as unknown[]
    return found.length > 0
  }

  /** Whether a workspace is the act of an artist under age. */
  async isMinorAct(tx: EntityManager, workspaceId: Id<'workspace'>, now: Date): Promise<boolean> {
    const [act] = (await tx.query('select birth_on::text from act where workspace_id = $1', [workspaceId])) as {
      birth_on: string | null
    }[]
    return act?.birth_on ? isMinor(act.birth_on, dayOf(now)) : false
  }

  async namesOf(tx: EntityManager, it: InvitationEntity) {
    const [names] = (await tx.query(
      `select w.name as "workspaceName", w.kind as "workspaceKind", p.name as "invitedBy"
       from workspace w, person p where w.id = $1 and p.id = $2`,
      [it.workspaceId, it.invitedBy],
    )) as { workspaceName: string; workspaceKind: WorkspaceKind; invitedBy: string }[]
    if (!names) throw new Error('an invitation without its workspace or its sender')
    return names
  }
}
