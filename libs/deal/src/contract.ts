import { Refusal, type Id } from '@concertato/core'
import type { Actors, Moves, Party } from './party.ts'
import { eventsFor, target } from './party.ts'
import { addDays } from './time.ts'

export const CONTRACT_STATES = [
  'awaiting_signatures',
  'partially_signed',
  'awaiting_funds',
  'active',
  'completed',
  'declined',
  'voided',
  'expired',
] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export const CONTRACT_EVENTS = ['sign', 'seal', 'decline', 'void', 'expire', 'activate', 'complete'] as const
export type ContractEvent = (typeof CONTRACT_EVENTS)[number]

export const CONTRACT_REFUSALS = [
  'contract_state_forbids',
  'contract_signing_over',
  'contract_signing_open',
  'contract_text_changed',
  'not_your_turn_to_sign',
  'already_signed',
] as const
export type ContractRefusal = (typeof CONTRACT_REFUSALS)[number]

/** Why a signer refuses the page. Every party is told. */
export const CONTRACT_DECLINE_REASONS = [
  'terms_differ',
  'wrong_party',
  'changed_mind',
  'legal_advice',
  'other',
] as const
export type ContractDeclineReason = (typeof CONTRACT_DECLINE_REASONS)[number]

/** Days from opening until an unsigned contract lapses, and from sealing until it should be funded. */
export const SIGNING_DAYS = 14
export const FUNDING_DAYS = 5

/** The whole lifecycle. A missing entry is a forbidden move. `seal` is the last signature. */
export const CONTRACT_MOVES = {
  awaiting_signatures: { sign: 'partially_signed', decline: 'declined', void: 'voided', expire: 'expired' },
  partially_signed: {
    sign: 'partially_signed',
    seal: 'awaiting_funds',
    decline: 'declined',
    void: 'voided',
    expire: 'expired',
  },
  awaiting_funds: { activate: 'active' },
  active: { complete: 'completed' },
  completed: {},
  declined: {},
  voided: {},
  expired: {},
} as const satisfies Moves<ContractState, ContractEvent>

export const CONTRACT_ACTORS: Actors<ContractEvent> = {
  sign: ['act', 'guardian', 'brand'],
  seal: ['brand'],
  decline: ['act', 'guardian', 'brand'],
  void: ['house', 'brand'],
  expire: ['system'],
  activate: ['system'],
  complete: ['system'],
}

/** Who signs, in the order they sign: the act commits first, a guardian with it, the brand seals. */
export const SIGNERS = ['act', 'guardian', 'brand'] as const
export type Signer = (typeof SIGNERS)[number]

/** One signature: a name typed by a person, on a side, over a document named by its hash. */
export interface Signature {
  readonly signer: Signer
  readonly personId: Id<'person'>
  /** The name as typed. */
  readonly name: string
  /** SHA-256 of the document that was read and signed. */
  readonly documentHash: string
  readonly signedAt: Date
}

export interface Contract {
  readonly id: Id<'contract'>
  readonly state: ContractState
  /** When the contract entered its state. */
  readonly enteredAt: Date
  /** The act is under age: a guardian signs between the act and the brand. */
  readonly needsGuardian: boolean
  readonly termsHash: string
  /** SHA-256 of the canonical document: terms and binding text together. */
  readonly documentHash: string
  readonly signatures: readonly Signature[]
  /** Until when signatures count. */
  readonly signBy: Date
}

/** What a contract starts from; made when an offer is accepted. */
export type NewContract = Pick<Contract, 'id' | 'needsGuardian' | 'termsHash' | 'documentHash'>

/** Opens a contract for signature. It lapses SIGNING_DAYS days from `now`. */
export const openContract = (made: NewContract, now: Date): Contract => ({
  ...made,
  state: 'awaiting_signatures',
  enteredAt: now,
  signatures: [],
  signBy: addDays(now, SIGNING_DAYS),
})

/** Who must sign this contract, in order. */
export const signersOf = (contract: Pick<Contract, 'needsGuardian'>): Signer[] =>
  SIGNERS.filter((signer) => signer !== 'guardian' || contract.needsGuardian)

/** Whose signature is next, or `null` when all have signed or the contract is no longer out for signature. */
export function nextSigner(contract: Contract): Signer | null {
  if (!isOut(contract)) return null
  return signersOf(contract).find((signer) => !hasSigned(contract, signer)) ?? null
}

/**
 * Adds a signature; the last one seals the contract.
 *
 * @throws Refusal('contract_state_forbids') when it is not out for signature; Refusal('contract_signing_over') after
 *         `signBy`; Refusal('already_signed'); Refusal('not_your_turn_to_sign') naming whose turn it is;
 *         Refusal('contract_text_changed') when the hash that was read is not this contract's.
 */
export function signContract<C extends Contract>(contract: C, signature: Omit<Signature, 'signedAt'>, now: Date): C {
  const { signer, documentHash } = signature
  if (!isOut(contract))
    throw new Refusal<ContractRefusal>('contract_state_forbids', { state: contract.state, event: 'sign' })
  if (hasSigned(contract, signer)) throw new Refusal<ContractRefusal>('already_signed', { signer })
  const next = nextSigner(contract)
  if (next !== signer) throw new Refusal<ContractRefusal>('not_your_turn_to_sign', { signer, next })
  if (documentHash !== contract.documentHash) {
    throw new Refusal<ContractRefusal>('contract_text_changed', { read: documentHash, current: contract.documentHash })
  }
  const signed = { ...contract, signatures: [...contract.signatures, { ...signature, signedAt: now }] }
  return moveContract(signed, nextSigner(signed) === null ? 'seal' : 'sign', now)
}

/**
 * Moves a contract. `sign` and `seal` belong to `signContract`, which checks the signature first.
 *
 * @throws Refusal('contract_state_forbids') for a move the table does not know, or a seal with a signature missing;
 *         Refusal('contract_signing_over') for a signature after `signBy`; Refusal('contract_signing_open') for an
 *         expiry before it.
 */
export function moveContract<C extends Contract>(contract: C, event: ContractEvent, now: Date): C {
  const state = target<ContractState, ContractEvent>(CONTRACT_MOVES, contract.state, event)
  if (!state || (event === 'seal' && !isComplete(contract))) {
    throw new Refusal<ContractRefusal>('contract_state_forbids', { state: contract.state, event })
  }
  const signBy = contract.signBy.toISOString()
  if (isSignature(event) && contract.signBy <= now)
    throw new Refusal<ContractRefusal>('contract_signing_over', { signBy })
  if (event === 'expire' && contract.signBy > now)
    throw new Refusal<ContractRefusal>('contract_signing_open', { signBy })
  return { ...contract, state, enteredAt: state === contract.state ? contract.enteredAt : now }
}

/** What `party` may do with the contract now. `sign` appears only for the side whose turn it is. */
export function actionsForContract(contract: Contract, party: Party, now: Date): ContractEvent[] {
  const events = eventsFor<ContractState, ContractEvent>(CONTRACT_MOVES, CONTRACT_ACTORS, contract.state, party)
  const isTurn = nextSigner(contract) === party && contract.signBy > now
  return events.filter((event) => {
    if (event === 'seal') return false // the last signature seals; nobody presses it
    if (event === 'sign') return isTurn
    if (event === 'expire') return contract.signBy <= now
    return event !== 'decline' || mayDecline(contract, party)
  })
}

/** A side that has signed has promised; only a side still asked to sign may refuse. */
const mayDecline = (contract: Contract, party: Party): boolean =>
  signersOf(contract).some((signer) => signer === party && !hasSigned(contract, signer))

/**
 * Checks that a party may decline: it must be asked to sign and not have signed yet.
 *
 * @throws Refusal('already_signed')
 */
export function requireMayDecline(contract: Contract, party: Party): void {
  if (!mayDecline(contract, party)) throw new Refusal<ContractRefusal>('already_signed', { signer: party })
}

/** States in which a contract ended without ever binding anyone. */
const FALLEN_THROUGH: readonly ContractState[] = ['declined', 'voided', 'expired']

/** Whether a contract ended before it bound anyone; the sides may then negotiate again. */
export const hasFallenThrough = (contract: Pick<Contract, 'state'>): boolean => FALLEN_THROUGH.includes(contract.state)

/** When the brand should have funded: FUNDING_DAYS days after the seal. Work does not start before. */
export const fundBy = (contract: Contract): Date => addDays(contract.enteredAt, FUNDING_DAYS)

const isSignature = (event: ContractEvent): boolean => event === 'sign' || event === 'seal'
const isOut = (contract: Contract): boolean =>
  contract.state === 'awaiting_signatures' || contract.state === 'partially_signed'
const hasSigned = (contract: Contract, signer: Signer): boolean =>
  contract.signatures.some((signature) => signature.signer === signer)
const isComplete = (contract: Contract): boolean => signersOf(contract).every((signer) => hasSigned(contract, signer))
