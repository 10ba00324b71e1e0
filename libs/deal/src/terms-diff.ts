import { canonicalJson, type Canonical } from './canonical.ts'
import { netToAct, pieceWeights } from './fee-split.ts'
import { normaliseTerms, type Terms, type UsageRights } from './terms.ts'
import { WORLDWIDE } from './vocabulary.ts'

/** The terms two versions are compared by, in the order of the page. */
export const TERM_KEYS = [
  'fee',
  'lines',
  'dates',
  'revisions',
  'review',
  'usage',
  'exclusivity',
  'payment',
  'split',
] as const
export type TermKey = (typeof TERM_KEYS)[number]

/** Whom a change of a term serves. `mixed` gives each side something; `nobody` means unchanged. */
export const FAVOURS = ['act', 'brand', 'mixed', 'nobody'] as const
export type Favours = (typeof FAVOURS)[number]

/** One row of the counter screen. */
export interface TermChange {
  readonly term: TermKey
  readonly isChanged: boolean
  readonly favours: Favours
  /**
   * By how much, where the term has one size: fee in minor units, months, days, rounds, pieces, or net to the act in
   * minor units for the split. Positive means more of it. `null` where there is no single size.
   */
  readonly delta: bigint | null
}

/** A size of a term that grows in the favour of one side. */
interface Scale {
  readonly growsFor: 'act' | 'brand'
  readonly of: (terms: Terms) => bigint
  /** When it says something about two versions; always, when left out. */
  readonly counts?: (before: Terms, after: Terms) => boolean
}

const days = (day: string): bigint => BigInt(Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000))
const totalDue = (terms: Terms): bigint =>
  terms.lines.reduce((so, line) => so + days(line.dueOn) * BigInt(line.count), 0n)
const pieces = (terms: Terms): bigint => BigInt(terms.lines.reduce((so, line) => so + line.count, 0))

/** Countries in the world, for comparing WORLD with a list: more than any list the limits allow. */
const WORLD_COUNT = 250
const reach = (usage: UsageRights | null): bigint => {
  if (!usage) return 0n
  return BigInt(usage.territories.includes(WORLDWIDE) ? WORLD_COUNT : usage.territories.length)
}

/** Every size a term is judged by. When two sizes of one term pull apart, the change is `mixed`. */
const SCALES: Readonly<Record<TermKey, readonly Scale[]>> = {
  fee: [{ growsFor: 'act', of: (terms) => terms.feeMinor }],
  lines: [
    { growsFor: 'brand', of: pieces },
    { growsFor: 'brand', of: (terms) => pieceWeights(terms.lines).reduce((so, weight) => so + weight, 0n) },
    // Days compare only between the same number of pieces: dropping the last one brings no earlier work.
    { growsFor: 'act', of: totalDue, counts: (before, after) => pieces(before) === pieces(after) },
  ],
  dates: [{ growsFor: 'act', of: (terms) => days(terms.endsOn) - days(terms.startsOn) }],
  revisions: [{ growsFor: 'brand', of: (terms) => BigInt(terms.revisionRounds) }],
  review: [{ growsFor: 'brand', of: (terms) => BigInt(terms.reviewDays) }],
  usage: [
    { growsFor: 'brand', of: (terms) => BigInt(terms.usage?.months ?? 0) },
    { growsFor: 'brand', of: (terms) => BigInt(terms.usage?.channels.length ?? 0) },
    { growsFor: 'brand', of: (terms) => reach(terms.usage) },
  ],
  exclusivity: [{ growsFor: 'brand', of: (terms) => BigInt(terms.exclusivity?.months ?? 0) }],
  payment: [{ growsFor: 'act', of: (terms) => (terms.payment === 'per_deliverable' ? 1n : 0n) }],
  split: [{ growsFor: 'act', of: (terms) => -BigInt(terms.split.houseBp + terms.split.managerBp) }],
}

const PART: Readonly<Record<TermKey, (terms: Terms) => unknown>> = {
  fee: (terms) => [terms.feeMinor, terms.currency],
  lines: (terms) => terms.lines,
  dates: (terms) => [terms.startsOn, terms.endsOn],
  revisions: (terms) => terms.revisionRounds,
  review: (terms) => terms.reviewDays,
  usage: (terms) => terms.usage,
  exclusivity: (terms) => terms.exclusivity,
  payment: (terms) => terms.payment,
  split: (terms) => terms.split,
}

const DELTA: Readonly<Record<TermKey, ((terms: Terms) => bigint) | null>> = {
  fee: (terms) => terms.feeMinor,
  lines: pieces,
  dates: null,
  revisions: (terms) => BigInt(terms.revisionRounds),
  review: (terms) => BigInt(terms.reviewDays),
  usage: (terms) => BigInt(terms.usage?.months ?? 0),
  exclusivity: (terms) => BigInt(terms.exclusivity?.months ?? 0),
  payment: null,
  split: (terms) => netToAct(terms).act.minor,
}

/**
 * Compares two versions of terms, one row per term, in a fixed order.
 *
 * `favours` reads the change from `before` to `after`. It compares sizes only: whether a longer note or another song is
 * better for somebody is theirs to say, so such a change is `mixed`.
 */
export function diffTerms(before: Terms, after: Terms): TermChange[] {
  const [old, next] = [normaliseTerms(before), normaliseTerms(after)]
  return TERM_KEYS.map((term) => {
    const isChanged = textOf(PART[term](old)) !== textOf(PART[term](next))
    const size = DELTA[term]
    const favours = isChanged ? whom(SCALES[term], old, next) : 'nobody'
    return { term, isChanged, favours, delta: size && isSameUnit(term, old, next) ? size(next) - size(old) : null }
  })
}

function whom(scales: readonly Scale[], before: Terms, after: Terms): Favours {
  const gains = new Set<Favours>()
  for (const scale of scales.filter(({ counts }) => counts?.(before, after) ?? true)) {
    const change = scale.of(after) - scale.of(before)
    if (change !== 0n) gains.add(change > 0n === (scale.growsFor === 'act') ? 'act' : 'brand')
  }
  const [only] = gains
  return gains.size === 1 && only ? only : 'mixed'
}

/** Minor units of two currencies have no difference. */
const isSameUnit = (term: TermKey, before: Terms, after: Terms): boolean =>
  (term !== 'fee' && term !== 'split') || before.currency === after.currency

const textOf = (part: unknown): string => canonicalJson(part as Canonical)
