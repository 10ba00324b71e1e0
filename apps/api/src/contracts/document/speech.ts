import type { DeliverableKind, Platform, Sector, UsageChannel } from '@concertato/deal'

/** Everything a clause may name, already written in the language of the page. */
export interface Facts {
  readonly brand: string
  readonly act: string
  readonly house: string
  readonly campaign: string
  readonly fee: string
  readonly houseFee: string
  readonly housePercent: string
  readonly commission: string
  readonly net: string
  readonly startsOn: string
  readonly endsOn: string
  readonly rounds: number
  readonly reviewDays: number
  readonly lines: readonly string[]
  readonly releases: readonly string[]
  readonly isPaidEach: boolean
  readonly hasCommission: boolean
  readonly needsGuardian: boolean
  readonly usage: { readonly channels: string; readonly territories: string; readonly months: number } | null
  readonly exclusivity: { readonly sector: string; readonly months: number } | null
}

export const CLAUSES = [
  'parties',
  'work',
  'review',
  'fee',
  'securing',
  'usage',
  'exclusivity',
  'labelling',
  'changes',
  'signatures',
] as const
export type ClauseKey = (typeof CLAUSES)[number]

/** One clause in one language: what binds, and a note in plain words that does not. */
export interface Clause {
  readonly heading: string
  readonly paragraphs: (facts: Facts) => readonly string[]
  readonly note: (facts: Facts) => string
}

/** A language the page can be written in. Gender-neutral for people; the sides are "the brand" and "the act". */
export interface Speech {
  readonly title: (facts: Facts) => string
  /** "2 × video on TikTok, due 3 March 2027". */
  readonly line: (line: { count: number; kind: string; platform: string | null; dueOn: string; note: string }) => string
  /** "Release 1: €500.00, of which €425.00 to the act". */
  readonly release: (release: { position: number; amount: string; net: string; dueOn: string }) => string
  readonly clauses: Readonly<Record<ClauseKey, Clause>>
  readonly kinds: Readonly<Record<DeliverableKind, string>>
  readonly platforms: Readonly<Record<Exclude<Platform, 'none'>, string>>
  readonly channels: Readonly<Record<UsageChannel, string>>
  readonly sectors: Readonly<Record<Sector, string>>
  readonly worldwide: string
  /** Words around the document in its PDF copy. */
  readonly copy: {
    readonly page: (page: number, of: number) => string
    readonly documentHash: string
    readonly termsHash: string
    readonly signatures: string
    readonly unsigned: string
    readonly signed: (name: string, at: string) => string
    readonly signers: { readonly act: string; readonly guardian: string; readonly brand: string }
    readonly verify: (url: string) => string
  }
}
