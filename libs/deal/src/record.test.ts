import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRecord, GENESIS_HASH, linkText, nextLink, type RecordEntry, type RecordLink } from './record.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const entry = (number: number): RecordEntry => ({
  what: 'contract.signed',
  by: `act:${number}`,
  at: '2026-11-25T12:00:00.000Z',
  detail: { number, amountMinor: BigInt(number) * 100n },
})

const chain = (length: number): RecordLink[] => {
  const links: RecordLink[] = []
  for (let number = 1; number <= length; number += 1) links.push(nextLink(links.at(-1) ?? null, entry(number), sha256))
  return links
}

describe('the record of a deal', () => {
  it('begins at nothing and counts from one', () => {
    const [first] = chain(1)
    expect(first).toMatchObject({ position: 1, previousHash: GENESIS_HASH })
    expect(first?.hash).toBe(sha256(linkText(1, GENESIS_HASH, entry(1))))
  })

  it('has a text that a stranger can hash again with any tool', () => {
    expect(linkText(1, GENESIS_HASH, entry(1))).toBe(
      '{"at":"2026-11-25T12:00:00.000Z","by":"act:1","detail":{"amountMinor":"100","number":1},"position":1,' +
        `"previousHash":"${GENESIS_HASH}","what":"contract.signed"}`,
    )
  })

  it('checks when nothing was touched, and names its head', () => {
    const links = chain(20)
    expect(checkRecord(links, sha256)).toEqual({ isWhole: true, brokenAt: null, links: 20, head: links[19]?.hash })
  })

  it('is whole when it is empty', () => {
    expect(checkRecord([], sha256)).toEqual({ isWhole: true, brokenAt: null, links: 0, head: GENESIS_HASH })
  })

  type Tamper = (links: readonly RecordLink[], at: number) => RecordLink[]
  const tampers: readonly [string, Tamper][] = [
    ['an entry is changed', (links, at) => links.with(at, { ...links[at]!, entry: { ...entry(999) } })],
    [
      'who did it is changed',
      (links, at) => links.with(at, { ...links[at]!, entry: { ...links[at]!.entry, by: 'x' } }),
    ],
    ['an entry is dropped', (links, at) => links.toSpliced(at, 1)],
    ['an entry is slipped in', (links, at) => links.toSpliced(at, 0, links[at]!)],
    ['a hash is replaced', (links, at) => links.with(at, { ...links[at]!, hash: 'f'.repeat(64) })],
    ['two neighbours are swapped', (links, at) => links.with(at, links[at + 1]!).with(at + 1, links[at]!)],
    [
      'an entry is changed and hashed again',
      (links, at) => links.with(at, nextLink(links[at - 1] ?? null, entry(999), sha256)),
    ],
  ]

  it.each(tampers)('breaks when %s anywhere but at the end', (_, tamper) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(100), (length, where) => {
        const at = where % (length - 1)
        const check = checkRecord(tamper(chain(length), at), sha256)
        expect(check.isWhole).toBe(false)
        expect(check.brokenAt).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })

  it('points at the first link that does not fit', () => {
    const links = chain(6)
    const broken = links.with(3, { ...links[3]!, entry: entry(999) })
    expect(checkRecord(broken, sha256).brokenAt).toBe(4)
  })

  it('cannot see by itself that its end is missing; its head and length can', () => {
    const links = chain(6)
    const cut = checkRecord(links.slice(0, 4), sha256)
    expect(cut.isWhole).toBe(true)
    expect(cut.head).not.toBe(links.at(-1)?.hash)
    expect(cut.links).toBe(4)
  })
})
