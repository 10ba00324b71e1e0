import { type Id, Refusal } from '@concertato/core'
import { checkMandate, type Contract, dayOf, type Party, type Signer } from '@concertato/deal'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { lockOrRefuse } from '../platform/database.ts'
import { ContractEntity, SignatureEntity } from './contract.entity.ts'

/** A contract with its signatures, as the rules read it. */
export type SignedContract = ContractEntity & Contract

/** Locks a contract until the transaction ends. @throws Refusal('not_found') */
export async function lockContract(tx: EntityManager, id: Id<'contract'>): Promise<SignedContract> {
  const row = await lockOrRefuse(tx, ContractEntity, { id })
  const signatures = await tx.find(SignatureEntity, { where: { contractId: id }, order: { signedAt: 'asc' } })
  return Object.assign(row, { signatures })
}

/** Which party a person is in a contract: a guardian stands beside the act. */
export const partyOf = ({ membership }: Member): Exclude<Party, 'system'> =>
  membership.role === 'guardian' ? 'guardian' : membership.workspaceKind

/** Whether somebody's signature binds their side, whatever a mandate says of the amount. */
export const mayBind = ({ membership }: Member): boolean => membership.maySign || membership.role === 'guardian'

/**
 * The signature a person may give.
 *
 * @throws Refusal('not_allowed') for somebody whose signature does not bind their side; what a manager's mandate refuses.
 */
export function signerOf(by: Member, contract: ContractEntity, now: Date): Signer {
  const party = partyOf(by)
  if (party === 'house') throw new Refusal('not_allowed')
  const { mandate } = by.membership
  if (mandate) {
    const { feeMinor: amountMinor, currency, sector: category } = contract
    checkMandate(mandate, { does: 'sign', amountMinor, currency, category, on: dayOf(now) })
  }
  if (!mayBind(by)) throw new Refusal('not_allowed')
  return party
}
