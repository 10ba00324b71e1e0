import { randomUUID } from 'node:crypto'
import { Refusal, type Id } from '@concertato/core'
import { canonicalTerms, openContract } from '@concertato/deal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { WorkPlanService } from '../deliverables/work-plan.service.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { sha256 } from '../platform/sha256.ts'
import type { Agreed } from './agreed.ts'
import { ContractEntity } from './contract.entity.ts'
import { canonicalDocument, writeDocument } from './document/document.ts'
import { partiesOf } from './parties.queries.ts'
import { RecordService } from './record.service.ts'

export type { Agreed } from './agreed.ts'

@Injectable()
export class ContractsService {
  constructor(
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
   *         the hash that was accepted is not the terms'; what breaks a key of the tables ends the transaction.
   */
  async open(tx: EntityManager, agreed: Agreed, now: Date): Promise<Id<'contract'>> {
    const { terms: agreedTerms, ...ids } = agreed
    const terms = canonicalTerms(agreedTerms)
    if (sha256(terms) !== agreed.termsHash) throw new Refusal('contract_text_changed', { read: agreed.termsHash })
    if (agreedTerms.split.managerBp > 0 && agreed.managerId === null) throw new Refusal('payee_missing')
    const id = randomUUID() as Id<'contract'>
    const parties = await partiesOf(tx, agreed.brandWorkspaceId, agreed.actWorkspaceId, now)
    const { bindingLocale, ...subject } = parties
    const text = writeDocument(
      bindingLocale,
      { ...subject, contractId: id, campaign: agreed.briefTitle },
      agreedTerms,
      agreed.termsHash,
    )
    const document = canonicalDocument(text, agreedTerms)
    const { signatures: _, ...opened } = openContract(
      { id, needsGuardian: parties.needsGuardian, termsHash: agreed.termsHash, documentHash: sha256(document) },
      now,
    )
    const contract: Omit<ContractEntity, 'version' | `ended${string}`> = {
      ...ids,
      ...opened,
      currency: agreedTerms.currency,
      feeMinor: agreedTerms.feeMinor,
      terms,
      document,
      bindingLocale,
      openedAt: now,
    }
    await tx.insert(ContractEntity, contract)
    await this.plans.plan(tx, { ...sidesOf(agreed), contractId: id }, agreedTerms, now)
    await this.record.append(tx, contract, {
      what: 'contract.opened',
      by: 'system',
      at: now,
      detail: { documentHash: contract.documentHash, offerId: agreed.offerId, termsHash: agreed.termsHash },
    })
    await this.outbox.leave(tx, 'contract.opened', { contractId: id })
    await this.live.announce(tx, 'contract', id, Object.values(sidesOf(agreed)))
    return id
  }
}

const sidesOf = ({ brandWorkspaceId, actWorkspaceId }: Pick<Agreed, 'brandWorkspaceId' | 'actWorkspaceId'>) => ({
  brandWorkspaceId,
  actWorkspaceId,
})
