import { expect, test } from 'vitest'
import { calibrate, expectedShared } from './cells.ts'
import { countShared } from './exact.ts'
import { sketchOf } from './sketch-builder.ts'
import { hashPeople, World } from './world.ts'

const settings = { seed: 5, people: 60_000, scenes: 40, acts: 60, brands: 4, smallest: 150, largestShare: 0.1 }
const world = new World(settings)

test('the same seed makes the same world, another seed another', () => {
  expect(new World(settings).people(world.act(3))).toEqual(world.people(world.act(3)))
  expect(new World({ ...settings, seed: 6 }).people(world.act(3))).not.toEqual(world.people(world.act(3)))
})

test('everybody in an audience exists and is in it once', () => {
  for (const crowd of [...Array.from({ length: 60 }, (_, n) => world.act(n)), world.brand(0), world.brand(3)]) {
    const people = world.people(crowd)
    expect(new Set(people).size).toBe(people.length)
    expect(people.length).toBeLessThanOrEqual(crowd.most)
    expect(people.length).toBeGreaterThan(0.6 * crowd.most)
    expect(Math.max(...people)).toBeLessThan(settings.people)
  }
})

test('sizes are heavy-tailed: most acts are small, a few have most of the reach', () => {
  const sizes = Array.from({ length: 60 }, (_, n) => world.people(world.act(n)).length)
  const sum = sizes.reduce((total, size) => total + size, 0)
  expect(sizes.slice(0, 6).reduce((total, size) => total + size, 0) / sum).toBeGreaterThan(0.4)
})

test('acts of one scene share far more people than chance', () => {
  const acts = Array.from({ length: 60 }, (_, n) => world.act(n))
  const sorted = acts.map((act) => world.people(act).toSorted())
  const lift = (i: number, j: number): number =>
    (countShared(sorted[i]!, sorted[j]!) * settings.people) / (sorted[i]!.length * sorted[j]!.length)
  const pairs = acts.flatMap((_, i) => acts.slice(i + 1).map((_, j) => [i, i + 1 + j] as const))
  const home = (i: number): number => acts[i]!.draws[0]!.scene
  const mean = (lifts: number[]): number => lifts.reduce((sum, one) => sum + one, 0) / lifts.length
  const same = pairs.filter(([i, j]) => home(i) === home(j)).map(([i, j]) => lift(i, j))
  const other = pairs.filter(([i, j]) => home(i) !== home(j)).map(([i, j]) => lift(i, j))
  expect(same.length).toBeGreaterThan(5)
  expect(mean(same)).toBeGreaterThan(4 * mean(other))
})

test('cells predict overlaps with a factor above one, which is what calibration is for', () => {
  const everybody = world.cellsOf(Array.from({ length: settings.people }, (_, person) => person))
  const crowds = Array.from({ length: 16 }, (_, n) => world.people(world.act(n)).toSorted())
  const cells = crowds.map((people) => world.cellsOf(people))
  const pairs = crowds.flatMap((a, i) =>
    crowds.slice(i + 1).map((b, j) => ({
      measured: countShared(a, b),
      modelled: expectedShared(cells[i]!, cells[i + 1 + j]!, everybody),
    })),
  )
  const affinity = calibrate(pairs)
  expect(affinity.pairs).toBe(120)
  expect(affinity.high).toBeGreaterThan(1.5)
  expect(affinity.low).toBeLessThan(affinity.middle)
})

test('hashes of people are spread evenly and never meet', () => {
  const people = Uint32Array.from({ length: 200_000 }, (_, i) => i)
  const words = hashPeople(people, people.length, 9, new Uint32Array(2 * people.length))
  const sketch = sketchOf('email.1', words, { k: 4096, rate: 0, cap: 4096 })
  const estimate = 4096 / ((sketch.limitHigh + sketch.limitLow / 2 ** 32) / 2 ** 32)
  expect(Math.abs(estimate / 200_000 - 1)).toBeLessThan(0.05)
  expect(new Set(new BigUint64Array(words.buffer)).size).toBe(200_000)
})
