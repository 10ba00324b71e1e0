import type { deal, money, offers } from '@concertato/wire'
import { aScore, anId, NOW } from './world.ts'

const DAY = 86_400_000
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY)

const someTerms = (feeMinor: bigint): deal.TermsView => ({
  form: 1,
  currency: 'EUR',
  feeMinor,
  lines: [{ kind: 'video', platform: 'tiktok', count: 1, note: '', dueOn: '2027-01-10', weight: 1 }],
  startsOn: '2026-12-01',
  endsOn: '2027-01-31',
  revisionRounds: 2,
  reviewDays: 7,
  usage: null,
  exclusivity: null,
  payment: 'per_deliverable',
  split: { policyVersion: 1, houseBp: 1_500, managerBp: 0 },
})

const euro = (minor: bigint) => ({ minor, currency: 'EUR' })

/** A first version of 4.800 €, from the brand. */
export const anOffer = (it: Partial<offers.OfferView> = {}): offers.OfferView => ({
  id: anId(),
  threadId: anId(),
  version: 1,
  sentBy: 'brand',
  author: 'Louise Arnaud',
  message: '',
  terms: someTerms(480_000n),
  termsHash: 'a'.repeat(64),
  net: { amount: euro(480_000n), house: euro(72_000n), manager: euro(0n), act: euro(408_000n) },
  state: 'sent',
  sentAt: inDays(-2),
  expiresAt: inDays(5),
  closedAt: null,
  decline: null,
  actions: [],
  ...it,
})

export const aThread = (it: Partial<offers.ThreadView> = {}): offers.ThreadView => ({
  id: anId(),
  matchId: anId(),
  briefId: anId(),
  briefTitle: 'Summer rooftops',
  brand: { id: anId(), name: 'Verano Cola', country: 'FR' },
  act: { id: anId(), name: 'Nora Vael', country: 'FR' },
  you: 'brand',
  versions: [anOffer()],
  diffs: [],
  contractId: null,
  actions: [],
  turn: null,
  score: aScore(6),
  ...it,
})

/** 4.080 € of Nora's that came back from her bank. */
export const aPayout = (it: Partial<money.PayoutView> = {}): money.PayoutView => ({
  id: anId(),
  contractId: anId(),
  matchId: anId(),
  briefTitle: 'Summer rooftops',
  payee: 'Nora Vael',
  state: 'returned',
  enteredAt: inDays(-1),
  amount: euro(408_000n),
  blockedBy: null,
  failure: 'The bank account has been closed.',
  attempt: 1,
  requestedAt: inDays(-5),
  promisedAt: inDays(-3),
  sentAt: inDays(-5),
  paidAt: null,
  turn: { side: 'act', kind: 'cure_payout', since: inDays(-1), dueAt: null, otherwise: 'payee_is_reminded' },
  actions: [],
  ...it,
})
