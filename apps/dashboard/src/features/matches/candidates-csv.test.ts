import { expect, it } from 'vitest'
import { aCandidate, aPlan } from '../../testing/world-matches.ts'
import { candidatesCsv } from './candidates-csv.ts'

it('writes a row per candidate with parts, price and place in the plan', () => {
  const row = aCandidate({ act: { id: 'a', name: 'Nora, Vael', country: 'FR' } })
  const [head, line, rest] = candidatesCsv(
    [row],
    aPlan([
      { id: 'a', name: 'Nora' },
      { id: 'b', name: 'B' },
    ]),
  ).split('\r\n')
  expect(head?.split(',').slice(0, 6)).toEqual(['rank', 'act', 'country', 'styles', 'state', 'fit'])
  expect(line).toBe('1,"Nora, Vael",FR,electro-pop,suggested,46,32,,14,,0,2650,0.28,3000,EUR,stated,6000,yes')
  expect(rest).toBeUndefined()
})

it('lets no name begin a formula', () => {
  const row = aCandidate({ act: { id: 'a', name: '=HYPERLINK("x")', country: 'FR' } })
  expect(candidatesCsv([row], undefined)).toContain(`"'=HYPERLINK(""x"")"`)
})
