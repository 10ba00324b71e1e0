import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  compileContract,
  contractDocument,
  exclusiveUntil,
  hashOfDocument,
  type ContractFacts,
} from './contract-text.ts'
import { de } from './contract-words-de.ts'
import { en } from './contract-words-en.ts'
import { es } from './contract-words-es.ts'
import { fr } from './contract-words-fr.ts'
import { it as italian } from './contract-words-it.ts'
import {
  CLAUSE_KEYS,
  CONTRACT_LOCALES,
  SENTENCE_KEYS,
  type ContractLocale,
  type ContractWords,
} from './contract-words.ts'
import type { Terms } from './terms.ts'
import { aLine, someFacts, someTerms } from './testing/builders.ts'
import { DELIVERABLE_KINDS, PLATFORMS, SECTORS, USAGE_CHANNELS } from './vocabulary.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const WORDS: Readonly<Record<ContractLocale, ContractWords>> = { en, fr, it: italian, de, es }

const lettersOf = (facts: ContractFacts, locale: ContractLocale): string => {
  const { title, clauses } = compileContract(facts, locale)
  return [title, ...clauses.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n')
}
const clauseOf = (facts: ContractFacts, key: string, locale: ContractLocale = 'en'): string =>
  compileContract(facts, locale)
    .clauses.find((clause) => clause.key === key)!
    .paragraphs.join('\n')
const withTerms = (over: Partial<Terms>): ContractFacts => someFacts({ terms: someTerms(over) })

/** Terms that between them need every sentence. */
const VARIANTS: readonly ContractFacts[] = [
  someFacts(),
  someFacts({ needsGuardian: true, act: { name: 'Tetti', country: 'FR', person: 'Ilaria' } }),
  someFacts({ brand: { name: 'Bora', country: 'PL', person: null } }),
  withTerms({ usage: null, exclusivity: null, revisionRounds: 0, payment: 'on_completion' }),
  withTerms({ usage: { channels: [...USAGE_CHANNELS], territories: ['WORLD'], months: 12 } }),
]

describe.each(CONTRACT_LOCALES)('the page in %s', (locale) => {
  it('has every clause in its order, each with a heading, words and a note', () => {
    for (const facts of VARIANTS) {
      const { clauses } = compileContract(facts, locale)
      expect(clauses.map(({ key }) => key)).toEqual(CLAUSE_KEYS)
      for (const clause of clauses) {
        expect(clause.paragraphs.length).toBeGreaterThan(0)
        expect([clause.heading, clause.note, ...clause.paragraphs].every((text) => text.trim() !== '')).toBe(true)
      }
    }
  })

  it('leaves no gap unfilled and says nothing undefined', () => {
    for (const facts of VARIANTS) expect(lettersOf(facts, locale)).not.toMatch(/[{}]|\bundefined\b|\bnull\b|NaN/)
  })

  it('uses every sentence it has', () => {
    const letters = VARIANTS.map((facts) => lettersOf(facts, locale)).join('\n')
    for (const key of SENTENCE_KEYS) {
      const longestFixedPart = WORDS[locale].sentences[key].split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)[0]!
      expect([key, letters.includes(longestFixedPart)]).toEqual([key, true])
    }
  })

  it('asks for the same values as the English one, sentence by sentence', () => {
    const names = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()
    for (const key of SENTENCE_KEYS) {
      expect([key, names(WORDS[locale].sentences[key])]).toEqual([key, names(en.sentences[key])])
    }
    expect(names(WORDS[locale].title)).toEqual(['{title}'])
  })

  it('has a word for every kind, platform, channel, sector and month', () => {
    const words = WORDS[locale]
    expect(Object.keys(words.kinds).toSorted()).toEqual([...DELIVERABLE_KINDS].toSorted())
    expect(Object.keys(words.platforms).toSorted()).toEqual([...PLATFORMS].toSorted())
    expect(Object.keys(words.channels).toSorted()).toEqual([...USAGE_CHANNELS].toSorted())
    expect(Object.keys(words.sectors).toSorted()).toEqual([...SECTORS].toSorted())
    expect(words.months).toHaveLength(12)
  })

  it('names every figure of the terms', () => {
    const letters = lettersOf(someFacts(), locale).replace(/[.,\u202f\u00a0 ]/g, '')
    for (const figure of ['480000EUR', '38400EUR', '24000EUR', '417600EUR', '8%', '5%', '192000EUR', '96000EUR']) {
      expect([figure, letters.includes(figure)]).toEqual([figure, true])
    }
  })

  it('never says escrow and never shouts', () => {
    const all = JSON.stringify(WORDS[locale])
    expect(all).not.toMatch(/escrow/i)
    expect(all).not.toContain('!')
  })

  it('names the language that binds, also in a translation', () => {
    for (const bindingLocale of CONTRACT_LOCALES) {
      expect(clauseOf(someFacts({ bindingLocale }), 'law', locale)).toContain(WORDS[locale].languages[bindingLocale])
    }
  })
})

describe('what the page says follows the terms', () => {
  it('silence approves after the days agreed', () => {
    expect(clauseOf(withTerms({ reviewDays: 5 }), 'review')).toContain('5 calendar days')
    expect(clauseOf(someFacts(), 'review')).toContain('counts as approved')
  })

  it('no fee and no commission are passed over in silence', () => {
    const bare = withTerms({ split: { policyVersion: 1, houseBp: 0, managerBp: 0 } })
    expect(clauseOf(bare, 'fee')).not.toMatch(/house|manager/)
    expect(clauseOf(bare, 'fee')).toContain('The act receives 4,800.00\u00a0EUR.')
  })

  it('each release is listed, or the single one', () => {
    expect(clauseOf(someFacts(), 'release')).toContain('Piece 3: 960.00\u00a0EUR')
    expect(clauseOf(withTerms({ payment: 'on_completion' }), 'release')).toContain('in one sum of 4,800.00\u00a0EUR')
  })

  it('exclusivity ends on a day that is named', () => {
    expect(exclusiveUntil(someTerms())).toBe('2027-04-30')
    expect(clauseOf(someFacts(), 'exclusivity')).toContain('until 30 April 2027')
    expect(clauseOf(withTerms({ exclusivity: null }), 'exclusivity')).toBe('The act may work with any other brand.')
    expect(exclusiveUntil(someTerms({ exclusivity: null }))).toBeNull()
  })

  it('a guardian is named only where one signs', () => {
    expect(lettersOf(someFacts(), 'en')).not.toContain('guardian')
    expect(lettersOf(someFacts({ needsGuardian: true }), 'en')).toContain('then by its guardian')
  })

  it('a party is named with its person where it has one, on either side', () => {
    const parties = clauseOf(someFacts(), 'parties')
    expect(parties).toContain('Verano Cola (Spain), represented by Louise Ortega, below “the brand”.')
    expect(parties).toContain('Nora Vael (Italy), below “the act”.')
    const other = clauseOf(
      someFacts({
        brand: { name: 'Bora', country: 'DE', person: null },
        act: { name: 'Tetti', country: 'IT', person: 'Ilaria' },
      }),
      'parties',
    )
    expect(other).toContain('Bora (Germany), below “the brand”.')
    expect(other).toContain('Tetti (Italy), represented by Ilaria, below “the act”.')
  })

  it('a country without a name in the language keeps its code', () => {
    expect(
      clauseOf(withTerms({ usage: { channels: ['press'], territories: ['PL', 'FR'], months: 1 } }), 'rights', 'fr'),
    ).toContain('France, PL')
  })

  it('a note that looks like a gap stays as it was typed', () => {
    const facts = withTerms({ lines: [aLine({ note: '{fee} and $& and {nothing}' })] })
    expect(clauseOf(facts, 'work')).toContain('{fee} and $& and {nothing}')
  })
})

describe('the document that is signed', () => {
  const textOf = (facts = someFacts()) => compileContract(facts, 'en')

  it('is terms and text, without the notes in the margin', () => {
    const document = JSON.parse(contractDocument(someTerms(), textOf()))
    expect(document).toMatchObject({ form: 1, terms: { feeMinor: '480000' }, text: { locale: 'en' } })
    expect(JSON.stringify(document)).not.toContain(en.notes.fee)
  })

  it('hashes the same for the same facts', () => {
    expect(hashOfDocument(someTerms(), textOf(), sha256)).toBe(hashOfDocument(someTerms(), textOf(), sha256))
    expect(hashOfDocument(someTerms(), textOf(), sha256)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('hashes otherwise for one changed letter, name, figure or language', () => {
    const base = hashOfDocument(someTerms(), textOf(), sha256)
    const others = [
      hashOfDocument(someTerms({ feeMinor: 480_001n }), textOf(), sha256),
      hashOfDocument(someTerms(), textOf(someFacts({ title: 'Summer rooftop' })), sha256),
      hashOfDocument(someTerms(), textOf(someFacts({ house: 'Maison concertante' })), sha256),
      hashOfDocument(someTerms(), compileContract(someFacts(), 'fr'), sha256),
    ]
    expect(new Set([base, ...others]).size).toBe(5)
  })
})
