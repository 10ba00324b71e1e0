import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Asked,
  type DisclosedOverlap,
  disclose,
  DISCLOSURE,
  type DisclosurePolicy,
  discloseSize,
  fingerprint,
  leastDifference,
  minimumFor,
  spendQuestion,
  standIn,
  stickyNoise,
} from './disclosure.ts'
import { estimateOverlap } from './estimate.ts'
import { macKey, utf8 } from './sha256.ts'
import type { Sketch } from './sketch.ts'
import { derivable, suppress } from './suppress.ts'
import { aSketch, between, range, seededRandom } from './testing/people.ts'

const key = macKey(utf8('a secret of the instance'))
const now = new Date('2026-05-10T12:00:00Z')
const audience = (people: readonly number[]) => ({ size: people.length, asOf: now, sketches: [aSketch(people)] })

function ask(own: readonly number[], about: readonly number[], sensitive = false): DisclosedOverlap {
  const [a, b] = [audience(own), audience(about)]
  const names = { a: fingerprint(a.sketches[0]!), b: fingerprint(b.sketches[0]!) }
  return disclose(estimateOverlap(a, b, { now }), { policy: DISCLOSURE, key, sensitive, ...names })
}

test('an audience under fifty is not spoken of, one with minors not under a hundred', () => {
  expect(() => ask(range(0, 49), range(0, 500))).toThrow('audience_too_small')
  expect(() => ask(range(0, 500), range(0, 99), true)).toThrow('audience_too_small')
  expect(ask(range(0, 500), range(0, 120)).sizeOfB).toBe(120)
  expect(minimumFor(DISCLOSURE, true)).toBe(100)
  expect(discloseSize(1234, DISCLOSURE, false).value).toBe(1230)
  expect(() => discloseSize(49, DISCLOSURE, false)).toThrow('audience_too_small')
})

test('no figure of people in any answer lies under the minimum, whatever is asked', () => {
  const size = fc.integer({ min: 50, max: 700 })
  fc.assert(
    fc.property(size, size, fc.nat(700), (a, b, shift) => {
      const answer = ask(range(0, a), range(shift, shift + b))
      const shown = answer.shared?.value ?? DISCLOSURE.minimum
      expect(shown).toBeGreaterThanOrEqual(DISCLOSURE.minimum)
      expect(Math.min(a, b) + 5 - shown).toBeGreaterThanOrEqual(answer.shared ? DISCLOSURE.minimum : 0)
      for (const people of [answer.sizeOfA, answer.sizeOfB, answer.reach.value, answer.addedByA.value]) {
        expect(people % DISCLOSURE.roundTo).toBe(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('the same question gets the same answer, in either order and after uploading the list again', () => {
  const one = ask(range(0, 600), range(300, 900))
  expect(ask(range(0, 600).reverse(), range(300, 900))).toEqual(one)
  expect(ask(range(300, 900), range(0, 600)).shared).toEqual(one.shared)
  expect(stickyNoise(key, 'q')).toBe(stickyNoise(key, 'q'))
  expect(stickyNoise(key, 'q')).not.toBe(stickyNoise(macKey(utf8('another secret')), 'q'))
})

test('noise over many questions is normal: mean 0, deviation 1', () => {
  const noise = range(0, 4000).map((i) => stickyNoise(key, `question ${i}`))
  const mean = noise.reduce((sum, x) => sum + x, 0) / noise.length
  const variance = noise.reduce((sum, x) => sum + (x - mean) ** 2, 0) / noise.length
  expect(Math.abs(mean)).toBeLessThan(0.06)
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.05)
})

test('the disclosed interval still holds the truth', () => {
  const random = seededRandom(11)
  let held = 0
  for (let i = 0; i < 400; i++) {
    const a = between(random, 300, 900)
    const shift = between(random, 0, a - 200)
    const truth = a - shift
    const { shared } = ask(range(0, a), range(shift, a + 300))
    if (!shared || (shared.low <= truth && truth <= shared.high)) held++
  }
  expect(held / 400).toBeGreaterThanOrEqual(0.95)
})

test('a list that changed by fewer people than the minimum is answered with the earlier one', () => {
  const earlier = aSketch(range(0, 400))
  expect(standIn(aSketch(range(1, 400)), [earlier], 50)).toBe(earlier)
  expect(standIn(aSketch(range(24, 424)), [earlier], 50)).toBe(earlier)
  const other = aSketch(range(30, 430))
  expect(standIn(other, [earlier], 50)).toBe(other)
  const big = aSketch(range(0, 100_000))
  expect(standIn(aSketch(range(3, 100_003)), [big], 50)).toBe(big)
  expect(leastDifference(big, aSketch(range(5000, 105_000)))).toBeGreaterThan(7000)
})

test('questions are counted in a window, repeats are free, and the refusal says when to come back', () => {
  const policy = { ...DISCLOSURE, questions: 3, questionsPerAudience: 2 }
  const at = (day: number): Date => new Date(now.getTime() + day * 86_400_000)
  const asked: Asked[] = [
    { own: 'a', about: 'x', at: at(0) },
    { own: 'b', about: 'x', at: at(1) },
    { own: 'a', about: 'x', at: at(1) },
  ]
  expect(spendQuestion(asked, { own: 'a', about: 'x', at: at(2) }, policy)).toEqual({
    repeated: true,
    left: 1,
    leftAboutThis: 0,
  })
  expect(spendQuestion(asked, { own: 'a', about: 'y', at: at(2) }, policy)).toMatchObject({ repeated: false, left: 0 })
  expect(() => spendQuestion(asked, { own: 'c', about: 'x', at: at(2) }, policy)).toThrow('question_budget_spent')
  expect(spendQuestion(asked, { own: 'c', about: 'x', at: at(31.5) }, policy)).toMatchObject({ left: 2 })
})

/** A house that answers questions about one secret audience, as the service does. */
function house(secret: readonly number[], policy: DisclosurePolicy) {
  const asked: Asked[] = []
  const used: Sketch[] = []
  const about = { size: secret.length, asOf: now, sketches: [aSketch(secret)] }
  return (people: readonly number[]): number | undefined => {
    const own = standIn(aSketch(people), used, policy.minimum)
    const names = { a: fingerprint(own), b: fingerprint(about.sketches[0]!) }
    try {
      spendQuestion(asked, { own: names.a, about: names.b, at: now }, policy)
      asked.push({ own: names.a, about: names.b, at: now })
      if (!used.includes(own)) used.push(own)
      const overlap = estimateOverlap({ size: own.count, asOf: now, sketches: [own] }, about, { now })
      return disclose(overlap, { policy, key, sensitive: false, ...names }).shared?.value
    } catch {
      return undefined
    }
  }
}

/**
 * An attacker who knows of everybody but one whether they are in the audience asks questions that differ in decoys and
 * always hold that one person, and weighs the answers as well as can be done.
 *
 * @returns the certainty, between 0 and 1, that the person is in.
 */
function attack(policy: DisclosurePolicy, questions: number, isIn: boolean, seed: number): number {
  const target = 0
  const random = seededRandom(seed)
  const members = new Set(range(0, 2000).filter(() => random() < 0.4))
  members.delete(target)
  const secret = isIn ? [...members, target] : [...members]
  const ask = house(secret, policy)
  const deviation = Math.sqrt(policy.noise ** 2 + policy.roundTo ** 2 / 12)
  let evidence = 0
  for (let i = 0; i < questions; i++) {
    const decoys = range(1, 2000).filter(() => random() < 0.2)
    const answer = ask([target, ...decoys])
    if (answer === undefined) continue
    const without = decoys.filter((person) => members.has(person)).length
    // Log-likelihood ratio of two normals one person apart.
    evidence += (answer - without - 0.5) / deviation ** 2
  }
  return 1 / (1 + Math.exp(-evidence))
}

test('a thousand questions on a known truth isolate nobody', { tags: 'thorough' }, () => {
  for (let i = 0; i < 6; i++) {
    const certainty = attack(DISCLOSURE, 1000, i % 2 === 0, 100 + i)
    expect(certainty).toBeGreaterThan(0.05)
    expect(certainty).toBeLessThan(0.95)
  }
})

test('the same attack succeeds once the budget is taken away, so the test above can fail', { tags: 'thorough' }, () => {
  const open = { ...DISCLOSURE, questions: 1e6, questionsPerAudience: 1e6, minimum: 1, noise: 2 }
  const certain = [1, 2, 3, 4].filter((seed) => attack(open, 200, true, seed) > 0.95)
  expect(certain.length).toBeGreaterThanOrEqual(3)
})

test('two questions that differ by one person get one answer', () => {
  const ask = house(range(0, 800), DISCLOSURE)
  const without = ask(range(1, 500))
  expect(ask(range(0, 500))).toBe(without)
})

const keys = range(0, 5).flatMap((row) => range(0, 4).map((column) => `${row}·${column}`))
const rows = range(0, 5).map((row) => keys.filter((one) => one.startsWith(`${row}·`)))
const columns = range(0, 4).map((column) => keys.filter((one) => one.endsWith(`·${column}`)))

/** What the published numbers give away: shown cells, hidden cells that follow, and groups of hidden people that follow. */
function leaksOf(cells: ReadonlyMap<string, number>): string[] {
  const { shown, sums, total } = suppress(cells, [rows, columns], 50)
  const hidden = new Set(keys.filter((one) => !shown.has(one)))
  const people = (group: readonly string[]): number => group.reduce((sum, one) => sum + cells.get(one)!, 0)
  const equations = [rows, columns].flatMap((family, i) => {
    const published = family.filter((_, place) => sums[i]![place] !== undefined)
    const rest = family.filter((_, place) => sums[i]![place] === undefined).flat()
    return total === undefined ? [] : [...published, rest]
  })
  const small = [...sums.flat(), ...shown.values()].filter((sum) => sum !== undefined && sum < 50)
  const thin = equations
    .flatMap((group) => [group.filter((one) => hidden.has(one)), group])
    .filter((group) => group.length > 0 && people(group) < 50)
  return [...small.map(String), ...derivable(equations, hidden), ...thin.map(String)]
}

test('over 100,000 cells none under the minimum is shown or can be worked out', { tags: 'thorough' }, () => {
  const random = seededRandom(5)
  for (let asked = 0; asked < 100_000; asked += keys.length) {
    const largest = between(random, 20, 900)
    const cells = new Map(keys.map((one) => [one, Math.floor(largest * random() ** 3)]))
    expect({ cells, leaks: leaksOf(cells) }).toEqual({ cells, leaks: [] })
  }
})

test('a table without small cells is shown whole', () => {
  const cells = new Map(keys.map((one) => [one, 80]))
  const { shown, sums, total } = suppress(cells, [rows, columns], 50)
  expect(shown.size).toBe(keys.length)
  expect(sums).toEqual([Array(5).fill(320), Array(4).fill(400)])
  expect(total).toBe(1600)
})
