import { randomUUID } from 'node:crypto'
import { type Id, Refusal } from '@concertato/core'
import {
  canonicalTerms,
  compileContract,
  CONTRACT_ACTORS,
  type ContractDeclineReason,
  type ContractEvent,
  contractDocument,
  hashOfTerms,
  moveContract,
  openContract,
  type Party,
  requireMayDecline,
  requireParty,
  signContract,
} from '@concertato/deal'
import { Injectable, Logger } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { WorkPlanService } from '../deliverables/work-plan.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { sha256 } from '../platform/sha256.ts'
import { eachDue } from '../platform/sweep.ts'
import { deedOf, type Happening, RecordService } from '../record/record.service.ts'
import type { Agreed } from './agreed.ts'
import { ContractEntity, SignatureEntity } from './contract.entity.ts'
import { partiesOf } from './parties.queries.ts'
import { lockContract, partyOf, signerOf } from './signing.ts'

export type { Agreed } from './agreed.ts'
export type ContractId = Id<'contract'>

/** How an unsigned contract ended. */
interface Ending {
  readonly event: Extract<ContractEvent, 'decline' | 'void' | 'expire'>
  readonly by: Party
  readonly deed: string
  readonly reason: string | null
  readonly note: string | null
}

/** A contract from acceptance to the end of its work. Its money is in FundingService. */
@Injectable()
export class ContractsService {
  private readonly log = new Logger(ContractsService.name)

  constructor(
    private readonly db: Database,
    private readonly plans: WorkPlanService,
    private readonly record: RecordService,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Opens the contract of an accepted offer, in the transaction that accepts it: the document is written and hashed,
   * work and money are planned, the record begins.
   *
   * @throws Refusal('payee_missing') for a commission nobody is named to receive; Refusal('contract_text_changed') when
   *         the hash that was accepted is not the terms'; a second contract of one offer breaks a key.
   */
  async open(tx: EntityManager, agreed: Agreed, now: Date): Promise<ContractId> {
    const { terms, ...ids } = agreed
    if (hashOfTerms(terms, sha256) !== agreed.termsHash) {
      throw new Refusal('contract_text_changed', { read: agreed.termsHash })
    }
    if (terms.split.managerBp > 0 && agreed.managerId === null) throw new Refusal('payee_missing')
    const id = randomUUID() as ContractId
    const parties = await partiesOf(tx, agreed.brandWorkspaceId, agreed.actWorkspaceId, now)
    const facts = { ...parties, title: agreed.briefTitle }
    const document = contractDocument(terms, compileContract({ ...facts, terms }, facts.bindingLocale))
    const { signatures: _, ...opened } = openContract(
      { id, needsGuardian: facts.needsGuardian, termsHash: agreed.termsHash, documentHash: sha256(document) },
      now,
    )
    const { currency, feeMinor } = terms
    const written = { terms: canonicalTerms(terms), document, facts, currency, feeMinor, openedAt: now }
    const contract = { ...ids, ...opened, ...written }
    await tx.insert(ContractEntity, contract)
    await this.plans.plan(tx, { ...sidesOf(agreed), contractId: id }, terms, now)
    await this.outbox.leave(tx, 'contract.opened', { contractId: id })
    await this.remember(tx, contract, {
      what: 'contract.opened',
      by: 'system',
      at: now,
      detail: { documentHash: contract.documentHash, offerId: agreed.offerId, termsHash: agreed.termsHash },
    })
    return id
  }

  /**
   * Signs for the side a person stands on; the last signature seals the contract and calls for its money.
   *
   * @throws Refusal('not_allowed') when the person's signature binds nobody; what `signContract` and a mandate refuse.
   */
  sign(
    id: ContractId,
    typed: { readonly name: string; readonly documentHash: string },
    by: Member,
    now: Date,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const contract = await lockContract(tx, id)
      const signer = signerOf(by, contract, now)
      const { name, documentHash } = typed
      const signed = signContract(contract, { signer, personId: by.personId, name, documentHash }, now)
      const { state, enteredAt } = signed
      const signature = { signer, personId: by.personId, name, documentHash, signedAt: now }
      await tx.insert(SignatureEntity, { ...sidesOf(contract), contractId: id, ...signature })
      await saveVersion(tx, ContractEntity, contract, { state, enteredAt })
      const isSealed = state === 'awaiting_funds'
      if (isSealed) await this.plans.callFunds(tx, id, now)
      await this.outbox.leave(tx, isSealed ? 'contract.sealed' : 'contract.signed', { contractId: id })
      await this.remember(tx, contract, {
        what: isSealed ? 'contract.sealed' : 'contract.signed',
        by: deedOf(by),
        at: now,
        detail: { documentHash, nameHash: sha256(`${id}\n${name}`), signer },
      })
    })
  }

  /** Refuses to sign. Every party is told why. @throws Refusal('already_signed') for a side that has promised. */
  decline(
    id: ContractId,
    why: { readonly reason: ContractDeclineReason; readonly note: string },
    by: Member,
    now: Date,
  ): Promise<void> {
    const party = partyOf(by)
    return this.db.transaction(async (tx) => {
      const contract = await lockContract(tx, id)
      requireParty(CONTRACT_ACTORS, 'decline', party)
      signerOf(by, contract, now)
      requireMayDecline(contract, party)
      await this.end(tx, id, { event: 'decline', by: party, deed: deedOf(by), ...why }, now)
    })
  }

  /** Takes a contract back before everyone has signed. */
  annul(id: ContractId, note: string, by: Member, now: Date): Promise<void> {
    const party = partyOf(by)
    return this.db.transaction(async (tx) => {
      requireParty(CONTRACT_ACTORS, 'void', party)
      await this.end(tx, id, { event: 'void', by: party, deed: deedOf(by), reason: null, note }, now)
    })
  }

  /** Ends the contracts whose time to sign is over. @returns how many. */
  async expireDue(now: Date): Promise<number> {
    const due = await this.db.read<{ id: ContractId }>(
      `select id from contract where state in ('awaiting_signatures', 'partially_signed') and sign_by <= $1
       order by sign_by limit 200`,
      [now],
    )
    return eachDue(this.log, due, ({ id }) =>
      this.db.transaction(async (tx) => {
        const { state, signBy } = await lockOrRefuse(tx, ContractEntity, { id })
        const isDue = (state === 'awaiting_signatures' || state === 'partially_signed') && signBy <= now
        const ending = { event: 'expire', by: 'system', deed: 'system', reason: null, note: null } as const
        if (isDue) await this.end(tx, id, ending, now)
      }),
    )
  }

  /** Closes an active contract when its last work is approved; does nothing before. */
  completeIfDone(id: ContractId, now: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      const contract = await lockContract(tx, id)
      if (contract.state !== 'active' || !(await this.plans.isDone(tx, id))) return
      const { state, enteredAt } = moveContract(contract, 'complete', now)
      await saveVersion(tx, ContractEntity, contract, { state, enteredAt })
      await this.outbox.leave(tx, 'contract.completed', { contractId: id })
      await this.remember(tx, contract, { what: 'contract.completed', by: 'system', at: now, detail: {} })
    })
  }

  private async end(tx: EntityManager, id: ContractId, ending: Ending, now: Date): Promise<void> {
    const contract = await lockContract(tx, id)
    const { event, by: endedBy, reason: endedReason, note, deed } = ending
    const { state, enteredAt } = moveContract(contract, event, now)
    const ended = { endedBy, endedReason, endedNote: note || null, endedAt: now }
    await saveVersion(tx, ContractEntity, contract, { state, enteredAt, ...ended })
    await this.plans.cancel(tx, id, now)
    await this.outbox.leave(tx, 'contract.ended', { contractId: id })
    await this.remember(tx, contract, {
      what: `contract.${state}`,
      by: deed,
      at: now,
      detail: { reason: endedReason },
    })
  }

  private async remember(tx: EntityManager, contract: Sides & { id: ContractId }, happening: Happening): Promise<void> {
    await this.live.announce(tx, 'contract', contract.id, Object.values(sidesOf(contract)))
    await this.record.append(tx, { ...sidesOf(contract), contractId: contract.id }, happening)
  }
}

interface Sides {
  readonly brandWorkspaceId: Id<'workspace'>
  readonly actWorkspaceId: Id<'workspace'>
}

const sidesOf = ({ brandWorkspaceId, actWorkspaceId }: Sides): Sides => ({ brandWorkspaceId, actWorkspaceId })
