import { CONTRACT_DECLINE_REASONS, CONTRACT_STATES, SIGNERS } from '@concertato/deal'
import { z } from 'zod'
import { currency, instant, line, locale, minorUnits, page, pageQuery, prose } from './codecs.ts'
import {
  actions,
  BarView,
  hash,
  NOTE_LENGTH,
  PartyView,
  reasoned,
  ReasonView,
  SharesView,
  TermsView,
  TurnView,
} from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

export const signer = z.enum(SIGNERS)

/** A clause of the readable page: what both sides sign, with a note in plain words that is not part of it. */
export const ClauseView = z.object({
  key: z.string(),
  heading: z.string(),
  paragraphs: z.array(z.string()),
  note: z.string(),
})
export type ClauseView = z.output<typeof ClauseView>

export const ContractTextView = z.object({
  locale,
  title: z.string(),
  clauses: z.array(ClauseView),
})
export type ContractTextView = z.output<typeof ContractTextView>

/** One place for a signature; `signedAt` is `null` while it is empty. */
export const SignatureView = z.object({
  signer,
  party: z.string(),
  name: z.string().nullable(),
  signedAt: instant.nullable(),
  documentHash: hash.nullable(),
})
export type SignatureView = z.output<typeof SignatureView>

/** One release the fee is paid in. */
export const ReleaseView = z.object({ position: z.number().int(), dueOn: z.string(), shares: SharesView })

export const ContractView = z.object({
  id: z.uuid(),
  matchId: z.uuid(),
  threadId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  state: z.enum(CONTRACT_STATES),
  enteredAt: instant,
  terms: TermsView,
  /** Canonical JSON of the terms, byte for byte as hashed. */
  termsJson: z.string(),
  termsHash: hash,
  /** Names terms and binding text together; signatures are over it. */
  documentHash: hash,
  /** The language that binds; others are translations for reading. */
  bindingLocale: locale,
  text: ContractTextView,
  releases: z.array(ReleaseView),
  signatures: z.array(SignatureView),
  signBy: instant,
  fundBy: instant.nullable(),
  decline: ReasonView.nullable(),
  actions,
  turn: TurnView.nullable(),
  score: z.array(BarView),
  version: z.number().int(),
})
export type ContractView = z.output<typeof ContractView>

export const ContractRow = z.object({
  id: z.uuid(),
  matchId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  state: z.enum(CONTRACT_STATES),
  enteredAt: instant,
  feeMinor: minorUnits,
  currency,
  turn: TurnView.nullable(),
  score: z.array(BarView),
})
export type ContractRow = z.output<typeof ContractRow>

/** A signature: the name as typed, over the document that was read. */
export const SignContract = z.strictObject({
  name: line(120),
  documentHash: hash,
  /** The person says that they have read the page and agree. */
  agreed: z.literal(true),
})
export type SignContract = z.output<typeof SignContract>

export const DeclineContract = reasoned(z.enum(CONTRACT_DECLINE_REASONS))
export const VoidContract = z.strictObject({ note: prose(NOTE_LENGTH).min(1) })

/** One link of the hash-chained record. */
export const RecordLinkView = z.object({
  position: z.number().int(),
  what: z.string(),
  by: z.string(),
  at: instant,
  /** Canonical JSON of the entry's detail. */
  detail: z.string(),
  previousHash: hash,
  hash,
})
export type RecordLinkView = z.output<typeof RecordLinkView>

export const RecordCheckView = z.object({
  isWhole: z.boolean(),
  brokenAt: z.number().int().nullable(),
  links: z.number().int(),
  head: hash,
})

export const RecordView = z.object({ links: z.array(RecordLinkView), check: RecordCheckView })
export type RecordView = z.output<typeof RecordView>

/** What anyone who holds a document's or file's hash may learn: that it is genuine, and its state. No names. */
export const VerifyView = z.object({
  hash,
  /** What the hash names here; `unknown` when nothing. */
  names: z.enum(['document', 'terms', 'pdf', 'unknown']),
  state: z.enum(CONTRACT_STATES).nullable(),
  documentHash: hash.nullable(),
  termsHash: hash.nullable(),
  signatures: z.array(z.object({ signer, signedAt: instant })),
  record: RecordCheckView.nullable(),
})
export type VerifyView = z.output<typeof VerifyView>

export const list = route({
  name: 'contracts.list',
  method: 'GET',
  path: '/contracts',
  summary: 'Contracts you are a side of; for the house, all of them',
  query: pageQuery.extend({ state: z.enum(CONTRACT_STATES).optional() }),
  reply: page(ContractRow),
})

export const view = route({
  name: 'contracts.view',
  method: 'GET',
  path: '/contracts/:id',
  summary: 'One contract as a readable page; `locale` chooses a translation',
  params: byId,
  query: z.object({ locale: locale.optional() }),
  reply: ContractView,
})

export const sign = route({
  name: 'contracts.sign',
  method: 'POST',
  path: '/contracts/:id/sign',
  summary: 'Sign the document by its hash; the last signature seals it',
  params: byId,
  body: SignContract,
  reply: ContractView,
  status: 200,
})

export const decline = route({
  name: 'contracts.decline',
  method: 'POST',
  path: '/contracts/:id/decline',
  summary: 'Refuse to sign, with a reason; every party is told',
  params: byId,
  body: DeclineContract,
  reply: ContractView,
  status: 200,
})

export const annul = route({
  name: 'contracts.void',
  method: 'POST',
  path: '/contracts/:id/void',
  summary: 'Take the contract back before everyone has signed',
  params: byId,
  body: VoidContract,
  reply: ContractView,
  status: 200,
})

export const record = route({
  name: 'contracts.record',
  method: 'GET',
  path: '/contracts/:id/record',
  summary: 'What happened, link by link, with the check of the chain',
  params: byId,
  reply: RecordView,
})

export const pdf = route({
  name: 'contracts.pdf',
  method: 'GET',
  path: '/contracts/:id/pdf',
  summary: 'The contract as PDF, printing its hash',
  params: byId,
  reply: null,
  as: 'file',
})

export const verify = route({
  name: 'contracts.verify',
  method: 'GET',
  path: '/verify/:hash',
  summary: 'Check a document by its SHA-256; open to everyone who holds it',
  params: z.object({ hash }),
  reply: VerifyView,
})
