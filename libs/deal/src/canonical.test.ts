import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Canonical } from './canonical.ts'

const shuffled = (value: Record<string, Canonical>): Record<string, Canonical> =>
  Object.fromEntries(Object.entries(value).toReversed())

const plain = fc.dictionary(
  fc.string({ maxLength: 8 }),
  fc.oneof(fc.string({ maxLength: 12 }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
  { maxKeys: 8 },
)

describe('canonical JSON', () => {
  it('writes one text for one meaning', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'] })).toBe('{"a":[true,null,"x"],"b":1}')
  })

  it('sorts keys by code unit, not by a language', () => {
    expect(canonicalJson({ ä: 1, z: 2, Z: 3, a: 4 })).toBe('{"Z":3,"a":4,"z":2,"ä":1}')
  })

  it('writes amounts as text, so that no reader rounds them', () => {
    expect(canonicalJson({ fee: 9_007_199_254_740_993n })).toBe('{"fee":"9007199254740993"}')
  })

  it('brings two spellings of one letter together, in values and in keys', () => {
    expect(canonicalJson('e\u0301')).toBe(canonicalJson('\u00e9'))
    expect(canonicalJson({ 'e\u0301': 1 })).toBe(canonicalJson({ '\u00e9': 1 }))
  })

  it('knows one zero', () => {
    expect(canonicalJson(-0)).toBe('0')
  })

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('does not write %d', (value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError)
  })

  it('does not depend on the order keys were set in', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
      { numRuns: 500 },
    )
  })

  it('is JSON, and reads back as what went in', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const nfc = Object.fromEntries(
          Object.entries(value).map(([key, member]) => [
            key.normalize('NFC'),
            typeof member === 'string' ? member.normalize('NFC') : Object.is(member, -0) ? 0 : member,
          ]),
        )
        expect(JSON.parse(canonicalJson(nfc))).toEqual({ ...nfc })
      }),
      { numRuns: 500 },
    )
  })

  it('tells different meanings apart', () => {
    const texts = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: null }, { a: true }, { a: '' }, {}].map((it) =>
      canonicalJson(it),
    )
    expect(new Set(texts).size).toBe(texts.length)
  })
})
