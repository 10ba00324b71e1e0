import type { MatchState, Negotiator, OfferState, WorkspaceKind } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'

/** Somebody a mail goes to. */
export interface Reader {
  readonly name: string
  readonly email: string
  readonly locale: Locale
}

/** A match with the names a mail uses, and its newest offer. */
export interface DealNames {
  readonly brief: string
  readonly brand: string
  readonly act: string
  readonly brandId: string
  readonly actId: string
  readonly state: MatchState
  readonly wasInvited: boolean
  /** The side that gave the negotiation up, if one did. */
  readonly endedBy: Negotiator | null
  readonly until: Date | null
  /** Whether the house let no other act of the brief through before. */
  readonly isFirst: boolean
}

export interface OfferNames extends DealNames {
  readonly version: number
  readonly sentBy: Negotiator
  readonly offerState: OfferState
  readonly standsUntil: Date
}

/** Who reads the mails of each kind of workspace: those who act for it. Finance hears of money, not of briefs. */
const READERS: Readonly<Record<WorkspaceKind, readonly string[]>> = {
  brand: ['brand_owner', 'brand_member'],
  act: ['artist', 'band_member', 'manager', 'guardian'],
  house: ['house_matcher', 'house_admin'],
}

const NAMES = `b.title as brief, brand.name as brand, act.name as act, m.brand_workspace_id as "brandId",
  m.act_workspace_id as "actId", m.state, m.invited_at is not null as "wasInvited", m.ended_by as "endedBy", m.expires_at as until,
  not exists (select from match o where o.brief_id = m.brief_id and (o.approved_at, o.id) < (m.approved_at, m.id))
    as "isFirst"
  from match m join brief b on b.id = m.brief_id join workspace brand on brand.id = m.brand_workspace_id
    join workspace act on act.id = m.act_workspace_id`

/** What the mails of a deal say and to whom they go. Used by the worker, which sees everything. */
@Injectable()
export class DealMailQueries {
  constructor(private readonly db: Database) {}

  async briefOf(id: string): Promise<{ brief: string; brand: string; brandId: string } | undefined> {
    const [row] = await this.db.read<{ brief: string; brand: string; brandId: string }>(
      `select b.title as brief, w.name as brand, w.id as "brandId" from brief b
         join workspace w on w.id = b.brand_workspace_id where b.id = $1`,
      [id],
    )
    return row
  }

  async matchOf(id: string): Promise<DealNames | undefined> {
    const [row] = await this.db.read<DealNames>(`select ${NAMES} where m.id = $1`, [id])
    return row
  }

  async offerOf(id: string): Promise<OfferNames | undefined> {
    const [row] = await this.db.read<OfferNames>(
      `select o.version, o.sent_by as "sentBy", o.state as "offerState", o.expires_at as "standsUntil", ${NAMES}
         join offer_thread t on t.match_id = m.id join offer o on o.thread_id = t.id where o.id = $1`,
      [id],
    )
    return row
  }

  /** Each person once, whatever hats they wear there. */
  people(workspaceId: string, kind: WorkspaceKind): Promise<Reader[]> {
    return this.db.read<Reader>(
      `select distinct p.name, p.email, p.locale from membership m join person p on p.id = m.person_id
       where m.workspace_id = $1 and m.state = 'active' and m.role = any($2) and p.state = 'active' order by p.email`,
      [workspaceId, READERS[kind]],
    )
  }

  house(): Promise<Reader[]> {
    return this.db.read<Reader>(
      `select distinct p.name, p.email, p.locale from workspace w join membership m on m.workspace_id = w.id
         join person p on p.id = m.person_id
       where w.kind = 'house' and m.state = 'active' and m.role = any($1) and p.state = 'active' order by p.email`,
      [READERS.house],
    )
  }
}
