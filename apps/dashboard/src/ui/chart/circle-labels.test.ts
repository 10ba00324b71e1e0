import { expect, it } from 'vitest'
import { labelsBeside } from './circle-labels.ts'
import type { Circle } from './circles-layout.ts'

const circle = (set: number, x: number, y: number, radius: number) => ({ set, x, y, radius }) as Circle
const named = (...names: string[]) => names.map((name) => ({ id: name, name, people: 1000 }))
const SIZES = ['1k', '1k', '1k']

it('puts names at the outer sides where there is room', () => {
  const labels = labelsBeside([circle(0, 150, 100, 50), circle(1, 220, 100, 50)], named('Nora', 'Aya'), SIZES, 400)
  expect(labels).toMatchObject([
    { set: 0, x: 94, anchor: 'end' },
    { set: 1, x: 276, anchor: 'start' },
  ])
})

it.each([
  ['would leave the picture', [circle(0, 60, 100, 50), circle(1, 220, 100, 50)], ['The Quiet Ferries', 'Aya']],
  [
    'would cover another one',
    [circle(0, 130, 90, 40), circle(1, 132, 100, 38), circle(2, 300, 100, 40)],
    ['Nora', 'Aya', 'Sol'],
  ],
  ['would stand in a circle', [circle(0, 150, 100, 90), circle(1, 140, 100, 20)], ['Verano', 'Aya']],
])('says nothing beside the circles when a name %s', (_, circles, names) => {
  expect(labelsBeside(circles, named(...names), SIZES, 400)).toBeNull()
})
