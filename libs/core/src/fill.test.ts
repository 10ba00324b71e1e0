import { expect, it } from 'vitest'
import { fillIn } from './fill.ts'

it('puts values in the place of names, and leaves a name without a value', () => {
  const values: Readonly<Record<string, string>> = { who: 'Nora', what: '{who}' }
  expect(fillIn('{who} signs {what} on {day}.', (name) => values[name])).toBe('Nora signs {who} on {day}.')
})
