import { randomUUID } from 'node:crypto'
import { distinctTags } from '@concertato/audience'
import { type Id, Refusal } from '@concertato/core'
import {
  BRIEF_ACTORS,
  BRIEF_NEEDS,
  type BriefEvent,
  type BriefNeed,
  type BriefRejectReason,
  type BriefReturnReason,
  moveBrief,
  requireParty,
} from '@concertato/deal'
import type { briefs as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { RankingsService } from '../matching/rankings.service.ts'
import type { MessageKind } from '../messages.ts'
import type { Member } from '../platform/actor.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { BriefEntity } from './brief.entity.ts'

export type BriefId = Id<'brief'>

/** Messages about one brief. */
type BriefNews = Extract<MessageKind, `brief.${string}`>

interface Decision<Reason extends string> {
  readonly reason: Reason
  readonly note: string
}

/** A brief from its first line to the end of its campaign. */
@Injectable()
export class BriefsService {
  constructor(
    private readonly db: Database,
    private readonly rankings: RankingsService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  create(fields: wire.CreateBrief, by: Member, now: Date): Promise<BriefId> {
    requireParty(BRIEF_ACTORS, 'edit', by.membership.workspaceKind)
    return this.db.transaction(async (tx) => {
      const id = randomUUID() as BriefId
      const { workspaceId } = by.membership
      const currency = fields.currency ?? (await currencyOf(tx, workspaceId))
      const who = { brandWorkspaceId: workspaceId, createdBy: by.personId, createdAt: now }
      await tx.insert(BriefEntity, { id, state: 'draft', enteredAt: now, ...EMPTY, ...who, ...sent(fields), currency })
      await this.live.announce(tx, 'brief', id, [workspaceId])
      return id
    })
  }

  /** @param version of the brief that was read. @throws Refusal('version_changed') when somebody wrote it since. */
  update(id: BriefId, fields: wire.UpdateBrief, version: number | undefined, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      requireParty(BRIEF_ACTORS, 'edit', by.membership.workspaceKind)
      if (brief.version !== version) throw new Refusal('version_changed', { version: brief.version })
      moveBrief(brief, 'edit', now)
      await saveVersion(tx, BriefEntity, brief, sent(fields))
      await this.live.announce(tx, 'brief', id, [brief.brandWorkspaceId])
    })
  }

  submit(id: BriefId, by: Member, now: Date): Promise<void> {
    const cleared = { submittedAt: now, reason: null, reasonNote: null, reasonAt: null }
    return this.move(id, 'submit', by, now, cleared, 'brief.submitted')
  }

  /** Opens the brief: candidates are ranked when the message arrives. */
  pass(id: BriefId, note: string, by: Member, now: Date): Promise<void> {
    return this.move(id, 'pass', by, now, { passedAt: now, houseNote: note || null }, 'brief.passed')
  }

  giveBack(id: BriefId, why: Decision<BriefReturnReason>, by: Member, now: Date): Promise<void> {
    return this.move(id, 'return', by, now, reasonOf(why, now), 'brief.returned')
  }

  reject(id: BriefId, why: Decision<BriefRejectReason>, by: Member, now: Date): Promise<void> {
    return this.move(id, 'reject', by, now, reasonOf(why, now), 'brief.rejected')
  }

  /** Which wishes leave acts out, for as long as acts can be suggested; the ranking begins anew when the message arrives. */
  need(id: BriefId, needs: readonly BriefNeed[], by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      requireParty(BRIEF_ACTORS, 'need', by.membership.workspaceKind)
      await this.remember(tx, brief, 'need', now, sent({ needs: [...needs] }))
      await this.rankings.ask(tx, id)
      await this.outbox.leave(tx, 'brief.needs_changed', { briefId: id })
    })
  }

  /** Its matches and offers are ended when the message arrives; until then nothing can be agreed on it any more. */
  cancel(id: BriefId, by: Member, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      requireParty(BRIEF_ACTORS, 'cancel', by.membership.workspaceKind)
      if (await isUnderContract(tx, id))
        throw new Refusal('brief_state_forbids', { state: brief.state, event: 'cancel' })
      await this.remember(tx, brief, 'cancel', now, {})
      await this.outbox.leave(tx, 'brief.cancelled', { briefId: id })
    })
  }

  /** A contract of the brief became active; several may, and the message may come twice. */
  start(id: BriefId, now: Date): Promise<void> {
    return this.follow(id, 'start', now)
  }

  /** Something of the brief came to its end, perhaps the last thing; does nothing while another one is alive. */
  completeIfDone(id: BriefId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      if (brief.state !== 'in_flight' || (await isAlive(tx, id))) return
      await this.remember(tx, brief, 'complete', now, {})
      await this.outbox.leave(tx, 'brief.completed', { briefId: id })
    })
  }

  private move(
    id: BriefId,
    event: BriefEvent,
    by: Member,
    now: Date,
    more: Partial<BriefEntity>,
    news: BriefNews,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      requireParty(BRIEF_ACTORS, event, by.membership.workspaceKind)
      await this.remember(tx, brief, event, now, more)
      await this.outbox.leave(tx, news, { briefId: id })
    })
  }

  private follow(id: BriefId, event: BriefEvent, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const brief = await lockOrRefuse(tx, BriefEntity, { id })
      if (brief.state === 'open') await this.remember(tx, brief, event, now, {})
    })
  }

  private async remember(
    tx: EntityManager,
    brief: BriefEntity,
    event: BriefEvent,
    now: Date,
    more: Partial<BriefEntity>,
  ): Promise<void> {
    const { state, enteredAt } = moveBrief(brief, event, now)
    await saveVersion(tx, BriefEntity, brief, { ...more, state, enteredAt })
    await this.live.announce(tx, 'brief', brief.id, [brief.brandWorkspaceId])
  }
}

/** A page on which nothing has been written yet. */
const EMPTY = {
  title: '',
  idea: '',
  goal: null,
  sector: null,
  targetCountries: [],
  targetAges: null,
  tags: [],
  languages: [],
  needs: [],
  lines: [],
  budgetMinor: null,
  startsOn: null,
  endsOn: null,
  usageChannels: [],
  territories: [],
  rightsMonths: null,
} satisfies Partial<BriefEntity>

/** The fields that were sent: one that was left out stays as it is. */
const sent = ({ tags, languages, needs, ...fields }: wire.UpdateBrief): Partial<BriefEntity> => ({
  ...(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<BriefEntity>),
  ...(tags && { tags: distinctTags(tags) }),
  ...(languages && { languages: [...new Set(languages)] }),
  ...(needs && { needs: BRIEF_NEEDS.filter((it) => needs.includes(it)) }),
})

const reasonOf = ({ reason, note }: Decision<string>, now: Date): Partial<BriefEntity> => ({
  reason,
  reasonNote: note,
  reasonAt: now,
})

/** A contract that is being signed or carried out ends by its own rules, not with its brief. */
const UNDER_CONTRACT = `from contract where brief_id = $1
  and state not in ('completed', 'declined', 'voided', 'expired')`
/** Somebody is about to answer or negotiates, also anew after a contract that was not signed. */
const UNDER_WAY = `from match m where brief_id = $1 and (state in ('brand_picked', 'invited', 'accepted', 'offering')
  or (state = 'contracted' and not exists (select from contract c where c.match_id = m.id
    and c.state not in ('declined', 'voided', 'expired'))))`

const isUnderContract = (tx: EntityManager, id: BriefId) => isAny(tx, `select ${UNDER_CONTRACT}`, id)
const isAlive = (tx: EntityManager, id: BriefId) =>
  isAny(tx, `select ${UNDER_CONTRACT} union all select ${UNDER_WAY}`, id)

async function isAny(tx: EntityManager, sql: string, id: BriefId): Promise<boolean> {
  const rows = (await tx.query(`select exists (${sql}) as is_any`, [id])) as { is_any: boolean }[]
  return rows[0]?.is_any ?? false
}

async function currencyOf(tx: EntityManager, workspaceId: string): Promise<string> {
  const [row] = (await tx.query('select currency from workspace where id = $1', [workspaceId])) as {
    currency: string
  }[]
  if (!row) throw new Refusal('not_found')
  return row.currency
}
