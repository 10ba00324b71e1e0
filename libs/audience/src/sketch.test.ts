import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCommon, coverage, isComplete, lowerBound, sampleSize, thin } from './sketch.ts'
import { SketchBuilder, sketchOf } from './sketch-builder.ts'
import { decodeSketch, encodeSketch, fromSignedBigint, toSignedBigint } from './sketch-codec.ts'
import { emptySketch, mergeSketches } from './sketch-merge.ts'
import { sortHashes } from './sort-hashes.ts'
import { aSketch, range, wordsOf } from './testing/people.ts'

const small = { k: 64, rate: 0, cap: 64 }
const coordinated = { k: 64, rate: 1 / 8, cap: 200 }
const bigs = (words: Uint32Array) => [...new BigUint64Array(words.slice().buffer)]
const people = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 2500 })

test('a sketch holds exactly the smallest hashes, whatever the order and however often people are repeated', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(small, coordinated), (list, rule) => {
      const sketch = aSketch(list, rule)
      const all = [...new Set(bigs(wordsOf(list)))].sort((a, b) => (a < b ? -1 : 1))
      const rate = all.filter((hash) => hash < BigInt(Math.floor(rule.rate * 2 ** 53)) * 2048n).length
      const keep = Math.min(all.length, all.length <= rule.k ? all.length : Math.min(rule.cap, Math.max(rule.k, rate)))
      expect(bigs(sketch.hashes)).toEqual(all.slice(0, keep))
      expect(isComplete(sketch)).toBe(keep === all.length)
      expect((BigInt(sketch.limitHigh) << 32n) | BigInt(sketch.limitLow)).toBe(all[keep] ?? 1n << 64n)
    }),
  )
})

test('feeding a list in pieces gives the same sketch as feeding it at once, sorted in the worst order too', () => {
  const words = wordsOf(range(0, 60_000))
  new BigUint64Array(words.buffer).sort().reverse()
  const builder = new SketchBuilder('email.1', small)
  for (let at = 0; at < words.length; at += 1000) builder.add(words.subarray(at, at + 1000))
  expect(builder.finish()).toEqual(aSketch(range(0, 60_000), small))
})

test('the count is exact without repeats, and within its error with them', () => {
  expect(aSketch(range(0, 50_000), small)).toMatchObject({ count: 50_000, countError: 0 })
  const twice = aSketch([...range(0, 50_000), ...range(0, 20_000)], { k: 1024, rate: 0, cap: 1024 })
  expect(twice.countError).toBeGreaterThan(0)
  expect(Math.abs(twice.count - 50_000)).toBeLessThanOrEqual(2 * twice.countError)
  expect(aSketch([1, 1, 2, 2, 2], small)).toMatchObject({ count: 2, countError: 0 })
})

test('thinning a stored sketch equals sampling the whole list by the smaller rule', () => {
  for (const size of [10, 64, 65, 300, 5000, 40_000]) {
    expect(thin(aSketch(range(0, size)), coordinated)).toEqual(aSketch(range(0, size), coordinated))
  }
})

test('merging equals the sketch of both lists together', () => {
  fc.assert(
    fc.property(people, people, (a, b) => {
      const merged = mergeSketches(aSketch(a, small), aSketch(b, small), small)
      const whole = aSketch([...a, ...b], small)
      expect(bigs(merged.hashes)).toEqual(bigs(whole.hashes).slice(0, sampleSize(merged)))
      expect(coverage(merged)).toBeLessThanOrEqual(coverage(whole))
      expect(isComplete(merged) ? merged : whole).toEqual(whole)
    }),
  )
})

test('sketches of different keys are refused', () => {
  expect(() => mergeSketches(emptySketch('email.1'), emptySketch('email.2'))).toThrow('sketch_mismatch')
})

test('bytes come back as the same sketch, at two thirds of the plain size for long lists', () => {
  for (const size of [0, 1, 63, 64, 65, 5000, 300_000]) {
    const sketch = sketchOf('handle:instagram.1', wordsOf(range(0, size)))
    const bytes = encodeSketch(sketch)
    expect(decodeSketch(bytes)).toEqual(sketch)
    expect(bytes.length).toBeLessThan(sampleSize(sketch) * (size > 4096 ? 7.1 : 8.1) + 70)
  }
})

test('cut, padded and foreign bytes are refused', () => {
  const bytes = encodeSketch(aSketch(range(0, 100)))
  const wrong = [bytes.slice(0, -1), new Uint8Array([...bytes, 0]), bytes.with(0, 9), new Uint8Array(3)]
  for (const bad of wrong) expect(() => decodeSketch(bad)).toThrow('sketch_unreadable')
  for (let cut = 0; cut < bytes.length; cut++)
    expect(() => decodeSketch(bytes.slice(0, cut))).toThrow('sketch_unreadable')
})

test('common members are counted once each', () => {
  fc.assert(
    fc.property(people, people, (a, b) => {
      const inB = new Set(b)
      const expected = new Set(a.filter((person) => inB.has(person))).size
      const all = { k: 5000, rate: 0, cap: 5000 }
      expect(countCommon(aSketch(a, all).hashes, aSketch(b, all).hashes)).toBe(expected)
    }),
  )
})

test('the place of a hash is found by halves', () => {
  const { hashes } = aSketch(range(0, 500))
  for (const i of [0, 1, 250, 499]) expect(lowerBound(hashes, hashes[2 * i + 1]!, hashes[2 * i]!)).toBe(i)
  expect(lowerBound(hashes, 0, 0)).toBe(0)
  expect(lowerBound(hashes, 0xffffffff, 0xffffffff)).toBe(500)
})

test('a hash survives the way to a signed database integer and back', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (low, high) => {
      expect(fromSignedBigint(toSignedBigint(low, high))).toEqual({ low, high })
    }),
  )
  expect(toSignedBigint(0xffffffff, 0xffffffff)).toBe(-1n)
})

test('hashes are sorted whether they are spread evenly or crowd together', () => {
  const word = fc.oneof(fc.nat(0xffffffff), fc.nat(3), fc.constant(0xffffffff))
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 400 }), (pairs) => {
      const words = Uint32Array.from(pairs.flat())
      const out = new Uint32Array(words.length)
      sortHashes(words.slice(), pairs.length, 0xffffffff, out)
      expect(bigs(out)).toEqual([...new BigUint64Array(words.buffer).sort()])
    }),
  )
})
