import { expect, it } from 'vitest'
import { aFloor, aShortlist } from '../../testing/world-exposure.ts'
import { exposureCsv } from './exposure-csv.ts'

it('writes a row per list with the floor, its cost, and every tier', () => {
  const known = aShortlist({ briefId: 'b', title: 'Rooftops, again' })
  const unknown = aShortlist({ floor: aFloor({ reach: null, givenUp: null, unknown: 'not_comparable' }) })
  const [head = '', first = '', second = ''] = exposureCsv([known, unknown]).split('\r\n')
  expect(first).toContain('b,"Rooftops, again",Verano Cola,1,2026-11-24T10:00:00.000Z,1,40,60,0.2,8,9,2,45000')
  expect(first).toContain('new_people,sampled,1200,900,1600,,12,26,0.31,0.44')
  expect(second).toContain('not_comparable')
  expect(head.split(',').slice(19, 23)).toEqual([
    'deals_emerging_shown',
    'deals_emerging_eligible',
    'deals_emerging_exposure',
    'deals_emerging_available',
  ])
  // Only the first title holds a comma, so its row has one more.
  expect(second.split(',').length).toBe(head.split(',').length)
})

it('lets no title begin a formula', () => {
  expect(exposureCsv([aShortlist({ title: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`)
})
