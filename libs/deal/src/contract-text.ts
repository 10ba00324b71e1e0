import { canonicalJson, type Canonical, type Sha256 } from './canonical.ts'
import { netToAct } from './fee-split.ts'
import { planWork } from './plan.ts'
import { normaliseTerms, type DeliverableLine, type Terms } from './terms.ts'
import { addMonths, type Day } from './time.ts'
import { PAYOUT_WORKING_DAYS } from './turns.ts'
import { WORLDWIDE } from './vocabulary.ts'
import { de } from './contract-words-de.ts'
import { en } from './contract-words-en.ts'
import { es } from './contract-words-es.ts'
import { fr } from './contract-words-fr.ts'
import { it } from './contract-words-it.ts'
import {
  CLAUSE_KEYS,
  type ClauseKey,
  type ContractLocale,
  type ContractWords,
  type SentenceKey,
} from './contract-words.ts'
import { fill, writeCountry, writeDay, writeMoney, writeRate } from './contract-figures.ts'

const WORDS: Readonly<Record<ContractLocale, ContractWords>> = { en, fr, it, de, es }

export interface ContractParty {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Who speaks for it, when it is not one person. */
  readonly person: string | null
}

/** Everything the page is made of. */
export interface ContractFacts {
  readonly title: string
  readonly terms: Terms
  readonly brand: ContractParty
  readonly act: ContractParty
  /** The agency's name. */
  readonly house: string
  readonly needsGuardian: boolean
  /** Country whose law applies, ISO 3166-1 alpha-2. */
  readonly lawCountry: string
  /** The language that binds; other languages say so. */
  readonly bindingLocale: ContractLocale
}

/** One block of the page. The margin note explains and is not part of what is signed. */
export interface Clause {
  readonly key: ClauseKey
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly note: string
}

export interface ContractText {
  readonly locale: ContractLocale
  readonly title: string
  readonly clauses: readonly Clause[]
}

/** How a sentence gets onto the page: by its key, with the common values and its own. */
type Say = (key: SentenceKey, own?: Readonly<Record<string, string>>) => string

/**
 * Writes the page both sides read and sign, in one language, from terms and parties alone: the same facts give the same
 * letters on every machine.
 */
export function compileContract(facts: ContractFacts, locale: ContractLocale): ContractText {
  const words = WORDS[locale]
  const terms = normaliseTerms(facts.terms)
  const values = valuesOf({ ...facts, terms }, words)
  const say: Say = (key, own = {}) => fill(words.sentences[key], { ...values, ...own })
  const paragraphs = paragraphsOf({ ...facts, terms }, say, words)
  return {
    locale,
    title: fill(words.title, { title: facts.title }),
    clauses: CLAUSE_KEYS.map((key) => ({
      key,
      heading: words.headings[key],
      paragraphs: paragraphs[key],
      note: words.notes[key],
    })),
  }
}

/**
 * The canonical document: terms and binding text in one JSON, without the margin notes. Its SHA-256 is what signatures
 * are over and what the printed copy shows.
 */
export const contractDocument = (terms: Terms, text: ContractText): string =>
  canonicalJson({
    form: 1,
    terms: normaliseTerms(terms) as unknown as Canonical,
    text: {
      locale: text.locale,
      title: text.title,
      clauses: text.clauses.map(({ key, heading, paragraphs }) => ({ key, heading, paragraphs })),
    },
  })

/** SHA-256 of the canonical document. */
export const hashOfDocument = (terms: Terms, text: ContractText, sha256: Sha256): string =>
  sha256(contractDocument(terms, text))

/** The last day of exclusivity, or `null` without one. */
export const exclusiveUntil = (terms: Terms): Day | null =>
  terms.exclusivity === null ? null : addMonths(terms.endsOn, terms.exclusivity.months)

function valuesOf(facts: ContractFacts, words: ContractWords): Record<string, string> {
  const { terms, brand, act } = facts
  const { amount, house, manager, act: net } = netToAct(terms)
  return {
    ...rightsValues(terms, words),
    brand: brand.name,
    brandCountry: writeCountry(brand.country, words),
    brandPerson: brand.person ?? '',
    act: act.name,
    actCountry: writeCountry(act.country, words),
    actPerson: act.person ?? '',
    house: facts.house,
    starts: writeDay(terms.startsOn, words),
    ends: writeDay(terms.endsOn, words),
    reviewDays: String(terms.reviewDays),
    rounds: String(terms.revisionRounds),
    fee: writeMoney(amount, words),
    houseRate: writeRate(terms.split.houseBp, words),
    houseFee: writeMoney(house, words),
    managerRate: writeRate(terms.split.managerBp, words),
    managerFee: writeMoney(manager, words),
    net: writeMoney(net, words),
    payoutDays: String(PAYOUT_WORKING_DAYS),
    lawCountry: writeCountry(facts.lawCountry, words),
    language: words.languages[facts.bindingLocale],
  }
}

function rightsValues(terms: Terms, words: ContractWords): Record<string, string> {
  const { usage, exclusivity } = terms
  const until = exclusiveUntil(terms)
  const used = usage && {
    months: String(usage.months),
    channels: usage.channels.map((channel) => words.channels[channel]).join(', '),
    territories: usage.territories.map((code) => writeCountry(code, words)).join(', '),
  }
  const closed = exclusivity && until && { until: writeDay(until, words), sector: words.sectors[exclusivity.sector] }
  return { ...used, ...closed }
}

function paragraphsOf(facts: ContractFacts, say: Say, words: ContractWords): Record<ClauseKey, string[]> {
  const { terms, brand, act, needsGuardian } = facts
  return {
    parties: [
      say(brand.person === null ? 'brand' : 'brand_represented'),
      say(act.person === null ? 'act' : 'act_represented'),
      say('house'),
      ...(needsGuardian ? [say('guardian')] : []),
    ],
    work: [say('work_intro'), ...terms.lines.map((line) => piece(line, say, words))],
    dates: [say('dates')],
    review: [say('review'), say(terms.revisionRounds === 0 ? 'no_rounds' : 'rounds'), say('silence')],
    fee: [
      say('fee'),
      ...(terms.split.houseBp > 0 ? [say('house_fee')] : []),
      ...(terms.split.managerBp > 0 ? [say('manager_fee')] : []),
      say('net'),
      say('tax'),
    ],
    release: [say('secured'), ...releases(terms, say, words), say('sent_within')],
    rights: rights(terms, say),
    exclusivity: [say(terms.exclusivity === null ? 'no_exclusivity' : 'exclusivity')],
    labels: [say('labels'), say('labels_kept')],
    changes: [say('changes')],
    law: [say('law'), say('talk_first'), say('language')],
    signatures: [say(needsGuardian ? 'order_guardian' : 'order'), say('hash')],
  }
}

function piece(line: DeliverableLine, say: Say, words: ContractWords): string {
  return say(line.note === '' ? 'piece' : 'piece_noted', {
    count: String(line.count),
    kind: words.kinds[line.kind],
    platform: words.platforms[line.platform],
    due: writeDay(line.dueOn, words),
    note: line.note,
  })
}

function releases(terms: Terms, say: Say, words: ContractWords): string[] {
  if (terms.payment === 'on_completion') return [say('release_whole')]
  const items = planWork(terms).milestones.map(({ position, amount, act }) =>
    say('release_item', {
      position: String(position),
      amount: writeMoney(amount, words),
      share: writeMoney(act, words),
    }),
  )
  return [say('release_each'), ...items]
}

function rights(terms: Terms, say: Say): string[] {
  if (terms.usage === null) return [say('no_rights'), say('authorship')]
  const isWorld = terms.usage.territories.includes(WORLDWIDE)
  return [say('rights'), say(isWorld ? 'worldwide' : 'territory'), say('rights_end'), say('authorship')]
}
