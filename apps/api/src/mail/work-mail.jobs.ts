import { type Signer, SIGNERS } from '@concertato/deal'
import { minorDigits } from '@concertato/money'
import type { Locale } from '@concertato/wire'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Jobs } from '../platform/jobs.ts'
import { compose } from './compose.ts'
import type { Reader } from './deal-mail.queries.ts'
import { Mailer } from './mailer.ts'
import type { WorkMailKind } from './texts/work/work-mails.ts'
import { type ContractNames, type PayoutNames, type ReaderGroup, WorkMailQueries } from './work-mail.queries.ts'

interface Amount {
  readonly minor: bigint
  readonly currency: string
}

type Facts = Readonly<Record<string, string | Date | Amount>>

const SIGNING: Readonly<Record<Signer, readonly [side: 'brandId' | 'actId', group: ReaderGroup]>> = {
  act: ['actId', 'act_signers'],
  guardian: ['actId', 'act_guardians'],
  brand: ['brandId', 'brand_signers'],
}

/**
 * Writes the mails of the way from contract to payout. What a mail would say is read when it is written: a turn that
 * has passed in the meantime is not announced any more.
 */
@Injectable()
export class WorkMailJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly queries: WorkMailQueries,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on('contract.opened', 'mail', ({ contractId }) => this.toSign(contractId))
    this.jobs.on('contract.signed', 'mail', ({ contractId }) => this.toSign(contractId))
    this.jobs.on('contract.sealed', 'mail', ({ contractId }) => this.sealed(contractId))
    this.jobs.on('contract.ended', 'mail', ({ contractId }) => this.tellBoth(contractId, 'contract_ended'))
    this.jobs.on('contract.completed', 'mail', ({ contractId }) => this.tellBoth(contractId, 'contract_completed'))
    this.jobs.on('contract.funded', 'mail', ({ contractId }) => this.funded(contractId))
    this.jobs.on('payment.failed', 'mail', ({ paymentId }) => this.unpaid(paymentId))
    this.jobs.on('deliverable.submitted', 'mail', ({ deliverableId }) => this.submitted(deliverableId))
    this.jobs.on('deliverable.changes_requested', 'mail', ({ deliverableId }) => this.sentBack(deliverableId))
    this.jobs.on('deliverable.approved', 'mail', ({ deliverableId }) => this.approved(deliverableId))
    this.jobs.on('payout.blocked', 'mail', ({ payoutId }) => this.tellPayee(payoutId, 'payout_blocked'))
    this.jobs.on('payout.submitted', 'mail', ({ payoutId }) => this.tellPayee(payoutId, 'payout_submitted'))
    this.jobs.on('payout.paid', 'mail', ({ payoutId }) => this.tellPayee(payoutId, 'payout_paid'))
    this.jobs.on('payout.failed', 'mail', ({ payoutId }) => this.payoutFailed(payoutId))
  }

  private async toSign(contractId: string): Promise<void> {
    const contract = await this.queries.contract(contractId)
    if (!contract || !['awaiting_signatures', 'partially_signed'].includes(contract.state)) return
    const asked = SIGNERS.filter((it) => it !== 'guardian' || contract.needsGuardian)
    const next = asked.find((it) => !contract.signed.includes(it))
    if (!next) return
    const [side, group] = SIGNING[next]
    const readers = await this.queries.people(contract[side], group)
    await this.send(
      'contract_to_sign',
      readers,
      { ...factsOf(contract), until: contract.signBy },
      contractPage(contractId),
    )
  }

  private async sealed(contractId: string): Promise<void> {
    const contract = await this.queries.contract(contractId)
    if (!contract) return
    const facts = { ...factsOf(contract), hash: contract.hash, amount: feeOf(contract) }
    const page = contractPage(contractId)
    await this.send('contract_sealed', await this.queries.people(contract.actId, 'act'), facts, page)
    const payers = await this.queries.people(contract.brandId, 'brand_payers')
    await this.send('contract_to_fund', payers, facts, `${page}/fund`)
  }

  private async tellBoth(contractId: string, kind: WorkMailKind): Promise<void> {
    const contract = await this.queries.contract(contractId)
    if (!contract) return
    const brand = await this.queries.people(contract.brandId, 'brand_reviewers')
    const act = await this.queries.people(contract.actId, 'act')
    await this.send(kind, [...brand, ...act], factsOf(contract), contractPage(contractId))
  }

  private async funded(contractId: string): Promise<void> {
    const contract = await this.queries.contract(contractId)
    if (!contract) return
    const facts = { ...factsOf(contract), amount: feeOf(contract) }
    await this.send('funds_secured', await this.queries.people(contract.actId, 'act'), facts, 'deliverables')
  }

  private async unpaid(paymentId: string): Promise<void> {
    const contract = await this.queries.ofPayment(paymentId)
    if (!contract) return
    const facts = { ...factsOf(contract), amount: feeOf(contract) }
    await this.send('payment_failed', await this.queries.people(contract.brandId, 'brand_payers'), facts, 'today')
  }

  private async submitted(id: string): Promise<void> {
    const work = await this.queries.work(id)
    if (!work?.reviewBy) return
    const readers = await this.queries.people(work.brandId, 'brand_reviewers')
    await this.send('work_submitted', readers, { ...factsOf(work), until: work.reviewBy }, `deliverables/${id}`)
  }

  private async sentBack(id: string): Promise<void> {
    const work = await this.queries.work(id)
    if (work?.workState !== 'changes_requested') return
    const readers = await this.queries.people(work.actId, 'act')
    await this.send('changes_requested', readers, factsOf(work), `deliverables/${id}`)
  }

  private async approved(id: string): Promise<void> {
    const work = await this.queries.work(id)
    if (work)
      await this.send(
        'work_approved',
        await this.queries.people(work.actId, 'act'),
        factsOf(work),
        `deliverables/${id}`,
      )
  }

  private async tellPayee(payoutId: string, kind: WorkMailKind): Promise<void> {
    const payout = await this.queries.payout(payoutId)
    if (!payout || kind !== `payout_${payout.payoutState}`) return
    await this.send(kind, await this.queries.people(payout.actId, 'act'), payoutFacts(payout), 'money')
  }

  private async payoutFailed(payoutId: string): Promise<void> {
    const payout = await this.queries.payout(payoutId)
    if (!payout || payout.failure === null) return
    const facts = { ...payoutFacts(payout), failure: payout.failure }
    await this.send('payout_needs_house', await this.queries.finance(), facts, 'ledger')
    // Only the bank's refusal is the payee's to cure; until then it is ours.
    if (payout.payoutState !== 'returned') return
    await this.send('payout_failed', await this.queries.people(payout.actId, 'act'), facts, 'money')
  }

  private async send(kind: WorkMailKind, readers: readonly Reader[], facts: Facts, page: string): Promise<void> {
    const link = new URL(page, this.config.PUBLIC_URL.replace(/\/?$/, '/')).href
    for (const { name, email, locale } of readers) {
      const words = Object.entries(facts).map(([key, it]) => [key, written(locale, it)])
      await this.mailer.send(email, compose(kind, locale, { ...Object.fromEntries(words), name }, link))
    }
  }
}

const contractPage = (id: string): string => `contracts/${id}`

const factsOf = ({ brief, brand, act }: ContractNames): Facts => ({ brief, brand, act })

const feeOf = ({ feeMinor, currency }: ContractNames): Amount => ({ minor: BigInt(feeMinor), currency })

const payoutFacts = (payout: PayoutNames): Facts => ({
  ...factsOf(payout),
  amount: { minor: BigInt(payout.amountMinor), currency: payout.currency },
  until: payout.promisedAt,
})

function written(locale: Locale, it: string | Date | Amount): string {
  if (typeof it === 'string') return it
  if (it instanceof Date) return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(it)
  const digits = minorDigits(it.currency)
  const figures = it.minor.toString().padStart(digits + 1, '0')
  const cut = figures.length - digits
  const decimal = digits > 0 ? `${figures.slice(0, cut)}.${figures.slice(cut)}` : figures
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: it.currency })
  return format.format(decimal as Intl.StringNumericLiteral)
}
