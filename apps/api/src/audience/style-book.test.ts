import { evenTags, tagRarity } from '@concertato/audience'
import { expect, it } from 'vitest'
import { StyleBook } from './style-book.service.ts'

const ACTS = [['Electro-Pop', 'dance'], ['electro pop'], ['jazz', 'DANCE'], ['-'], []]

const rows = () => {
  const counts = new Map<string, number>()
  for (const spelling of ACTS.flat()) counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
  return [...counts].map(([spelling, acts]) => ({ spelling, acts, total: ACTS.length }))
}

it('says how telling a style is as reading every act would', () => {
  const book = new StyleBook(rows())
  expect(book.rarity).toEqual(tagRarity(ACTS.map(evenTags)))
  expect(new Map(book.entries().map(({ key, rarity }) => [key, rarity]))).toEqual(book.rarity)
})

it('knows every spelling of a style', () => {
  const book = new StyleBook(rows())
  expect(book.spellingsOf(['electro pop', 'dance', 'gabber'])).toEqual(['Electro-Pop', 'electro pop', 'dance', 'DANCE'])
  expect(new StyleBook([]).spellingsOf(['jazz'])).toEqual([])
})
