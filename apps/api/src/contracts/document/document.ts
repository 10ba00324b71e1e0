import {
  canonicalJson,
  canonicalTerms,
  netToAct,
  planWork,
  type Canonical,
  type DeliverableLine,
  type Terms,
} from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { amountText, dayText, listText, percentText, territoriesText } from './format.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { CLAUSES, type Facts, type Speech } from './speech.ts'

const SPEECHES: Readonly<Record<Locale, Speech>> = { en, fr, it, de, es }

export const speechIn = (locale: Locale): Speech => SPEECHES[locale]

/** Who a contract is between, and about what; frozen when it is opened. */
export interface Subject {
  readonly contractId: string
  readonly campaign: string
  readonly brand: string
  readonly act: string
  readonly house: string
  readonly needsGuardian: boolean
}

export interface Text {
  readonly title: string
  readonly clauses: readonly {
    readonly key: string
    readonly heading: string
    readonly paragraphs: readonly string[]
  }[]
}

/** What is hashed and signed: subject, terms, and the text in the language that binds. */
export interface ContractDocument {
  readonly form: 1
  readonly subject: Subject
  readonly termsHash: string
  readonly locale: Locale
  readonly text: Text
}

/** The readable page in one language, with a note in plain words beside each clause. */
export function pageIn(locale: Locale, subject: Subject, terms: Terms) {
  const speech = speechIn(locale)
  const facts = factsIn(locale, speech, subject, terms)
  const clauses = CLAUSES.map((key) => {
    const { heading, paragraphs, note } = speech.clauses[key]
    return { key, heading, paragraphs: [...paragraphs(facts)], note: note(facts) }
  })
  return { locale, title: speech.title(facts), clauses }
}

/** Writes the document in the language that binds. The same subject and terms give the same text. */
export function writeDocument(locale: Locale, subject: Subject, terms: Terms, termsHash: string): ContractDocument {
  const { title, clauses } = pageIn(locale, subject, terms)
  const text = { title, clauses: clauses.map(({ key, heading, paragraphs }) => ({ key, heading, paragraphs })) }
  return { form: 1, subject, termsHash, locale, text }
}

/**
 * The document as it is stored and hashed: terms and binding text in one canonical JSON, so that one hash names both.
 */
export const canonicalDocument = (document: ContractDocument, terms: Terms): string =>
  canonicalJson({ ...document, terms: JSON.parse(canonicalTerms(terms)) as Canonical } as unknown as Canonical)

/** Reads a document back. Trusts the text: it comes from our own store. */
export const documentFrom = (text: string): ContractDocument => JSON.parse(text) as ContractDocument

function factsIn(locale: Locale, speech: Speech, subject: Subject, terms: Terms): Facts {
  const shares = netToAct(terms)
  const { milestones } = planWork(terms)
  return {
    ...subject,
    fee: amountText(locale, shares.amount),
    houseFee: amountText(locale, shares.house),
    housePercent: percentText(locale, terms.split.houseBp),
    commission: amountText(locale, shares.manager),
    net: amountText(locale, shares.act),
    startsOn: dayText(locale, terms.startsOn),
    endsOn: dayText(locale, terms.endsOn),
    rounds: terms.revisionRounds,
    reviewDays: terms.reviewDays,
    lines: terms.lines.map((line) => lineIn(locale, speech, line)),
    releases: milestones.map(({ position, amount, act, dueOn }) =>
      speech.release({
        position,
        amount: amountText(locale, amount),
        net: amountText(locale, act),
        dueOn: dayText(locale, dueOn),
      }),
    ),
    isPaidEach: terms.payment === 'per_deliverable',
    hasCommission: shares.manager.minor > 0n,
    usage: terms.usage && {
      channels: listText(
        locale,
        terms.usage.channels.map((channel) => speech.channels[channel]),
      ),
      territories: territoriesText(locale, terms.usage.territories, speech.worldwide),
      months: terms.usage.months,
    },
    exclusivity: terms.exclusivity && {
      sector: speech.sectors[terms.exclusivity.sector],
      months: terms.exclusivity.months,
    },
  }
}

const lineIn = (locale: Locale, speech: Speech, { count, kind, platform, dueOn, note }: DeliverableLine): string =>
  speech.line({
    count,
    kind: speech.kinds[kind],
    platform: platform === 'none' ? null : speech.platforms[platform],
    dueOn: dayText(locale, dueOn),
    note,
  })
