import { DELIVERABLE_KINDS, DELIVERABLE_STATES, MILESTONE_STATES, PLATFORMS } from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant, minorUnits, page, pageQuery, prose } from './codecs.ts'
import { actions, BarView, NOTE_LENGTH, PartyView, TurnView } from './deal.ts'
import { FileView } from './files.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** Longest link, in characters. */
export const LINK_LENGTH = 2_000

const link = z.url({ protocol: /^https?$/ }).max(LINK_LENGTH)

/** Work handed in: a link, a file, or both. */
export const SubmitWork = z
  .strictObject({
    link: link.nullable().default(null),
    fileId: z.uuid().nullable().default(null),
    note: prose(NOTE_LENGTH).default(''),
  })
  .refine((work) => work.link !== null || work.fileId !== null, { path: ['link'] })
export type SubmitWork = z.output<typeof SubmitWork>

/** What should change; words are required, so that nobody is sent back without knowing why. */
export const RequestChanges = z.strictObject({ note: prose(4_000).min(1) })
export type RequestChanges = z.output<typeof RequestChanges>

/** One immutable submission and the answer to it. */
export const SubmissionView = z.object({
  id: z.uuid(),
  round: z.number().int(),
  link: z.string().nullable(),
  file: FileView.nullable(),
  note: z.string(),
  by: z.string(),
  submittedAt: instant,
  answer: z
    .object({
      kind: z.enum(['approved', 'approved_by_silence', 'changes_requested']),
      note: z.string(),
      by: z.string().nullable(),
      at: instant,
    })
    .nullable(),
})
export type SubmissionView = z.output<typeof SubmissionView>

const card = {
  id: z.uuid(),
  contractId: z.uuid(),
  matchId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  position: z.number().int(),
  kind: z.enum(DELIVERABLE_KINDS),
  platform: z.enum(PLATFORMS),
  note: z.string(),
  dueOn: day,
  state: z.enum(DELIVERABLE_STATES),
  enteredAt: instant,
  revisionsUsed: z.number().int(),
  revisionRounds: z.number().int(),
  reviewBy: instant.nullable(),
  /** Whole days late; 0 in time. */
  daysLate: z.number().int(),
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
}

/** A card of the board. */
export const DeliverableCard = z.object(card)
export type DeliverableCard = z.output<typeof DeliverableCard>

export const DeliverableView = z.object({
  ...card,
  /** The money its approval releases. */
  milestone: z.object({
    id: z.uuid(),
    position: z.number().int(),
    state: z.enum(MILESTONE_STATES),
    amountMinor: minorUnits,
    /** What of it goes to the act. */
    actMinor: minorUnits,
    currency,
  }),
  /** Oldest first. */
  submissions: z.array(SubmissionView),
  version: z.number().int(),
})
export type DeliverableView = z.output<typeof DeliverableView>

export const list = route({
  name: 'deliverables.list',
  method: 'GET',
  path: '/deliverables',
  summary: 'Cards of the board: the work of every deal you are a side of',
  query: pageQuery.extend({ contractId: z.uuid().optional(), state: z.enum(DELIVERABLE_STATES).optional() }),
  reply: page(DeliverableCard),
})

export const view = route({
  name: 'deliverables.view',
  method: 'GET',
  path: '/deliverables/:id',
  summary: 'One deliverable with its submissions',
  params: byId,
  reply: DeliverableView,
})

export const submit = route({
  name: 'deliverables.submit',
  method: 'POST',
  path: '/deliverables/:id/submissions',
  summary: 'Hand in a link or a file; the review window opens',
  params: byId,
  body: SubmitWork,
  reply: DeliverableView,
})

export const approve = route({
  name: 'deliverables.approve',
  method: 'POST',
  path: '/deliverables/:id/approve',
  summary: 'Approve the work; the money it earns is released',
  params: byId,
  reply: DeliverableView,
  status: 200,
})

export const requestChanges = route({
  name: 'deliverables.requestChanges',
  method: 'POST',
  path: '/deliverables/:id/changes',
  summary: 'Ask for changes with a note, within the rounds of the terms',
  params: byId,
  body: RequestChanges,
  reply: DeliverableView,
  status: 200,
})
