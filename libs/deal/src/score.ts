import type { Brief } from './brief.ts'
import { nextSigner, signersOf, type Contract, type ContractState } from './contract.ts'
import type { Deliverable } from './deliverable.ts'
import type { Match, MatchState } from './match.ts'
import type { Milestone } from './milestone.ts'
import { otherSide, type Offer } from './offer.ts'
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
  readonly payouts: readonly Pick<Payout, 'state'>[]
}

type Step = Omit<Bar, 'state'> & { readonly isDone: boolean }

/** Heights of the bars that are not sized by the work: a signature weighs more than a click. */
const HEIGHT = { click: 1, page: 2, offer: 3, sign: 4, money: 4 } as const

/**
 * Writes a deal as bars in the order they are played: done, then the one (or the several) whose turn it is, then to come.
 *
 * Deliverables run side by side, so each one's first open bar is lit; everything before work is one after the other.
 * A deal that has ended early shows no lit bar.
 */
export function scoreOf(deal: ScoreOf): Bar[] {
  const isOver = hasEnded(deal)
  const before = lightFirst([...briefSteps(deal), ...matchSteps(deal), ...offerSteps(deal), ...contractSteps(deal)])
  const isWorkOpen = before.every((bar) => bar.state === 'done')
  const work = workVoices(deal).flatMap((voice) => (isWorkOpen ? lightFirst(voice) : voice.map(dim)))
  const isReportOpen = isWorkOpen && work.length > 0 && work.every((bar) => bar.state === 'done')
  const report = step('report', 'report', 'brand', HEIGHT.page, deal.brief.state === 'completed')
  const bars = [...before, ...work, ...(isReportOpen ? lightFirst([report]) : [dim(report)])]
  return isOver ? bars.map((bar) => (bar.state === 'now' ? { ...bar, state: 'todo' } : bar)) : bars
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
const PICKED: readonly MatchState[] = ['brand_picked', 'invited', 'declined_by_act', 'expired', ...ANSWERED]

function matchSteps({ match }: ScoreOf): Step[] {
  const isApproved = match !== null && match.approvedAt !== null
  const isInvited = match !== null && match.invitedAt !== null
  const isIn = (states: readonly MatchState[]): boolean => match !== null && states.includes(match.state)
  return [
    step('approve', 'approve', 'house', HEIGHT.click, isApproved),
    step('pick', 'pick', 'brand', HEIGHT.click, isApproved && isIn(PICKED)),
    step('invite', 'invite', 'house', HEIGHT.click, isInvited),
    step('answer', 'answer', 'act', HEIGHT.page, isInvited && isIn(ANSWERED)),
  ]
}

function offerSteps({ offers }: ScoreOf): Step[] {
  if (offers.length === 0) {
    return [step('offer:1', 'offer', 'brand', HEIGHT.offer, false), step('reply', 'reply', 'act', HEIGHT.offer, false)]
  }
  const versions = offers.map(({ version, sentBy }) => step(`offer:${version}`, 'offer', sentBy, HEIGHT.offer, true))
  const last = offers.at(-1)
  const answers = last ? [step('reply', 'reply', otherSide(last.sentBy), HEIGHT.offer, last.state === 'accepted')] : []
  return [...versions, ...answers]
}

const FUNDED: readonly ContractState[] = ['active', 'completed']

function contractSteps({ contract }: ScoreOf): Step[] {
  const signers = signersOf(contract ?? { needsGuardian: false })
  const next = contract && nextSigner(contract)
  const signatures = signers.map((signer) => {
    const hasSigned = contract?.signatures.some((signature) => signature.signer === signer) ?? false
    return step(`sign:${signer}`, 'sign', signer, HEIGHT.sign, hasSigned && signer !== next)
  })
  const isFunded = contract !== null && FUNDED.includes(contract.state)
  return [...signatures, step('fund', 'fund', 'brand', HEIGHT.money, isFunded)]
}

/** One voice per milestone: its work, then its money. Before there is a plan, one bar of each stands for all of them. */
function workVoices(deal: ScoreOf): Step[][] {
  if (deal.milestones.length === 0) {
    return [
      [
        step('make:1', 'make', 'act', HEIGHT.money, false),
        step('review:1', 'review', 'brand', HEIGHT.page, false),
        step('release:1', 'release', 'house', HEIGHT.click, false),
      ],
      [step('pay', 'pay', 'act', HEIGHT.money, false)],
    ]
  }
  const heaviest = Math.max(1, ...deal.deliverables.map(({ weight }) => weight))
  const work = deal.deliverables.map(({ position, state, weight }) => [
    step(
      `make:${position}`,
      'make',
      'act',
      height(weight, heaviest),
      ['submitted', 'approved', 'cancelled'].includes(state),
    ),
    step(`review:${position}`, 'review', 'brand', HEIGHT.page, ['approved', 'cancelled'].includes(state)),
  ])
  const isAllReleased = deal.milestones.every(({ state }) => state === 'released' || state === 'refunded')
  const isAllPaid = isAllReleased && deal.payouts.every(({ state }) => state === 'paid')
  const isAllWorkDone = work.flat().every(({ isDone }) => isDone)
  const money = [
    step('release', 'release', 'house', HEIGHT.click, isAllReleased),
    step('pay', 'pay', 'act', HEIGHT.money, isAllPaid),
  ]
  return isAllWorkDone ? [...work, money] : [...work, ...money.map((one) => [one])]
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

function lightFirst(steps: readonly Step[]): Bar[] {
  const first = steps.findIndex(({ isDone }) => !isDone)
  return steps.map((one, index) => (index === first ? { ...dim(one), state: 'now' } : dim(one)))
}
