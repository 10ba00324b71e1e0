import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestList } from './digest-list.ts'
import { DigestSet } from './digest-set.ts'
import { guessList, peekAt } from './peek.ts'

const fileOf = (text: string): Blob => new Blob([text])
const hexOf = async (it: Blob): Promise<string> => Buffer.from(new Uint8Array(await it.arrayBuffer())).toString('hex')
const sha = (text: string): string => hash('sha256', text, 'hex')
const quiet = () => undefined

describe('a list read on the person’s own machine', () => {
  it('leaves it as digests of normalised identifiers, each person once', async () => {
    const file = fileOf('name;e-mail\nAna; Ana@Example.org \nBo;bo@example.org\nAna;ana@example.org\n')
    const list = await digestList(file, { kind: 'email', hashed: false, column: 1 }, quiet)
    expect(await hexOf(list.digests)).toBe(sha('ana@example.org') + sha('bo@example.org'))
    expect(list.people).toBe(2)
    expect(list.report).toMatchObject({ accepted: 3, rejected: 0, hasHeader: true })
  })

  it('names the lines it leaves out and why, never what they say', async () => {
    const file = fileOf('a@example.org\n\nnobody\n"b@example.org\n')
    const { report } = await digestList(file, { kind: 'email', hashed: false }, quiet)
    expect(report.rejected).toBe(2)
    expect(report.problems).toEqual([
      { line: 3, reason: 'not_an_email' },
      { line: 4, reason: 'quote_not_closed' },
    ])
  })

  it('passes on lists that are hashed already', async () => {
    const file = fileOf(`${sha('x').toUpperCase()}\n${sha('y')}\n`)
    const list = await digestList(file, { kind: 'email', hashed: true }, quiet)
    expect(await hexOf(list.digests)).toBe(sha('x') + sha('y'))
  })

  it('reads what a spreadsheet saves as Unicode text', async () => {
    const text = 'mail\tname\nana@example.org\tÀna\n'
    const list = await digestList(
      new Blob([new Uint8Array([0xff, 0xfe]), new Uint8Array(Buffer.from(text, 'utf16le'))]),
      { kind: 'email', hashed: false },
      quiet,
    )
    expect(await hexOf(list.digests)).toBe(sha('ana@example.org'))
  })

  it('reads a file of many pieces to its end and says how far it is', async () => {
    const rows = Array.from({ length: 90_000 }, (_, n) => `person-${n % 80_000}@example.org`)
    const file = fileOf(rows.join('\n'))
    const seen: number[] = []
    const list = await digestList(file, { kind: 'email', hashed: false }, ({ bytes }) => seen.push(bytes))
    expect(list.people).toBe(80_000)
    expect(list.digests.size).toBe(80_000 * 32)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toBe(file.size)
  })
})

describe('the set of digests', () => {
  it('knows every digest it has seen, also the one that looks like an empty place', () => {
    const set = new DigestSet()
    const zero = new Uint8Array(32)
    expect([set.add(zero), set.add(zero)]).toEqual([true, false])
    const digests = Array.from({ length: 20_000 }, (_, n) => hash('sha256', `${n}`, 'buffer'))
    expect(digests.every((it) => set.add(it))).toBe(true)
    expect(digests.some((it) => set.add(it))).toBe(false)
  })
})

describe('the look at a file’s beginning', () => {
  const guess = async (text: string, kind: 'email' | 'phone' | 'handle' | 'listener' = 'email') =>
    guessList(await peekAt(fileOf(text)), kind)

  it('finds the column, the header and whether it is hashed', async () => {
    expect(await guess('id,name,mail\n1,Ana,ana@example.org\n2,Bo,bo@example.org\n')).toEqual({
      column: 2,
      hasHeader: true,
      hashed: false,
    })
    expect(await guess(`${sha('a')}\n${sha('b')}\n`)).toEqual({ column: 0, hasHeader: false, hashed: true })
    expect(await guess('Ana;+39 02 1234567\nBo;+39 02 7654321\n', 'phone')).toMatchObject({
      column: 1,
      hasHeader: false,
    })
    expect(await guess('listener,plays\nu1,9\nu2,3\n', 'listener')).toMatchObject({ column: 0, hasHeader: true })
  })

  it('is not put off by an empty file', async () => {
    expect(await guess('')).toEqual({ column: 0, hasHeader: false, hashed: false })
  })
})
