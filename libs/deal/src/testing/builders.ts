import type { Id } from '@concertato/core'
import type { Brief } from '../brief.ts'
import type { Contract } from '../contract.ts'
import type { ContractFacts } from '../contract-text.ts'
import type { Deliverable } from '../deliverable.ts'
import type { Match } from '../match.ts'
import type { Milestone } from '../milestone.ts'
import type { Offer } from '../offer.ts'
import type { Payment } from '../payment.ts'
import type { Payout } from '../payout.ts'
import type { DeliverableLine, Terms } from '../terms.ts'

/** A Wednesday at noon, so that working days and weekends are both within reach. */
export const NOW = new Date('2026-11-25T12:00:00.000Z')

export const anId = <Kind extends string>(kind: Kind, number = 1): Id<Kind> =>
  `00000000-0000-4000-8000-${kind.length.toString(16).padStart(4, '0')}${String(number).padStart(8, '0')}` as Id<Kind>

export const aLine = (over: Partial<DeliverableLine> = {}): DeliverableLine => ({
  kind: 'video',
  platform: 'tiktok',
  count: 2,
  note: 'vertical, 30 seconds',
  dueOn: '2027-01-10',
  weight: 2,
  ...over,
})

export const someTerms = (over: Partial<Terms> = {}): Terms => ({
  form: 1,
  currency: 'EUR',
  feeMinor: 480_000n,
  lines: [aLine(), aLine({ kind: 'story', platform: 'instagram', count: 1, note: '', dueOn: '2027-01-15', weight: 1 })],
  startsOn: '2026-12-01',
  endsOn: '2027-01-31',
  revisionRounds: 2,
  reviewDays: 7,
  usage: { channels: ['organic_social', 'paid_social'], territories: ['FR', 'IT'], months: 6 },
  exclusivity: { sector: 'soft_drinks', months: 3 },
  payment: 'per_deliverable',
  split: { policyVersion: 1, houseBp: 800, managerBp: 500 },
  ...over,
})

export const aBrief = (over: Partial<Brief> = {}): Brief => ({
  id: anId('brief'),
  state: 'draft',
  enteredAt: NOW,
  title: 'Summer rooftops',
  idea: 'Songs at the edge of the city',
  goal: 'reach_new',
  sector: 'soft_drinks',
  targetCountries: ['FR', 'IT'],
  targetAges: { from: 18, to: 34 },
  tags: [],
  languages: [],
  needs: [],
  lines: [aLine()],
  budgetMinor: 1_200_000n,
  currency: 'EUR',
  startsOn: '2026-12-01',
  endsOn: '2027-01-31',
  usageChannels: ['organic_social'],
  territories: ['FR'],
  rightsMonths: 6,
  ...over,
})

export const aMatch = (over: Partial<Match> = {}): Match => ({
  id: anId('match'),
  state: 'suggested',
  enteredAt: NOW,
  approvedAt: null,
  invitedAt: null,
  expiresAt: null,
  ...over,
})

export const anOffer = (over: Partial<Offer> = {}): Offer => ({
  id: anId('offer'),
  threadId: anId('offer_thread'),
  version: 1,
  sentBy: 'brand',
  terms: someTerms(),
  termsHash: 'a'.repeat(64),
  state: 'sent',
  sentAt: NOW,
  expiresAt: new Date('2026-12-02T12:00:00.000Z'),
  closedAt: null,
  ...over,
})

export const aContract = (over: Partial<Contract> = {}): Contract => ({
  id: anId('contract'),
  state: 'awaiting_signatures',
  enteredAt: NOW,
  needsGuardian: false,
  termsHash: 'a'.repeat(64),
  documentHash: 'd'.repeat(64),
  signatures: [],
  signBy: new Date('2026-12-09T12:00:00.000Z'),
  ...over,
})

export const aDeliverable = (over: Partial<Deliverable> = {}): Deliverable => ({
  id: anId('deliverable'),
  contractId: anId('contract'),
  milestoneId: anId('milestone'),
  position: 1,
  kind: 'video',
  dueOn: '2027-01-10',
  state: 'planned',
  enteredAt: NOW,
  revisionsUsed: 0,
  revisionRounds: 2,
  reviewDays: 7,
  reviewBy: null,
  ...over,
})

export const aMilestone = (over: Partial<Milestone> = {}): Milestone => ({
  id: anId('milestone'),
  contractId: anId('contract'),
  position: 1,
  state: 'planned',
  enteredAt: NOW,
  currency: 'EUR',
  amountMinor: 480_000n,
  houseMinor: 38_400n,
  managerMinor: 24_000n,
  actMinor: 417_600n,
  ...over,
})

export const aPayment = (over: Partial<Payment> = {}): Payment => ({
  id: anId('payment'),
  contractId: anId('contract'),
  state: 'created',
  enteredAt: NOW,
  currency: 'EUR',
  amountMinor: 480_000n,
  ...over,
})

export const aPayout = (over: Partial<Payout> = {}): Payout => ({
  id: anId('payout'),
  state: 'requested',
  enteredAt: NOW,
  blockedBy: null,
  attempt: 0,
  currency: 'EUR',
  amountMinor: 417_600n,
  ...over,
})

export const someFacts = (over: Partial<ContractFacts> = {}): ContractFacts => ({
  title: 'Summer rooftops',
  terms: someTerms(),
  brand: { name: 'Verano Cola', country: 'ES', person: 'Louise Ortega' },
  act: { name: 'Nora Vael', country: 'IT', person: null },
  house: 'Maison Concertante',
  needsGuardian: false,
  lawCountry: 'FR',
  bindingLocale: 'en',
  ...over,
})
