import { describe, expect, it } from 'vitest'
import { complaintsAbout, WORD_RULES } from './words.ts'

const rulesOf = (file: string, text: string) => complaintsAbout(file, text).map((it) => it.split(':')[0])

/** For each rule a file and a text where it fires, and one where the same words are right. */
const CASES: Readonly<Record<string, { fires: [string, string]; rests: [string, string] }>> = {
  'no-vague-names': {
    fires: ['apps/api/src/offers/offer.ts', 'export class OfferManager {}'],
    rests: ['apps/api/src/offers/offer.ts', "import { EntityManager } from 'typeorm'\nexport class OfferEntity {}"],
  },
  'no-unfinished-words': {
    fires: ['libs/deal/src/offer.ts', '// TODO: counter offers'],
    rests: ['libs/deal/src/offer.ts', 'export const todos = 1'],
  },
  'no-silenced-rules': {
    fires: ['libs/deal/src/offer.test.ts', '// oxlint-disable-next-line'],
    rests: ['libs/deal/src/offer.test.ts', '// the linter says nothing here'],
  },
  'no-clock-in-libs': {
    fires: ['libs/deal/src/offer.ts', 'const now = new Date()'],
    rests: ['libs/deal/src/offer.ts', 'const at = new Date(millis)'],
  },
  'no-half-tests': {
    fires: ['libs/deal/src/offer.test.ts', 'it.todo("counts")'],
    rests: ['libs/deal/src/offer.test.ts', 'it("counts", () => expect(true && x).toBe(1))'],
  },
  'secured-funds': {
    fires: ['apps/dashboard/src/routes/offer.tsx', '<p>Held in escrow</p>'],
    rests: ['libs/ledger/src/accounts.ts', "export const ACCOUNTS = ['escrow']"],
  },
}

describe('each rule about words', () => {
  it.each(WORD_RULES.map((it) => it.name))('%s fires where it should and rests elsewhere', (name) => {
    const { fires, rests } = CASES[name] ?? { fires: ['', ''], rests: ['', ''] }
    expect(rulesOf(...fires)).toEqual([name])
    expect(rulesOf(...rests)).toEqual([])
  })
})

describe('file names', () => {
  it.each([
    'libs/deal/src/utils.ts',
    'apps/api/src/common/x.ts',
    'apps/api/src/offers/offer-helper.ts',
    'scripts/base.ts',
  ])('%s is refused', (file) => expect(rulesOf(file, '')).toEqual(['no-vague-files']))
  it.each(['libs/deal/src/database.ts', 'apps/api/src/data-source.ts'])('%s is judged by its words', (file) =>
    expect(rulesOf(file, '')).toEqual(file.includes('data-source') ? ['no-vague-files'] : []),
  )
})
