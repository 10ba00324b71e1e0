import type { Id } from '@concertato/core'
import type {
  ActDeclineReason,
  BriefRejectReason,
  BriefReturnReason,
  ContractDeclineReason,
  MatchDeclineReason,
  OfferDeclineReason,
} from '@concertato/deal'
import type { deal as terms } from '@concertato/wire'
import { BriefsService } from '../briefs/briefs.service.ts'
import { type ContractId, ContractsService } from '../contracts/contracts.service.ts'
import { type DeliverableId, DeliverablesService } from '../deliverables/deliverables.service.ts'
import { type MatchId, MatchingService } from '../matching/matching.service.ts'
import { type OfferId, OffersService } from '../offers/offers.service.ts'
import type { Member } from '../platform/actor.ts'
import type { Stage } from './stage.ts'

/** One moment of the story: somebody does something at a brief, or in the deal of one act. */
export interface Moment {
  readonly stage: Stage
  readonly by: Member
  readonly at: Date
  readonly briefId: Id<'brief'>
  readonly actId: Id<'workspace'>
}

export type Deed = (moment: Moment) => Promise<void>

const briefs =
  (does: (service: BriefsService, it: Moment) => Promise<unknown>): Deed =>
  async (it) => {
    await it.stage.as(it.by, () => does(it.stage.get(BriefsService), it))
  }

export const submit = briefs((service, { briefId, by, at }) => service.submit(briefId, by, at))
export const pass = briefs((service, { briefId, by, at }) => service.pass(briefId, '', by, at))
export const cancel = briefs((service, { briefId, by, at }) => service.cancel(briefId, by, at))
export const giveBack = (reason: BriefReturnReason, note: string): Deed =>
  briefs((service, { briefId, by, at }) => service.giveBack(briefId, { reason, note }, by, at))
export const reject = (reason: BriefRejectReason, note: string): Deed =>
  briefs((service, { briefId, by, at }) => service.reject(briefId, { reason, note }, by, at))

const matches =
  (does: (service: MatchingService, id: MatchId, it: Moment) => Promise<void>): Deed =>
  async (it) => {
    const id = await matchOf(it)
    await it.stage.as(it.by, () => does(it.stage.get(MatchingService), id, it))
  }

export const approve = (why: string): Deed => matches((service, id, { by, at }) => service.approve(id, why, by, at))
export const passOver = (reason: MatchDeclineReason, note: string): Deed =>
  matches((service, id, { by, at }) => service.declineByHouse(id, { reason, note }, by, at))
export const pick = matches((service, id, { by, at }) => service.pick(id, by, at))
export const turnDown = (reason: MatchDeclineReason, note: string): Deed =>
  matches((service, id, { by, at }) => service.declineByBrand(id, { reason, note }, by, at))
export const invite = (words: string): Deed => matches((service, id, { by, at }) => service.invite(id, words, by, at))
export const come = matches((service, id, { by, at }) => service.accept(id, by, at))
export const stayAway = (reason: ActDeclineReason, note: string): Deed =>
  matches((service, id, { by, at }) => service.declineByAct(id, { reason, note }, by, at))

/** A side ends a negotiation in which nobody is asked any more. */
export const giveUp = (reason: OfferDeclineReason, note: string): Deed =>
  matches((service, id, { by, at }) => service.giveUp(id, { reason, note }, by, at))

/** Lets the best candidates through that nobody has decided on. */
export const approveBest =
  (many: number, why: string): Deed =>
  async (it) => {
    const rows = await it.stage.rows<{ id: MatchId }>(
      `select id from match where brief_id = $1 and state = 'suggested' order by rank limit $2`,
      [it.briefId, many],
    )
    for (const { id } of rows) {
      await it.stage.as(it.by, () => it.stage.get(MatchingService).approve(id, why, it.by, it.at))
    }
  }

/** Passes over the last of the list. */
export const passOverLast =
  (reason: MatchDeclineReason, note: string): Deed =>
  async (it) => {
    const { id } = await it.stage.row<{ id: MatchId }>(
      `select id from match where brief_id = $1 and state = 'suggested' order by rank desc limit 1`,
      [it.briefId],
    )
    const why = { reason, note }
    await it.stage.as(it.by, () => it.stage.get(MatchingService).declineByHouse(id, why, it.by, it.at))
  }

/** The brand does not want the first of those the house let through last. */
export const turnDownFirst =
  (reason: MatchDeclineReason, note: string): Deed =>
  async (it) => {
    const { id } = await it.stage.row<{ id: MatchId }>(
      `select id from match where brief_id = $1 and state = 'house_approved' order by approved_at desc, rank limit 1`,
      [it.briefId],
    )
    const why = { reason, note }
    await it.stage.as(it.by, () => it.stage.get(MatchingService).declineByBrand(id, why, it.by, it.at))
  }

export const offer = (fields: terms.TermsFields, message: string, days = 7): Deed =>
  matches(async (_, id, { stage, by, at }) => {
    await stage.get(OffersService).send(id, { terms: fields, days, message }, by, at)
  })

type Answer = (service: OffersService, newest: { id: OfferId; hash: string }, it: Moment) => Promise<unknown>

const answers =
  (does: Answer): Deed =>
  async (it) => {
    const newest = await it.stage.row<{ id: OfferId; hash: string }>(
      `select o.id, o.terms_hash as hash from offer o join offer_thread t on t.id = o.thread_id
     where t.match_id = $1 order by o.version desc limit 1`,
      [await matchOf(it)],
    )
    await it.stage.as(it.by, () => does(it.stage.get(OffersService), newest, it))
  }

export const counter = (fields: terms.TermsFields, message: string, days = 7): Deed =>
  answers((service, { id }, { by, at }) => service.counter(id, { terms: fields, days, message }, by, at))
export const agree = answers((service, { id, hash }, { by, at }) => service.accept(id, hash, by, at))
export const refuse = (reason: OfferDeclineReason, note: string): Deed =>
  answers((service, { id }, { by, at }) => service.decline(id, { reason, note }, by, at))
export const withdraw = answers((service, { id }, { by, at }) => service.withdraw(id, by, at))

interface ContractAt {
  readonly id: ContractId
  readonly hash: string
}

const contracts =
  (does: (service: ContractsService, contract: ContractAt, it: Moment, name: string) => Promise<void>): Deed =>
  async (it) => {
    const contract = await contractOf(it)
    const { name } = await it.stage.row<{ name: string }>('select name from person where id = $1', [it.by.personId])
    await it.stage.as(it.by, () => does(it.stage.get(ContractsService), contract, it, name))
  }

export const sign = contracts((service, { id, hash: documentHash }, { by, at }, name) =>
  service.sign(id, { name, documentHash }, by, at),
)
export const refuseToSign = (reason: ContractDeclineReason, note: string): Deed =>
  contracts((service, { id }, { by, at }) => service.decline(id, { reason, note }, by, at))
export const annul = (note: string): Deed => contracts((service, { id }, { by, at }) => service.annul(id, note, by, at))

type WorkDeed = (service: DeliverablesService, id: DeliverableId, it: Moment) => Promise<void>

const works =
  (piece: number, does: WorkDeed): Deed =>
  async (it) => {
    const { id: contractId } = await contractOf(it)
    const { id } = await it.stage.row<{ id: DeliverableId }>(
      'select id from deliverable where contract_id = $1 and position = $2',
      [contractId, piece],
    )
    // An approval may send money.
    await it.stage.sandbox?.until(it.at)
    await it.stage.as(it.by, () => does(it.stage.get(DeliverablesService), id, it))
  }

/** @param piece place in the contract, from 1. */
export const handIn = (piece: number, link: string, note: string): Deed =>
  works(piece, (service, id, { by, at }) => service.submit(id, { link, fileId: null, note }, by, at))
export const sendBack = (piece: number, note: string): Deed =>
  works(piece, (service, id, { by, at }) => service.requestChanges(id, note, by, at))
export const approveWork = (piece: number): Deed =>
  works(piece, (service, id, { by, at }) => service.approve(id, by, at))

async function matchOf({ stage, briefId, actId }: Moment): Promise<MatchId> {
  const { id } = await stage.row<{ id: MatchId }>(
    'select id from match where brief_id = $1 and act_workspace_id = $2',
    [briefId, actId],
  )
  return id
}

export function contractOf({ stage, briefId, actId }: Moment): Promise<ContractAt> {
  return stage.row<ContractAt>(
    `select id, document_hash as hash from contract where brief_id = $1 and act_workspace_id = $2
     order by opened_at desc limit 1`,
    [briefId, actId],
  )
}
