import { Refusal } from '@concertato/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assertClean, assertCleanUrl, MAX_DEPTH, readJson } from './hygiene.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

it('refuses NUL and lone surrogates wherever they hide, and names the field', () => {
  expect(codeOf(() => assertClean({ title: 'a\0b' }))).toBe('malformed_text')
  expect(codeOf(() => assertClean({ 'a\0': 1 }))).toBe('malformed_text')
  expect(codeOf(() => assertClean({ deep: [{ name: '\ud800' }] }))).toBe('malformed_text')
  expect(() => assertClean({ deep: [{ name: '\ud800' }] })).toThrow(
    expect.objectContaining({ detail: { field: 'deep.0.name' } }) as Error,
  )
})

it('accepts every well-formed text without NUL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'))
      assertClean({ text })
    }),
  )
})

it('refuses nesting beyond the limit and accepts the limit itself', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'core' : { in: nested(levels - 1) })
  expect(codeOf(() => assertClean(nested(MAX_DEPTH)))).toBe('accepted')
  expect(codeOf(() => assertClean(nested(MAX_DEPTH + 1)))).toBe('body_too_deep')
})

it('reads an empty body as none, and refuses what is not JSON in UTF-8', () => {
  expect(readJson(Buffer.alloc(0))).toBeUndefined()
  expect(codeOf(() => readJson(Buffer.from('{bad')))).toBe('invalid_request')
  expect(codeOf(() => readJson(Buffer.from([0x22, 0xff, 0x22])))).toBe('invalid_request')
  expect(codeOf(() => readJson(Buffer.from('{"a":"\\u0000"}')))).toBe('malformed_text')
})

it('refuses addresses that would decode to what cannot be stored', () => {
  expect(codeOf(() => assertCleanUrl('/api/x?q=%00'))).toBe('malformed_text')
  expect(codeOf(() => assertCleanUrl('/api/x?q=%E0%A4%A'))).toBe('invalid_request')
  expect(codeOf(() => assertCleanUrl('/api/x?q=%F0%9F%8E%B5'))).toBe('accepted')
})
