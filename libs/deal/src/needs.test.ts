import { expect, it } from 'vitest'
import { BRIEF_NEEDS, type LeftOutReason } from './brief.ts'
import { isMinor } from './age.ts'
import { type ActFacts, conditionsOf, countLeftOut, isIdleNeed, NO_CONDITIONS, whyLeftOut } from './needs.ts'
import { aBrief, aLine } from './testing/builders.ts'

const keyOf = (style: string): string => style.toLowerCase()

/** Wants everything: French songs of a French act on TikTok for at most 12,000 euro. */
const wanting = (over: Parameters<typeof aBrief>[0] = {}) =>
  aBrief({
    needs: BRIEF_NEEDS,
    languages: ['fr'],
    tags: ['Chanson', 'Dream Pop'],
    targetCountries: ['FR'],
    lines: [aLine({ platform: 'tiktok' }), aLine({ platform: 'website' })],
    sector: 'alcohol',
    startsOn: '2031-06-01',
    endsOn: '2031-06-30',
    ...over,
  })

/** Fits `wanting`. */
const anAct = (over: Partial<ActFacts> = {}): ActFacts => ({
  languages: ['fr', 'en'],
  styles: ['chanson'],
  fee: { currency: 'EUR', minor: 1_200_000n },
  busy: [],
  platforms: ['tiktok'],
  country: 'FR',
  refusedSectors: [],
  promises: [],
  bornOn: '2013-06-01',
  ...over,
})

const why = (act: Partial<ActFacts>, brief: Parameters<typeof aBrief>[0] = {}): LeftOutReason[] =>
  whyLeftOut(conditionsOf(wanting(brief), keyOf), anAct(act))

it('an act that meets every need is looked at', () => {
  expect(why({})).toEqual([])
})

it.each<[string, LeftOutReason[], Partial<ActFacts>]>([
  ['says no languages', ['languages'], { languages: [] }],
  ['carries another style', ['styles'], { styles: ['gabber'] }],
  ['asks a cent too much', ['fee'], { fee: { currency: 'EUR', minor: 1_200_001n } }],
  ['asks much in another currency', [], { fee: { currency: 'JPY', minor: 9_000_000n } }],
  ['has not said what it asks', [], { fee: null }],
  ['is busy on every day', ['dates'], { busy: [{ from: '2031-05-20', to: '2031-07-01' }] }],
  ['is busy on all but the last day', [], { busy: [{ from: '2031-05-20', to: '2031-06-29' }] }],
  ['has no figures there', ['platforms'], { platforms: ['spotify'] }],
  ['lives elsewhere', ['country'], { country: 'BE' }],
  ['refuses the sector', ['no_go'], { refusedSectors: ['food', 'alcohol'] }],
  ['refuses others', [], { refusedSectors: ['food'] }],
  ['is bound on the last day', ['bound'], { promises: [{ sector: 'alcohol', from: '2031-06-30', to: '2032-01-01' }] }],
  ['is free again', [], { promises: [{ sector: 'alcohol', from: '2031-01-01', to: '2031-05-31' }] }],
  ['is bound in another sector', [], { promises: [{ sector: 'food', from: '2031-01-01', to: '2032-05-31' }] }],
  ['is too young by a day', ['age'], { bornOn: '2013-06-02' }],
  ['has no birth date', [], { bornOn: null }],
  ['is wrong in all', ['languages', 'styles', 'no_go'], { languages: [], styles: [], refusedSectors: ['alcohol'] }],
])('an act that %s', (_, reasons, act) => {
  expect(why(act)).toEqual(reasons)
})

it('joins stretches of days that meet or overlap, and sees a gap of one day', () => {
  const parts = [
    { from: '2031-06-16', to: '2031-06-30' },
    { from: '2031-05-01', to: '2031-06-10' },
    { from: '2031-06-05', to: '2031-06-15' },
  ]
  expect(why({ busy: parts })).toEqual(['dates'])
  expect(why({ busy: parts.with(2, { from: '2031-06-05', to: '2031-06-14' }) })).toEqual([])
})

it('a need whose wish is empty says nothing, and the form can tell', () => {
  const empty = { languages: [], tags: [], budgetMinor: null, startsOn: null, lines: [], targetCountries: [] }
  const lost = anAct({ languages: [], styles: [], platforms: [], country: 'BE', fee: { currency: 'EUR', minor: 9n } })
  expect(whyLeftOut(conditionsOf(wanting(empty), keyOf), lost)).toEqual([])
  expect(BRIEF_NEEDS.filter((need) => isIdleNeed(need, wanting(empty)))).toEqual(BRIEF_NEEDS)
  expect(BRIEF_NEEDS.filter((need) => isIdleNeed(need, wanting()))).toEqual([])
  expect(isIdleNeed('platforms', wanting({ lines: [aLine({ platform: 'on_site' })] }))).toBe(true)
})

it('a wish that is not a need leaves nobody out; what stands in the way always does', () => {
  const over = { languages: [], styles: [], platforms: [], country: 'BE', refusedSectors: ['alcohol' as const] }
  expect(why(over, { needs: [] })).toEqual(['no_go'])
  expect(whyLeftOut(NO_CONDITIONS, anAct({ ...over, bornOn: '2030-01-01' }))).toEqual([])
})

it('closes a sector to the young only where a source says so, by the age on the first day', () => {
  expect(why({ bornOn: '2020-01-01' }, { sector: 'soft_drinks' })).toEqual([])
  for (const startsOn of ['2031-06-01', '2028-02-29', '2029-02-28', '2029-03-01']) {
    for (const bornOn of ['2010-02-28', '2010-03-01', '2011-02-28', '2011-03-01', '2012-02-29', '2013-06-01']) {
      expect(why({ bornOn }, { startsOn }).includes('age')).toBe(isMinor(bornOn, startsOn))
    }
  }
})

it('counts by reason, and those that one reason alone leaves out', () => {
  const groups: Parameters<typeof countLeftOut>[0] = [
    { why: [], acts: 7 },
    { why: ['styles'], acts: 3 },
    { why: ['styles', 'no_go'], acts: 2 },
    { why: ['age'], acts: 1 },
  ]
  expect(countLeftOut(groups)).toEqual([
    { why: 'styles', acts: 5, wouldAdd: 3 },
    { why: 'no_go', acts: 2, wouldAdd: 0 },
    { why: 'age', acts: 1, wouldAdd: 1 },
  ])
})
