import { randomUUID } from 'node:crypto'
import type { Id } from '@concertato/core'
import { TERMS_LIMITS } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import { type ContractId, ContractsService } from '../contracts/contracts.service.ts'
import { FundingService } from '../contracts/funding.service.ts'
import { type DeliverableId, DeliverablesService } from '../deliverables/deliverables.service.ts'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { GivenDeals, someLine, someOffer } from './given-deals.ts'

/** The three who carry a deal. */
export interface Cast {
  readonly brand: Member
  readonly act: Member
  readonly house: Member
}

export interface GivenContract extends Cast {
  readonly id: ContractId
  readonly documentHash: string
  readonly termsHash: string
  readonly feeMinor: bigint
}

export interface GivenWork {
  readonly id: DeliverableId
  readonly milestoneId: Id<'milestone'>
  readonly position: number
}

/** Contracts for tests, brought as far as asked by the services that do it in the product. */
export class GivenContracts extends GivenDeals {
  private usual: Promise<Cast> | undefined

  /** Three people who do every deal of a test file, unless a test brings its own. */
  async cast(): Promise<Cast> {
    return {
      brand: await this.member('brand_owner'),
      act: await this.member('artist'),
      house: await this.member('house_admin'),
    }
  }

  /** A contract that waits for its first signature. @param terms differ from the usual ones. */
  async opened(terms: Partial<deal.TermsFields> = {}, cast?: Cast): Promise<GivenContract> {
    const { brand, act, house } = cast ?? (await (this.usual ??= this.cast()))
    const briefId = await this.openBrief(brand, house, { budgetMinor: 90_000_000n })
    await this.candidates(briefId)
    const [match] = await this.rows<{ id: Id<'match'> }>(
      'select id from match where brief_id = $1 and act_workspace_id = $2',
      [briefId, act.membership.workspaceId],
    )
    await this.accepted(match!.id, brand, house, act)
    const { offerId, termsHash } = await this.sent(match!.id, brand, someOffer(terms))
    const voice = await this.consentOf(act)
    await this.as(voice, () => this.offers.accept(offerId, termsHash, voice, this.now))
    const [row] = await this.rows<{ id: ContractId; documentHash: string; feeMinor: string }>(
      `select id, document_hash as "documentHash", fee_minor as "feeMinor" from contract where offer_id = $1`,
      [offerId],
    )
    return { brand, act, house, termsHash, ...row!, feeMinor: BigInt(row!.feeMinor) }
  }

  /** Signed by both: the brand is asked to fund it. */
  async sealed(terms: Partial<deal.TermsFields> = {}, cast?: Cast): Promise<GivenContract> {
    const contract = await this.opened(terms, cast)
    await this.signedBy(contract, contract.act)
    await this.signedBy(contract, contract.brand)
    return contract
  }

  signedBy({ id, documentHash }: GivenContract, by: Member): Promise<void> {
    return this.as(by, () => this.contracts.sign(id, { name: 'Nora Vael', documentHash }, by, this.now))
  }

  /** Funded, as if the provider had said so: work has begun. */
  async funded(terms: Partial<deal.TermsFields> = {}, cast?: Cast): Promise<GivenContract> {
    const contract = await this.sealed(terms, cast)
    await this.paidIn(contract)
    return contract
  }

  async paidIn({ id, brand, feeMinor }: GivenContract, chargeId = `ch_${randomUUID()}`): Promise<void> {
    const payment = await this.as(brand, () => this.funding.request(id, brand, this.now))
    const { currency } = payment
    const arrived = { sessionId: `cs_${randomUUID()}`, intentId: `pi_${randomUUID()}`, chargeId, currency }
    await asSystem('given', () => this.funding.arrived(payment.id, { ...arrived, amountMinor: feeMinor }, this.now))
  }

  /** The pieces of a contract, in their order. */
  work(contract: Pick<GivenContract, 'id'>): Promise<GivenWork[]> {
    return this.rows(
      `select id, milestone_id as "milestoneId", position from deliverable where contract_id = $1 order by position`,
      [contract.id],
    )
  }

  async submitted({ act }: GivenContract, id: DeliverableId): Promise<void> {
    const work = { link: 'https://video.example/1', fileId: null, note: '' }
    await this.as(act, () => this.deliverables.submit(id, work, act, this.now))
  }

  async approved(contract: GivenContract, id: DeliverableId): Promise<void> {
    await this.submitted(contract, id)
    const { brand } = contract
    await this.as(brand, () => this.deliverables.approve(id, brand, this.now))
  }

  get contracts(): ContractsService {
    return this.test.app.get(ContractsService, { strict: false })
  }
  get funding(): FundingService {
    return this.test.app.get(FundingService, { strict: false })
  }
  get deliverables(): DeliverablesService {
    return this.test.app.get(DeliverablesService, { strict: false })
  }
}

/** So many pieces of work: a line for each, or one line for more than terms may have. */
export const linesOf = (pieces: number): deal.LineFields[] =>
  pieces > TERMS_LIMITS.lines
    ? [someLine({ count: pieces })]
    : Array.from({ length: pieces }, (_, index) => someLine({ dueOn: `2031-07-${String(index + 1).padStart(2, '0')}` }))
