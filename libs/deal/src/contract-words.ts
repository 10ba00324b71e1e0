import type { DeliverableKind, Platform, Sector, UsageChannel } from './vocabulary.ts'

/** Languages a contract can be written in. */
export const CONTRACT_LOCALES = ['en', 'fr', 'it', 'de', 'es'] as const
export type ContractLocale = (typeof CONTRACT_LOCALES)[number]

/** Clauses in the order of the page. Each appears in every contract. */
export const CLAUSE_KEYS = [
  'parties',
  'work',
  'dates',
  'review',
  'fee',
  'release',
  'rights',
  'exclusivity',
  'labels',
  'changes',
  'law',
  'signatures',
] as const
export type ClauseKey = (typeof CLAUSE_KEYS)[number]

/** Sentences a clause is built from; which of them stand is decided by the terms. `{names}` are filled in. */
export const SENTENCE_KEYS = [
  'brand',
  'brand_represented',
  'act',
  'act_represented',
  'house',
  'guardian',
  'work_intro',
  'piece',
  'piece_noted',
  'dates',
  'review',
  'rounds',
  'no_rounds',
  'silence',
  'fee',
  'house_fee',
  'manager_fee',
  'net',
  'tax',
  'secured',
  'release_each',
  'release_item',
  'release_whole',
  'sent_within',
  'no_rights',
  'rights',
  'territory',
  'worldwide',
  'rights_end',
  'authorship',
  'no_exclusivity',
  'exclusivity',
  'labels',
  'labels_kept',
  'changes',
  'law',
  'talk_first',
  'language',
  'order',
  'order_guardian',
  'hash',
] as const
export type SentenceKey = (typeof SENTENCE_KEYS)[number]

/** Everything one language contributes to a contract. */
export interface ContractWords {
  readonly title: string
  readonly headings: Readonly<Record<ClauseKey, string>>
  /** What a clause means in plain words; beside the text, not part of what is signed. */
  readonly notes: Readonly<Record<ClauseKey, string>>
  readonly sentences: Readonly<Record<SentenceKey, string>>
  readonly kinds: Readonly<Record<DeliverableKind, string>>
  readonly platforms: Readonly<Record<Platform, string>>
  readonly channels: Readonly<Record<UsageChannel, string>>
  readonly sectors: Readonly<Record<Sector, string>>
  /** January first. */
  readonly months: readonly string[]
  /** `{day}`, `{month}` and `{year}` in the order of the language. */
  readonly date: string
  /** Between thousands, and before decimals. */
  readonly grouping: string
  readonly decimal: string
  /** Countries a contract names often; others appear by their ISO code. */
  readonly countries: Readonly<Partial<Record<string, string>>>
  /** What the languages are called inside a sentence. */
  readonly languages: Readonly<Record<ContractLocale, string>>
  /** How the first of a month is written. */
  readonly firstOfMonth: string
}
