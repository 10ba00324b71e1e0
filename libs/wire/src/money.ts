import { MILESTONE_STATES, PAYMENT_STATES, PAYOUT_BLOCKS, PAYOUT_STATES } from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant, minorUnits, MoneyView, page, pageQuery } from './codecs.ts'
import { actions, BarView, PartyView, TurnView } from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** One milestone with its shares in minor units; they add up to `amountMinor`. */
export const MilestoneView = z.object({
  id: z.uuid(),
  position: z.number().int(),
  state: z.enum(MILESTONE_STATES),
  enteredAt: instant,
  dueOn: day,
  currency,
  amountMinor: minorUnits,
  houseMinor: minorUnits,
  managerMinor: minorUnits,
  actMinor: minorUnits,
})
export type MilestoneView = z.output<typeof MilestoneView>

export const PaymentView = z.object({
  id: z.uuid(),
  contractId: z.uuid(),
  state: z.enum(PAYMENT_STATES),
  enteredAt: instant,
  amount: MoneyView,
  /** Where to pay while it is open. */
  checkoutUrl: z.string().nullable(),
  /** The provider's words when it failed. */
  failure: z.string().nullable(),
})
export type PaymentView = z.output<typeof PaymentView>

/** What the brand sees before and after it pays. */
export const FundingView = z.object({
  contractId: z.uuid(),
  matchId: z.uuid(),
  briefTitle: z.string(),
  brand: PartyView,
  act: PartyView,
  amount: MoneyView,
  isFunded: z.boolean(),
  fundedAt: instant.nullable(),
  fundBy: instant.nullable(),
  /** When secured money is released or given back at the latest. */
  holdUntil: instant.nullable(),
  payments: z.array(PaymentView),
  milestones: z.array(MilestoneView),
  actions: z.array(z.string()),
  turn: TurnView.nullable(),
  score: z.array(BarView),
})
export type FundingView = z.output<typeof FundingView>

/** Where to pay now. */
export const FundingStarted = z.object({ paymentId: z.uuid(), checkoutUrl: z.string() })
export type FundingStarted = z.output<typeof FundingStarted>

export const PayoutView = z.object({
  id: z.uuid(),
  contractId: z.uuid(),
  matchId: z.uuid(),
  briefTitle: z.string(),
  /** Who is paid. */
  payee: z.string(),
  state: z.enum(PAYOUT_STATES),
  enteredAt: instant,
  amount: MoneyView,
  blockedBy: z.enum(PAYOUT_BLOCKS).nullable(),
  failure: z.string().nullable(),
  attempt: z.number().int(),
  requestedAt: instant,
  /** When it is promised to land, and when it did. */
  promisedAt: instant,
  sentAt: instant.nullable(),
  paidAt: instant.nullable(),
  turn: TurnView.nullable(),
  actions,
})
export type PayoutView = z.output<typeof PayoutView>

/** Sums of one currency, in minor units. */
export const MoneySums = z.object({
  currency,
  /** Agreed, not yet paid in. */
  agreedMinor: minorUnits,
  securedMinor: minorUnits,
  /** Released and not yet landed. */
  onTheWayMinor: minorUnits,
  paidMinor: minorUnits,
})

/** The money page of an act (its net) or of a brand (what it pays). */
export const MoneyPage = z.object({
  sums: z.array(MoneySums),
  deals: z.array(
    z.object({
      contractId: z.uuid(),
      matchId: z.uuid(),
      briefTitle: z.string(),
      brand: PartyView,
      act: PartyView,
      signedAt: instant.nullable(),
      fundedAt: instant.nullable(),
      milestones: z.array(MilestoneView),
      score: z.array(BarView),
    }),
  ),
  payouts: z.array(PayoutView),
})
export type MoneyPage = z.output<typeof MoneyPage>

export const PAYEE_STATES = ['none', 'incomplete', 'ready', 'restricted'] as const

/** The act's account at the payment provider. */
export const PayeeView = z.object({
  state: z.enum(PAYEE_STATES),
  /** What the provider still asks for, in its own codes. */
  requirements: z.array(z.string()),
  country: z.string(),
  currency,
  isSandbox: z.boolean(),
})
export type PayeeView = z.output<typeof PayeeView>

/** Where the provider's onboarding page is; works once, for a few minutes. */
export const OnboardingLink = z.object({ url: z.string() })
export type OnboardingLink = z.output<typeof OnboardingLink>

export const view = route({
  name: 'money.view',
  method: 'GET',
  path: '/money',
  summary: 'Where your money is: agreed, secured, on the way, paid',
  reply: MoneyPage,
})

export const funding = route({
  name: 'money.funding',
  method: 'GET',
  path: '/contracts/:id/funding',
  summary: 'What a contract costs, what is paid, what is secured',
  params: byId,
  reply: FundingView,
})

export const fund = route({
  name: 'money.fund',
  method: 'POST',
  path: '/contracts/:id/funding',
  summary: 'Begin to pay; answers with the payment page',
  params: byId,
  reply: FundingStarted,
  status: 200,
})

export const payouts = route({
  name: 'money.payouts',
  method: 'GET',
  path: '/payouts',
  summary: 'Payouts to you; for the house, all of them',
  query: pageQuery.extend({ state: z.enum(PAYOUT_STATES).optional() }),
  reply: page(PayoutView),
})

export const payout = route({
  name: 'money.payout',
  method: 'GET',
  path: '/payouts/:id',
  summary: 'One payout',
  params: byId,
  reply: PayoutView,
})

export const retry = route({
  name: 'money.retry',
  method: 'POST',
  path: '/payouts/:id/retry',
  summary: 'Send a payout again that came back or failed, once the account is in order',
  params: byId,
  reply: PayoutView,
  status: 200,
})

export const payee = route({
  name: 'money.payee',
  method: 'GET',
  path: '/payee',
  summary: 'The account your act is paid to',
  reply: PayeeView,
})

export const onboard = route({
  name: 'money.onboard',
  method: 'POST',
  path: '/payee/link',
  summary: 'Open the provider’s onboarding page',
  reply: OnboardingLink,
  status: 200,
})
