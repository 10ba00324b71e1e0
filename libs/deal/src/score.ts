import type { Brief } from './brief.ts'
import { hasFallenThrough, signersOf, type Contract, type ContractState } from './contract.ts'
import type { Deliverable } from './deliverable.ts'
import type { Match, MatchState } from './match.ts'
import type { Milestone } from './milestone.ts'
import { isIdle, otherSide, type Offer } from './offer.ts'
import type { Side } from './party.ts'
import type { Payout } from './payout.ts'

export const BAR_KINDS = [
  'brief',
  'check',
  'approve',
  'pick',
  'invite',
  'answer',
  'offer',
  'reply',
  'sign',
  'fund',
  'make',
  'review',
  'release',
  'pay',
  'report',
] as const
export type BarKind = (typeof BAR_KINDS)[number]

export const BAR_STATES = ['done', 'now', 'todo'] as const
export type BarState = (typeof BAR_STATES)[number]

/** One bar of the Score. A guardian's bars stand on the act's stave. */
export interface Bar {
  /** Unique within one Score: the kind, with a number where there are several (`offer:2`). */
  readonly key: string
  readonly kind: BarKind
  readonly side: Side
  readonly state: BarState
  /** Height, 1…5. */
  readonly weight: number
}

/** As much of a deal as its Score needs. What does not exist yet is `null` or empty. */
export interface ScoreOf {
  readonly brief: Pick<Brief, 'state'>
  readonly match: Pick<Match, 'state' | 'approvedAt' | 'invitedAt'> | null
  /** The thread's versions, oldest first. */
  readonly offers: readonly Pick<Offer, 'version' | 'state' | 'sentBy'>[]
  readonly contract: Contract | null
  /** In the order of their positions. */
  readonly deliverables: readonly (Pick<Deliverable, 'position' | 'state' | 'milestoneId'> & {
    readonly weight: number
  })[]
  readonly milestones: readonly Pick<Milestone, 'id' | 'position' | 'state'>[]
  readonly payouts: readonly (Pick<Payout, 'state'> & { readonly milestoneId: string })[]
}

type Step = Omit<Bar, 'state'> & { readonly isDone: boolean }

/** Heights of the bars that are not sized by the work: a signature weighs more than a click. */
const HEIGHT = { click: 1, page: 2, offer: 3, sign: 4, money: 4 } as const

/**
 * Writes a deal as bars in the order they are played: done, then the one (or the several) whose turn it is, then to come.
 *
 * Up to the funds everything is one after the other. Work runs side by side: each piece lights its own next bar, and the
 * money of a milestone follows when its pieces are approved. A deal that has ended early lights nothing.
 */
export function scoreOf(deal: ScoreOf): Bar[] {
  const before = lightFirst([...briefSteps(deal), ...matchSteps(deal), ...offerSteps(deal), ...contractSteps(deal)])
  const work = isPlayed(before) ? workBars(deal) : workBars(deal).map(unlit)
  const report = step('report', 'report', 'brand', HEIGHT.page, deal.brief.state === 'completed')
  const bars = [...before, ...work, isPlayed([...before, ...work]) ? light(report) : dim(report)]
  return hasEnded(deal) ? bars.map(unlit) : bars
}

/** The sides whose bar is lit. */
export const litSides = (bars: readonly Bar[]): Side[] => [
  ...new Set(bars.filter((bar) => bar.state === 'now').map((bar) => bar.side)),
]

function briefSteps({ brief }: ScoreOf): Step[] {
  const isSent = !['draft', 'returned'].includes(brief.state)
  const isPassed = ['open', 'in_flight', 'completed'].includes(brief.state)
  return [step('brief', 'brief', 'brand', HEIGHT.page, isSent), step('check', 'check', 'house', HEIGHT.click, isPassed)]
}

const ANSWERED: readonly MatchState[] = ['accepted', 'offering', 'contracted']

/** A closed match no longer says how far it came; what came after it does. */
function matchSteps({ match, offers }: ScoreOf): Step[] {
  const isApproved = match !== null && match.approvedAt !== null
  const isInvited = match !== null && match.invitedAt !== null
  const isPicked = isInvited || match?.state === 'brand_picked'
  const isAnswered = isInvited && (ANSWERED.includes(match.state) || offers.length > 0)
  return [
    step('approve', 'approve', 'house', HEIGHT.click, isApproved),
    step('pick', 'pick', 'brand', HEIGHT.click, isPicked),
    step('invite', 'invite', 'house', HEIGHT.click, isInvited),
    step('answer', 'answer', 'act', HEIGHT.page, isAnswered),
  ]
}

function offerSteps(deal: ScoreOf): Step[] {
  const versions = deal.offers.map(({ version, sentBy }) =>
    step(`offer:${version}`, 'offer', sentBy, HEIGHT.offer, true),
  )
  const last = deal.offers.at(-1)
  if (!last || isToBeMadeAgain(deal)) {
    return [
      ...versions,
      step(`offer:${(last?.version ?? 0) + 1}`, 'offer', 'brand', HEIGHT.offer, false),
      step('reply', 'reply', 'act', HEIGHT.offer, false),
    ]
  }
  return [...versions, step('reply', 'reply', otherSide(last.sentBy), HEIGHT.offer, last.state === 'accepted')]
}

/** The last version lapsed, or led to a contract that fell through: somebody has to propose again. */
function isToBeMadeAgain({ offers, contract }: ScoreOf): boolean {
  const last = offers.at(-1)
  return last !== undefined && isIdle(last, contract)
}

const FUNDED: readonly ContractState[] = ['active', 'completed']

function contractSteps(deal: ScoreOf): Step[] {
  const contract = deal.contract && hasFallenThrough(deal.contract) ? null : deal.contract
  const signers = signersOf(deal.contract ?? { needsGuardian: false })
  const signatures = signers.map((signer) => {
    const hasSigned = contract?.signatures.some((signature) => signature.signer === signer) ?? false
    return step(`sign:${signer}`, 'sign', signer, HEIGHT.sign, hasSigned)
  })
  const isFunded = contract !== null && FUNDED.includes(contract.state)
  return [...signatures, step('fund', 'fund', 'brand', HEIGHT.money, isFunded)]
}

/** Each milestone's work and money. Before there is a plan, one bar of each stands for all of them. */
function workBars(deal: ScoreOf): Bar[] {
  if (deal.milestones.length === 0) {
    return [
      step('make:1', 'make', 'act', HEIGHT.money, false),
      step('review:1', 'review', 'brand', HEIGHT.page, false),
      step('release:1', 'release', 'house', HEIGHT.click, false),
      step('pay:1', 'pay', 'house', HEIGHT.money, false),
    ].map(dim)
  }
  const heaviest = Math.max(1, ...deal.deliverables.map(({ weight }) => weight))
  return deal.milestones.flatMap((milestone) => {
    const pieces = deal.deliverables.filter(({ milestoneId }) => milestoneId === milestone.id)
    const work = pieces.flatMap((piece) => lightFirst(pieceSteps(piece, heaviest)))
    const money = moneySteps(milestone, deal)
    return [...work, ...(isPlayed(work) ? lightFirst(money) : money.map(dim))]
  })
}

function pieceSteps({ position, state, weight }: ScoreOf['deliverables'][number], heaviest: number): Step[] {
  const isOver = state === 'approved' || state === 'cancelled'
  return [
    step(`make:${position}`, 'make', 'act', height(weight, heaviest), isOver || state === 'submitted'),
    step(`review:${position}`, 'review', 'brand', HEIGHT.page, isOver),
  ]
}

/** A payout that is blocked or came back is the act's to cure; until then it stands on its stave. */
function moneySteps({ id, position, state }: ScoreOf['milestones'][number], { payouts }: ScoreOf): Step[] {
  const legs = payouts.filter(({ milestoneId }) => milestoneId === id)
  const isSettled = state === 'released' || state === 'refunded'
  const isPaid = isSettled && legs.every((leg) => leg.state === 'paid')
  const payer = legs.some((leg) => leg.state === 'blocked' || leg.state === 'returned') ? 'act' : 'house'
  return [
    step(`release:${position}`, 'release', 'house', HEIGHT.click, isSettled),
    step(`pay:${position}`, 'pay', payer, HEIGHT.money, isPaid),
  ]
}

const height = (weight: number, heaviest: number): number => Math.max(2, Math.round((weight / heaviest) * 5))

const ENDED_MATCHES: readonly MatchState[] = [
  'house_declined',
  'brand_declined',
  'declined_by_act',
  'expired',
  'closed',
]

function hasEnded({ brief, match, contract }: ScoreOf): boolean {
  if (brief.state === 'rejected' || brief.state === 'cancelled') return true
  const isContractDone = contract?.state === 'completed'
  return match !== null && ENDED_MATCHES.includes(match.state) && !isContractDone
}

const step = (key: string, kind: BarKind, side: Side, weight: number, isDone: boolean): Step => ({
  key,
  kind,
  side,
  weight,
  isDone,
})

const dim = ({ isDone, ...bar }: Step): Bar => ({ ...bar, state: isDone ? 'done' : 'todo' })
const light = ({ isDone, ...bar }: Step): Bar => ({ ...bar, state: isDone ? 'done' : 'now' })
const unlit = (bar: Bar): Bar => (bar.state === 'now' ? { ...bar, state: 'todo' } : bar)
const isPlayed = (bars: readonly Bar[]): boolean => bars.every((bar) => bar.state === 'done')

function lightFirst(steps: readonly Step[]): Bar[] {
  const first = steps.findIndex(({ isDone }) => !isDone)
  return steps.map((one, index) => (index === first ? light(one) : dim(one)))
}
