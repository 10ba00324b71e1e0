import type { briefs, deal as terms } from '@concertato/wire'
import { agree, approve, come, type Deed, invite, offer, pick, sign } from './deeds.ts'
import type { DayOf, When } from './moments.ts'

/** When, who, what. */
export type Step = readonly [when: When, who: string, does: Deed]

/** A brief of the story with the deals that came of it, by the act's slug. */
export interface DemoBrief {
  readonly owner: string
  readonly begun: When
  readonly fields: briefs.CreateBrief
  readonly steps: readonly Step[]
  readonly deals: Readonly<Record<string, readonly Step[]>>
}

export interface Story {
  readonly briefs: readonly DemoBrief[]
  /** What people do in their own workspace. */
  readonly alone: readonly Step[]
}

type LineFields = terms.LineFields

export const line = (
  kind: LineFields['kind'],
  platform: LineFields['platform'],
  note: string,
  dueOn: string,
  weight = 1,
): LineFields => ({ kind, platform, count: 1, note, dueOn, weight })

/** Work begins so many days before its first piece is due. */
const PREPARED = 14

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

/** Terms as a brand of the demo usually writes them; what differs is given. */
export function termsOf(
  feeEuro: number,
  lines: readonly LineFields[],
  over: Partial<terms.TermsFields> = {},
): terms.TermsFields {
  const days = lines.map(({ dueOn }) => dueOn).toSorted()
  return {
    currency: 'EUR',
    feeMinor: BigInt(feeEuro) * 100n,
    lines: [...lines],
    startsOn: daysBefore(days[0] ?? '', PREPARED),
    endsOn: days.at(-1) ?? '',
    revisionRounds: 2,
    reviewDays: 7,
    usage: { channels: ['organic_social'], territories: ['FR', 'ES', 'IT'], months: 6 },
    exclusivity: null,
    payment: 'per_deliverable',
    ...over,
  }
}

/** Everybody who speaks in a deal. */
export interface Sides {
  readonly house: string
  readonly brand: string
  readonly act: string
}

/** From the list of candidates to an act that is interested, within two days. @param from days before today, from 4. */
export const courtship = (from: number, { house, brand, act }: Sides, why: string): Step[] => [
  [`${from} 09:40`, house, approve(why)],
  [`${from} 15:10`, brand, pick],
  [
    `${from - 1} 10:05`,
    house,
    invite('This brand asked for you by name. Have a look; no hurry before the end of the week.'),
  ],
  [`${from - 1} 18:30`, act, come],
]

/** The same, an offer that is accepted as it is, and both signatures, within five days. @param from days before today, from 6. */
export const settled = (from: number, sides: Sides, why: string, fields: terms.TermsFields): Step[] => [
  ...courtship(from, sides, why),
  [`${from - 2} 11:20`, sides.brand, offer(fields, 'As we discussed on the phone. Happy to adjust the dates.')],
  [`${from - 3} 12:45`, sides.act, agree],
  [`${from - 3} 13:00`, sides.act, sign],
  [`${from - 4} 09:15`, sides.brand, sign],
]

export type StoryPart = (day: DayOf) => readonly DemoBrief[]
