import { describe, expect, it } from 'vitest'
import type { Terms } from '@concertato/deal'
import { BriefFields, CreateBrief, UpdateBrief } from './briefs.ts'
import { SignContract } from './contracts.ts'
import { TermsFields, TermsView } from './deal.ts'
import { RequestChanges, SubmitWork } from './deliverables.ts'
import { AcceptOffer, SendOffer } from './offers.ts'
import { TransferView } from './ledger.ts'

const HASH = 'a'.repeat(64)
const line = { kind: 'video', platform: 'tiktok', count: 2, note: 'vertical', dueOn: '2027-01-10', weight: 2 }
const terms = {
  currency: 'EUR',
  feeMinor: '480000',
  lines: [line],
  startsOn: '2026-12-01',
  endsOn: '2027-01-31',
  revisionRounds: 2,
  reviewDays: 7,
  usage: { channels: ['paid_social'], territories: ['FR', 'WORLD'], months: 6 },
  exclusivity: { sector: 'soft_drinks', months: 3 },
  payment: 'per_deliverable',
}
const ok = (schema: { safeParse: (it: unknown) => { success: boolean } }, it: unknown): boolean =>
  schema.safeParse(it).success

describe('terms on the wire', () => {
  it('carry amounts as text and arrive as whole units', () => {
    expect(TermsFields.parse({ ...terms, feeMinor: '999999999999' }).feeMinor).toBe(999_999_999_999n)
    expect(TermsFields.parse(terms).feeMinor).toBe(480_000n)
  })

  it('are, with their split, the terms of the rules', () => {
    const full: Terms = TermsView.parse({ ...terms, form: 1, split: { policyVersion: 1, houseBp: 800, managerBp: 0 } })
    expect(TermsView.encode(full as never).feeMinor).toBe('480000')
  })

  it.each([
    ['a fee of nothing', { feeMinor: '0' }],
    ['a fee below zero', { feeMinor: '-5' }],
    ['a fee above the limit', { feeMinor: '1000000000001' }],
    ['a fee with decimals', { feeMinor: '48.00' }],
    ['a fee as a number', { feeMinor: 480_000 }],
    ['no work', { lines: [] }],
    ['a count of nothing', { lines: [{ ...line, count: 0 }] }],
    ['a kind nobody knows', { lines: [{ ...line, kind: 'nft' }] }],
    ['a day that does not exist', { startsOn: '2026-02-30' }],
    ['rights for ever', { usage: { ...terms.usage, months: 999 } }],
    ['rights nowhere', { usage: { ...terms.usage, territories: [] } }],
    ['a country in small letters', { usage: { ...terms.usage, territories: ['fr'] } }],
    ['a review of a year', { reviewDays: 365 }],
    ['a split of one’s own', { split: { policyVersion: 1, houseBp: 0, managerBp: 0 } }],
    ['something unknown', { extra: 1 }],
  ])('refuse %s', (_, wrong) => {
    expect(ok(TermsFields, { ...terms, ...wrong })).toBe(false)
  })

  it('may leave out rights and exclusivity, but must say so', () => {
    expect(ok(TermsFields, { ...terms, usage: null, exclusivity: null })).toBe(true)
    const { usage: _, ...silent } = terms
    expect(ok(TermsFields, silent)).toBe(false)
  })
})

describe('an offer on the wire', () => {
  it('stands for seven days unless its sender says otherwise', () => {
    expect(SendOffer.parse({ terms })).toMatchObject({ days: 7, message: '' })
    expect(ok(SendOffer, { terms, days: 1 })).toBe(false)
    expect(ok(SendOffer, { terms, days: 31 })).toBe(false)
  })

  it('is accepted by a whole hash only', () => {
    expect(ok(AcceptOffer, { termsHash: HASH })).toBe(true)
    for (const termsHash of [HASH.slice(1), HASH.toUpperCase(), 'g'.repeat(64), '']) {
      expect(ok(AcceptOffer, { termsHash })).toBe(false)
    }
  })
})

describe('a brief on the wire', () => {
  it('may begin with nothing', () => {
    expect(CreateBrief.parse({})).toEqual({})
  })

  it('changes only what is sent', () => {
    expect(UpdateBrief.parse({ budgetMinor: null })).toEqual({ budgetMinor: null })
    expect(UpdateBrief.parse({ title: '  Summer  ' })).toEqual({ title: 'Summer' })
  })

  it.each([
    ['ages the wrong way round', { targetAges: { from: 40, to: 20 } }],
    ['an age below thirteen', { targetAges: { from: 12, to: 20 } }],
    ['a title of many lines of control', { title: 'a\u0007b' }],
    ['a title that is too long', { title: 'x'.repeat(81) }],
    ['a budget of nothing', { budgetMinor: '0' }],
    ['rights for ever', { rightsMonths: 61 }],
    ['an owner', { brandId: '00000000-0000-4000-8000-000000000000' }],
    ['a state', { state: 'open' }],
  ])('refuses %s', (_, wrong) => {
    expect(ok(UpdateBrief, wrong)).toBe(false)
  })

  it('knows the same fields when it is read as when it is written', () => {
    expect(Object.keys(UpdateBrief.shape)).toEqual(Object.keys(BriefFields.shape))
  })
})

describe('work on the wire', () => {
  it('is a link, a file, or both, and never neither', () => {
    const fileId = '00000000-0000-4000-8000-000000000000'
    expect(ok(SubmitWork, { link: 'https://example.org/v/1' })).toBe(true)
    expect(ok(SubmitWork, { fileId })).toBe(true)
    expect(ok(SubmitWork, { link: 'https://example.org/v/1', fileId, note: 'cut 2' })).toBe(true)
    expect(ok(SubmitWork, {})).toBe(false)
    expect(ok(SubmitWork, { note: 'soon' })).toBe(false)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://example.org', 'example.org'])(
    'refuses %s as a link',
    (link) => {
      expect(ok(SubmitWork, { link })).toBe(false)
    },
  )

  it('is not sent back without words', () => {
    expect(ok(RequestChanges, { note: '   ' })).toBe(false)
    expect(ok(RequestChanges, { note: 'The label is missing.' })).toBe(true)
  })
})

describe('a signature on the wire', () => {
  it('needs a name, the document and an explicit yes', () => {
    const signature = { name: 'Nora Vael', documentHash: HASH, agreed: true }
    expect(ok(SignContract, signature)).toBe(true)
    expect(ok(SignContract, { ...signature, agreed: false })).toBe(false)
    expect(ok(SignContract, { ...signature, name: ' ' })).toBe(false)
    expect(ok(SignContract, { ...signature, name: 'Nora\nVael' })).toBe(false)
    expect(ok(SignContract, { ...signature, signer: 'brand' })).toBe(false)
  })
})

describe('a movement on the wire', () => {
  it('keeps amounts beyond what a number holds', () => {
    const row = {
      id: '1',
      cause: 'funded:p',
      leg: 'whole' as const,
      from: 'stripe_clearing',
      to: 'secured:c',
      currency: 'EUR',
      amountMinor: 9_007_199_254_740_993n,
      bookedAt: new Date('2026-11-25T12:00:00.000Z'),
      contractId: null,
      providerId: null,
    }
    const sent = TransferView.encode(row)
    expect(sent).toMatchObject({ amountMinor: '9007199254740993', bookedAt: '2026-11-25T12:00:00.000Z' })
    expect(TransferView.decode(JSON.parse(JSON.stringify(sent)))).toEqual(row)
  })
})
