import { expect, it } from 'vitest'
import { preferredLocale } from './language.ts'

it.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['pt-BR,it;q=0.5,fr;q=0.7', 'fr'],
  ['ja', 'es'],
  [undefined, 'es'],
  ['en;q=0.1, fr;q=x, it;q=0.2', 'it'],
])('prefers, from %s, %s', (header, expected) => {
  expect(preferredLocale(header, 'es')).toBe(expected)
})
