import { Refusal, type Id } from '@concertato/core'
import type { Actors, Moves, Party } from './party.ts'
import { eventsFor, target } from './party.ts'
import type { Day } from './time.ts'
import type { Goal, Sector, UsageChannel } from './vocabulary.ts'
import type { DeliverableLine } from './terms.ts'

export const BRIEF_STATES = [
  'draft',
  'submitted',
  'returned',
  'rejected',
  'open',
  'in_flight',
  'completed',
  'cancelled',
] as const
export type BriefState = (typeof BRIEF_STATES)[number]

export const BRIEF_EVENTS = [
  'edit',
  'submit',
  'pass',
  'return',
  'reject',
  'need',
  'start',
  'complete',
  'cancel',
] as const
export type BriefEvent = (typeof BRIEF_EVENTS)[number]

export const BRIEF_REFUSALS = ['brief_state_forbids', 'brief_incomplete'] as const
export type BriefRefusal = (typeof BRIEF_REFUSALS)[number]

/** Why the house sends a brief back to be improved. The brand sees it. */
export const BRIEF_RETURN_REASONS = [
  'unclear',
  'budget_too_low',
  'rights_too_wide',
  'dates_too_tight',
  'other',
] as const
export type BriefReturnReason = (typeof BRIEF_RETURN_REASONS)[number]

/** Why the house will not carry a brief at all. The brand sees it. */
export const BRIEF_REJECT_REASONS = ['banned_category', 'unlawful', 'unsuitable', 'other'] as const
export type BriefRejectReason = (typeof BRIEF_REJECT_REASONS)[number]

/** The whole lifecycle. A missing entry is a forbidden move. `start` repeats harmlessly: several contracts may begin. `need` says anew which wishes are conditions: nothing else can still change. */
export const BRIEF_MOVES = {
  draft: { edit: 'draft', submit: 'submitted', cancel: 'cancelled' },
  submitted: { pass: 'open', return: 'returned', reject: 'rejected', cancel: 'cancelled' },
  returned: { edit: 'returned', submit: 'submitted', cancel: 'cancelled' },
  rejected: {},
  open: { need: 'open', start: 'in_flight', cancel: 'cancelled' },
  in_flight: { need: 'in_flight', start: 'in_flight', complete: 'completed' },
  completed: {},
  cancelled: {},
} as const satisfies Moves<BriefState, BriefEvent>

export const BRIEF_ACTORS: Actors<BriefEvent> = {
  edit: ['brand'],
  submit: ['brand'],
  pass: ['house'],
  return: ['house'],
  reject: ['house'],
  need: ['brand', 'house'],
  start: ['system'],
  complete: ['system'],
  cancel: ['brand'],
}

/** Wishes a brand may turn into conditions. The order is the order of a list on a screen. */
export const BRIEF_NEEDS = ['languages', 'styles', 'fee', 'dates', 'platforms', 'country'] as const
export type BriefNeed = (typeof BRIEF_NEEDS)[number]

/**
 * What keeps an act from a brief whatever the brief says: the act refuses the sector, it is bound to a rival on a day
 * of the brief, its artist is too young for the sector.
 */
export const OBSTACLES = ['no_go', 'bound', 'age'] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** Why an act is not looked at for a brief. Only needs are the brand's to relax. */
export const LEFT_OUT_REASONS = [...BRIEF_NEEDS, ...OBSTACLES] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** One page: what is wanted, for whom, until when, for how much. A draft may leave any of it open. */
export interface BriefContent {
  readonly title: string
  readonly idea: string
  readonly goal: Goal | null
  readonly sector: Sector | null
  /** Countries the wished-for audience lives in, ISO 3166-1 alpha-2. Empty: the brand's own audience is the target. */
  readonly targetCountries: readonly string[]
  /** Ages of the wished-for audience in years, both ends included; `null` when any age will do. */
  readonly targetAges: { readonly from: number; readonly to: number } | null
  /** Styles of music wished for, as they were typed; no two of them mean the same. Empty: any will do. */
  readonly tags: readonly string[]
  /** Languages wished for the works, ISO 639. Empty: any will do. */
  readonly languages: readonly string[]
  /** Wishes an act must meet to be looked at; one whose wish is empty says nothing. */
  readonly needs: readonly BriefNeed[]
  readonly lines: readonly DeliverableLine[]
  /** The most the brand will pay in all, fees included, in minor units. */
  readonly budgetMinor: bigint | null
  readonly currency: string
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly usageChannels: readonly UsageChannel[]
  /** Countries the brand may use the works in, or WORLD. */
  readonly territories: readonly string[]
  /** Months of use after approval; 0 asks for no rights beyond the act's own publication. */
  readonly rightsMonths: number | null
}

export interface Brief extends BriefContent {
  readonly id: Id<'brief'>
  readonly state: BriefState
  /** When the brief entered its state. */
  readonly enteredAt: Date
}

/** What a brief must say before the house looks at it. */
export const BRIEF_GAPS = [
  'title',
  'idea',
  'goal',
  'sector',
  'lines',
  'budget',
  'dates',
  'usage',
  'territories',
] as const
export type BriefGap = (typeof BRIEF_GAPS)[number]

/** What is still missing or contradicts itself, in the order of the page. Empty when the brief can be submitted. */
export function gapsOfBrief(brief: BriefContent): BriefGap[] {
  const isMissing: Readonly<Record<BriefGap, boolean>> = {
    title: brief.title.trim() === '',
    idea: brief.idea.trim() === '',
    goal: brief.goal === null,
    sector: brief.sector === null,
    lines: brief.lines.length === 0,
    budget: brief.budgetMinor === null || brief.budgetMinor <= 0n,
    dates: brief.startsOn === null || brief.endsOn === null || brief.startsOn > brief.endsOn,
    usage: brief.rightsMonths === null || (brief.rightsMonths > 0 && brief.usageChannels.length === 0),
    territories: (brief.rightsMonths ?? 0) > 0 && brief.territories.length === 0,
  }
  return BRIEF_GAPS.filter((gap) => isMissing[gap])
}

/**
 * Moves a brief.
 *
 * @throws Refusal('brief_state_forbids') for a move the table does not know;
 *         Refusal('brief_incomplete') when it is submitted with gaps, which it names.
 */
export function moveBrief<B extends Brief>(brief: B, event: BriefEvent, now: Date): B {
  const state = target<BriefState, BriefEvent>(BRIEF_MOVES, brief.state, event)
  if (!state) throw new Refusal<BriefRefusal>('brief_state_forbids', { state: brief.state, event })
  if (event === 'submit') refuseGaps(brief)
  return { ...brief, state, enteredAt: state === brief.state ? brief.enteredAt : now }
}

/** What `party` may do with the brief now; what its buttons are made from. `submit` only when nothing is missing. */
export function actionsForBrief(brief: Brief, party: Party): BriefEvent[] {
  const events = eventsFor<BriefState, BriefEvent>(BRIEF_MOVES, BRIEF_ACTORS, brief.state, party)
  return gapsOfBrief(brief).length === 0 ? events : events.filter((event) => event !== 'submit')
}

function refuseGaps(brief: BriefContent): void {
  const gaps = gapsOfBrief(brief)
  if (gaps.length > 0) throw new Refusal<BriefRefusal>('brief_incomplete', { gaps })
}
