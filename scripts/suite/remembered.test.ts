import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allFilesBelow } from '../kit/freshness.ts'
import { ROOT } from '../kit/program.ts'
import { lintPlaces } from './lint-changed.ts'
import { bad, good, type Outcome } from './outcome.ts'
import { lookAtChanged, remembered } from './remembered.ts'

const folder = `.cache/remembered-${randomUUID()}`
const name = `trial-${randomUUID()}`
const noHistory = async () => undefined
const put = (file: string, text: string) => writeFileSync(join(ROOT, folder, file), text)

beforeEach(() => void mkdirSync(join(ROOT, folder), { recursive: true }))
afterEach(() => {
  rmSync(join(ROOT, folder), { recursive: true })
  rmSync(join(ROOT, '.cache', `check-${name}-all.stamp`), { force: true })
})

/** A step that ends as it is told, and how often it was taken. */
function trial(...outcomes: readonly Outcome[]) {
  let taken = 0
  const step = remembered({ name, look: async () => outcomes[taken++] ?? good('once more') }, [folder], {
    edited: noHistory,
  })
  return { look: step.look, taken: () => taken }
}

describe('a step that is remembered', () => {
  it('is taken again only when what it looks at has changed', async () => {
    put('a.ts', 'one')
    const { look, taken } = trial(good('first'), good('second'))
    expect((await look()).note).toBe('first')
    expect((await look()).note).toBe('nothing new')
    put('a.ts', 'two')
    expect((await look()).note).toBe('second')
    put('b.test.ts', 'a test is looked at as well')
    await look()
    expect(taken()).toBe(3)
  })

  it('is taken again as long as it does not end well', async () => {
    put('a.ts', 'one')
    const { look } = trial(bad('wrong', ''), bad('wrong still', ''), good('right'))
    const told = [await look(), await look(), await look(), await look()].map(({ note }) => note)
    expect(told).toEqual(['wrong', 'wrong still', 'right', 'nothing new'])
  })

  it('is taken again when what it looks at changed while it looked', async () => {
    put('a.ts', 'one')
    let taken = 0
    const look = async () => {
      taken += 1
      put('a.ts', 'two')
      return good('')
    }
    const step = remembered({ name, look }, [folder], { edited: noHistory })
    await step.look()
    await step.look()
    expect(taken).toBe(2)
  })
})

describe('a step of several parts', () => {
  const step = `trial-${randomUUID()}`
  const stamps = ['a', 'b'].map((part) => join(ROOT, '.cache', `check-${step}-${part}.stamp`))
  let seen: string[][] = []
  const look = async (digests: Record<string, string>, outcome: Outcome, edited?: readonly string[]) => {
    const parts = Object.entries(digests).map(([part, digest]) => ({ name: part, places: [part], digest }))
    const found = await lookAtChanged(
      step,
      parts,
      async (changed) => {
        seen.push(changed.map((it) => it.name))
        return outcome
      },
      async () => edited,
    )
    return found.note
  }
  afterEach(() => {
    for (const it of stamps) rmSync(it, { force: true })
    seen = []
  })

  it('looks at those that changed, and again at all it looked at while one of them is not well', async () => {
    await look({ a: '1', b: '1' }, good(''))
    await look({ a: '1', b: '2' }, bad('wrong', ''))
    await look({ a: '2', b: '2' }, good(''))
    expect(await look({ a: '2', b: '2' }, good(''))).toBe('nothing new')
    expect(seen).toEqual([['a', 'b'], ['b'], ['a', 'b']])
  })

  it('takes what was never looked at here as it was committed, until it is edited', async () => {
    expect(await look({ a: '1', b: '1' }, good(''), ['README.md', 'ab.ts'])).toBe('nothing new')
    await look({ a: '1', b: '2' }, good(''), ['b/c.ts'])
    expect(seen).toEqual([['b']])
  })

  it('looks at all of it when it was never looked at here and what it is judged by was edited', async () => {
    await look({ a: '1', b: '1' }, good(''), ['tsconfig.json'])
    expect(seen).toEqual([['a', 'b']])
  })
})

describe('the parts that are linted by themselves', () => {
  it('together are everything the linter finds by itself', () => {
    const linted = lintPlaces().flatMap(({ places }) => places)
    const all = allFilesBelow('libs', 'migrations', 'apps', 'e2e', 'scripts', 'vitest.config.ts')
    expect(all.filter((it) => !linted.some((place) => it === place || it.startsWith(`${place}/`)))).toEqual([])
  })
})
