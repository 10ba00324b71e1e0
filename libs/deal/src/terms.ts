import { Refusal } from '@concertato/core'
import { isCurrency } from '@concertato/money'
import { canonicalJson, type Canonical, type Sha256 } from './canonical.ts'
import { isDay, type Day } from './time.ts'
import type { DeliverableKind, PaymentTiming, Platform, Sector, UsageChannel } from './vocabulary.ts'

/** So many works of one kind, due on one day. */
export interface DeliverableLine {
  readonly kind: DeliverableKind
  readonly platform: Platform
  readonly count: number
  /** What it should be, in the words of the sides: length, place, song. */
  readonly note: string
  readonly dueOn: Day
  /** How much of the work one piece of this line is, beside the other lines; splits the fee and sizes the Score's bars. */
  readonly weight: number
}

export interface UsageRights {
  readonly channels: readonly UsageChannel[]
  /** ISO 3166-1 alpha-2 countries, or WORLD alone. */
  readonly territories: readonly string[]
  /** Months after each approval; rights always end. */
  readonly months: number
}

export interface Exclusivity {
  readonly sector: Sector
  /** Months after the end of the campaign in which the act works for no other brand of the sector. */
  readonly months: number
}

/** How the fee is shared, frozen from the policy in force when the terms were written. */
export interface FeeSplit {
  readonly policyVersion: number
  readonly houseBp: number
  readonly managerBp: number
}

/** Everything an offer proposes and a contract fixes. Immutable: a change is a new version. */
export interface Terms {
  /** Form of this record; a later form gets a later number, so that old hashes stay checkable. */
  readonly form: 1
  readonly currency: string
  /** What the brand pays for the act's work in all; house fee and commission come out of it. Minor units. */
  readonly feeMinor: bigint
  readonly lines: readonly DeliverableLine[]
  readonly startsOn: Day
  readonly endsOn: Day
  /** How often the brand may ask for changes to each deliverable. */
  readonly revisionRounds: number
  /** Calendar days the brand has for each review; silence then approves. */
  readonly reviewDays: number
  readonly usage: UsageRights | null
  readonly exclusivity: Exclusivity | null
  readonly payment: PaymentTiming
  readonly split: FeeSplit
}

/** Bounds of every term, with units. One place, so that forms, wire and rules agree. */
export const TERMS_LIMITS = {
  feeMinor: 1_000_000_000_000n, // 10 billion in a two-decimal currency: above any campaign, below 2^63
  lines: 20,
  pieces: 50, // deliverables in all; each becomes a card, a bar and a release
  noteLength: 280,
  weight: 100,
  revisionRounds: 10,
  reviewDays: { least: 1, most: 30 },
  usageMonths: 60,
  exclusivityMonths: 24,
  territories: 60,
} as const

export const TERMS_REFUSALS = ['terms_invalid'] as const
export type TermsRefusal = (typeof TERMS_REFUSALS)[number]

export const TERMS_GAPS = [
  'currency',
  'fee',
  'lines',
  'pieces',
  'dates',
  'due_dates',
  'revisions',
  'review',
  'usage',
  'exclusivity',
  'split',
] as const
export type TermsGap = (typeof TERMS_GAPS)[number]

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

const piecesOf = (terms: Terms): number => terms.lines.reduce((so, line) => so + line.count, 0)

const isLineSound = (line: DeliverableLine): boolean =>
  within(line.count, 1, TERMS_LIMITS.pieces) &&
  within(line.weight, 1, TERMS_LIMITS.weight) &&
  line.note.length <= TERMS_LIMITS.noteLength

const isUsageSound = (usage: UsageRights): boolean =>
  usage.channels.length > 0 &&
  within(usage.territories.length, 1, TERMS_LIMITS.territories) &&
  within(usage.months, 1, TERMS_LIMITS.usageMonths)

/** Each gap with what is sound about it. Rights always have an end and exclusivity a length: neither can be for ever. */
const SOUND: Readonly<Record<TermsGap, (terms: Terms) => boolean>> = {
  currency: (terms) => isCurrency(terms.currency),
  fee: (terms) => terms.feeMinor > 0n && terms.feeMinor <= TERMS_LIMITS.feeMinor,
  lines: (terms) => within(terms.lines.length, 1, TERMS_LIMITS.lines) && terms.lines.every(isLineSound),
  pieces: (terms) => piecesOf(terms) <= TERMS_LIMITS.pieces,
  dates: (terms) => isDay(terms.startsOn) && isDay(terms.endsOn) && terms.startsOn <= terms.endsOn,
  due_dates: (terms) =>
    terms.lines.every((line) => isDay(line.dueOn) && line.dueOn >= terms.startsOn && line.dueOn <= terms.endsOn),
  revisions: (terms) => within(terms.revisionRounds, 0, TERMS_LIMITS.revisionRounds),
  review: (terms) => within(terms.reviewDays, TERMS_LIMITS.reviewDays.least, TERMS_LIMITS.reviewDays.most),
  usage: (terms) => terms.usage === null || isUsageSound(terms.usage),
  exclusivity: (terms) =>
    terms.exclusivity === null || within(terms.exclusivity.months, 1, TERMS_LIMITS.exclusivityMonths),
  split: ({ split }) =>
    within(split.houseBp, 0, 10_000) && within(split.managerBp, 0, 10_000) && split.houseBp + split.managerBp <= 10_000,
}

/** What is wrong with the terms, in the order of the page. Empty when they can be offered. */
export const gapsOfTerms = (terms: Terms): TermsGap[] => TERMS_GAPS.filter((gap) => !SOUND[gap](terms))

/** Checks that terms can be offered. @throws Refusal('terms_invalid') naming what is out of bounds. */
export function checkTerms(terms: Terms): void {
  const gaps = gapsOfTerms(terms)
  if (gaps.length > 0) throw new Refusal<TermsRefusal>('terms_invalid', { gaps })
}

/** The same terms in their one written form: sets sorted without repeats, texts trimmed and in NFC. */
export function normaliseTerms(terms: Terms): Terms {
  return {
    ...terms,
    lines: terms.lines.map((line) => ({ ...line, note: line.note.trim().normalize('NFC') })),
    usage: terms.usage && {
      channels: asSet(terms.usage.channels),
      territories: asSet(terms.usage.territories),
      months: terms.usage.months,
    },
  }
}

/** The canonical JSON of terms: what is stored, shown to a verifier, and hashed. */
export const canonicalTerms = (terms: Terms): string => canonicalJson(normaliseTerms(terms) as unknown as Canonical)

/** Reads terms back from their canonical JSON. Trusts the text: it comes from our own store. */
export function termsFrom(text: string): Terms {
  const stored = JSON.parse(text) as Omit<Terms, 'feeMinor'> & { readonly feeMinor: string }
  return { ...stored, feeMinor: BigInt(stored.feeMinor) }
}

/** The name of exactly these terms: accepting and signing name it, so nobody agrees to what they did not read. */
export const hashOfTerms = (terms: Terms, sha256: Sha256): string => sha256(canonicalTerms(terms))

const asSet = <T extends string>(list: readonly T[]): T[] => [...new Set(list)].sort()
