import type { Id } from '@concertato/core'
import {
  type Contract,
  type ContractFacts,
  type ContractState,
  type Party,
  type Shares,
  type Signature,
  type Terms,
  termsFrom,
} from '@concertato/deal'
import type { deal } from '@concertato/wire'
import type { Place } from '../platform/cursor.ts'

/** A contract as its screens read it: the row, and its signatures beside it. */
export interface ContractRow extends Place, Omit<Contract, 'signatures' | 'id'> {
  readonly id: Id<'contract'> & string
  readonly matchId: Id<'match'>
  readonly threadId: string
  readonly briefTitle: string
  readonly state: ContractState
  readonly currency: string
  readonly feeMinor: string
  readonly terms: string
  readonly document: string
  readonly facts: Omit<ContractFacts, 'terms'>
  readonly endedReason: string | null
  readonly endedNote: string | null
  readonly endedBy: Party | null
  readonly endedAt: Date | null
  readonly version: number
  readonly signatures: readonly (Omit<Signature, 'signedAt'> & { readonly signedAt: string })[] | null
}

const SIGNATURES = `(select json_agg(json_build_object('signer', s.signer, 'personId', s.person_id, 'name', s.name,
    'documentHash', s.document_hash, 'signedAt', s.signed_at) order by s.signed_at)
  from contract_signature s where s.contract_id = c.id)`

/** Columns by the names of the rules; conditions and order follow. */
export const CONTRACTS = `select c.id, c.match_id as "matchId", c.thread_id as "threadId", c.brief_title as "briefTitle",
  c.state, c.entered_at as "enteredAt", c.needs_guardian as "needsGuardian", c.currency, c.fee_minor as "feeMinor",
  c.terms, c.terms_hash as "termsHash", c.document, c.document_hash as "documentHash", c.facts, c.sign_by as "signBy",
  c.ended_reason as "endedReason", c.ended_note as "endedNote", c.ended_by as "endedBy", c.ended_at as "endedAt",
  c.version, ${SIGNATURES} as signatures, (extract(epoch from c.opened_at) * 1000000)::bigint::text as micros
from contract c`

/** The contract as the rules know it. */
export const contractOf = (row: ContractRow): Contract => ({
  ...row,
  signatures: (row.signatures ?? []).map((it) => ({ ...it, signedAt: new Date(it.signedAt) })),
})

export const termsOf = (row: Pick<ContractRow, 'terms'>): Terms => termsFrom(row.terms)

export const viewOfTerms = ({ lines, usage, ...terms }: Terms): deal.TermsView => ({
  ...terms,
  lines: [...lines],
  usage: usage && { ...usage, channels: [...usage.channels], territories: [...usage.territories] },
})

export const sharesView = ({ amount, house, manager, act }: Shares): deal.SharesView => ({
  amount: { ...amount },
  house: { ...house },
  manager: { ...manager },
  act: { ...act },
})
