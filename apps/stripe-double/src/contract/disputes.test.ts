import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench, refusalOf } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { payment } from '../testing/given.ts'

// https://docs.stripe.com/testing#disputes the test cards and the words in the evidence that decide
describe.skipIf(AGAINST_STRIPE)('a dispute (needs the clock)', () => {
  let bench: Bench
  beforeAll(async () => void (bench = await openBench()))
  afterAll(() => bench.stop())

  async function disputed(method = 'pm_card_createDispute'): Promise<Stripe.Dispute> {
    const intent = await payment(bench, { method })
    await bench.control('POST', '/clock', { seconds: 10 })
    const { data } = await bench.stripe.disputes.list({ payment_intent: intent.id })
    if (!data[0]) throw new Error('No dispute was opened.')
    return data[0]
  }

  const after = async (dispute: Stripe.Dispute): Promise<Stripe.Dispute> => {
    await bench.control('POST', '/clock', { seconds: 10 })
    return bench.stripe.disputes.retrieve(dispute.id)
  }

  it('takes the amount and a fee from the platform at once', async () => {
    const dispute = await disputed()
    expect(dispute).toMatchObject({
      status: 'needs_response',
      reason: 'fraudulent',
      amount: 10_000,
      is_charge_refundable: false,
    })
    expect(dispute.balance_transactions).toHaveLength(1)
    expect(dispute.balance_transactions[0]).toMatchObject({
      type: 'adjustment',
      amount: -10_000,
      fee: 2000,
      net: -12_000,
      source: dispute.id,
    })
    expect(await bench.stripe.charges.retrieve(String(dispute.charge))).toMatchObject({ disputed: true })
  })

  it('keeps its charge from being refunded', async () => {
    const dispute = await disputed('pm_card_createDisputeProductNotReceived')
    expect(dispute.reason).toBe('product_not_received')
    expect((await refusalOf(bench.stripe.refunds.create({ charge: String(dispute.charge) }))).code).toBe(
      'charge_disputed',
    )
  })

  it('is won with winning evidence: the amount comes back, the fee does not', async () => {
    const dispute = await disputed()
    const answered = await bench.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    })
    expect(answered).toMatchObject({
      status: 'under_review',
      evidence_details: { has_evidence: true, submission_count: 1 },
    })
    const won = await after(dispute)
    expect(won.status).toBe('won')
    expect(won.balance_transactions.map((line) => line.net)).toEqual([-12_000, 10_000])
  })

  it('is lost with losing evidence', async () => {
    const dispute = await disputed()
    await bench.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'losing_evidence' } })
    expect(await after(dispute)).toMatchObject({ status: 'lost', balance_transactions: [{ net: -12_000 }] })
  })

  // https://docs.stripe.com/api/disputes/update submit: false keeps the evidence staged
  it('waits while evidence is only staged', async () => {
    const dispute = await disputed()
    await bench.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: false,
    })
    expect(await after(dispute)).toMatchObject({ status: 'needs_response', evidence_details: { submission_count: 0 } })
  })

  // https://docs.stripe.com/api/disputes/close "from needs_response to lost. Closing a dispute is irreversible."
  it('is given up by closing it, once', async () => {
    const dispute = await disputed()
    expect((await bench.stripe.disputes.close(dispute.id)).status).toBe('lost')
    expect((await refusalOf(bench.stripe.disputes.close(dispute.id))).statusCode).toBe(400)
    const late = bench.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } })
    expect((await refusalOf(late)).statusCode).toBe(400)
  })

  it('is lost when nobody answers in time', async () => {
    const dispute = await disputed()
    await bench.control('POST', '/clock', { days: 10 })
    expect(await bench.stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true },
    })
  })

  it('may begin as an inquiry, which takes no money until it is escalated', async () => {
    const inquiry = await disputed('pm_card_createDisputeInquiry')
    expect(inquiry).toMatchObject({
      status: 'warning_needs_response',
      balance_transactions: [],
      is_charge_refundable: true,
    })
    await bench.stripe.disputes.update(inquiry.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } })
    expect(await after(inquiry)).toMatchObject({ status: 'needs_response', balance_transactions: [{ net: -12_000 }] })
  })

  it('is decided by hand too', async () => {
    const { latest_charge: charge } = await payment(bench)
    const opened = (await bench.control('POST', `/charges/${String(charge)}/dispute`, {
      reason: 'duplicate',
    })) as unknown as Stripe.Dispute
    expect(opened.reason).toBe('duplicate')
    expect(await bench.control('POST', `/disputes/${opened.id}/verdict`, { verdict: 'win' })).toMatchObject({
      status: 'won',
    })
  })

  it('is told of step by step', async () => {
    const dispute = await disputed()
    await bench.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } })
    await after(dispute)
    const { data } = await bench.stripe.events.list({ type: 'charge.dispute.*', limit: 5 })
    expect(data.map((event) => event.type)).toEqual([
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
      'charge.dispute.updated',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.created',
    ])
  })
})
