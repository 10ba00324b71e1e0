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
const put = (file: string, text: string) => writeFileSync(join(ROOT, folder, file), text)

beforeEach(() => void mkdirSync(join(ROOT, folder), { recursive: true }))
afterEach(() => {
  rmSync(join(ROOT, folder), { recursive: true })
  rmSync(join(ROOT, '.cache', `check-${name}.stamp`), { force: true })
})

/** A step that ends as it is told, and how often it was taken. */
function trial(...outcomes: readonly Outcome[]) {
  let taken = 0
  const step = remembered({ name, look: async () => outcomes[taken++] ?? good('once more') }, [folder])
  return { look: step.look, taken: () => taken }
}

describe('a step that is remembered', () => {
  it('is taken again only when what it looks at has changed', async () => {
    put('a.ts', 'one')
    const { look, taken } = trial(good('first'), good('second'))
    expect((await look()).note).toBe('first')
    expect((await look()).note).toBe('as last time')
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
    expect(told).toEqual(['wrong', 'wrong still', 'right', 'as last time'])
  })

  it('is taken again when what it looks at changed while it looked', async () => {
    put('a.ts', 'one')
    let taken = 0
    const look = async () => {
      taken += 1
      put('a.ts', 'two')
      return good('')
    }
    const step = remembered({ name, look }, [folder])
    await step.look()
    await step.look()
    expect(taken).toBe(2)
  })
})

describe('a step of several parts', () => {
  it('looks at those that changed, and again at all it looked at while one of them is not well', async () => {
    const step = `trial-${randomUUID()}`
    const seen: string[][] = []
    const look = (digests: Record<string, string>, outcome: Outcome) =>
      lookAtChanged(
        step,
        Object.entries(digests).map(([part, digest]) => ({ name: part, digest })),
        async (changed) => {
          seen.push(changed.map((it) => it.name))
          return outcome
        },
      )
    await look({ a: '1', b: '1' }, good(''))
    await look({ a: '1', b: '2' }, bad('wrong', ''))
    await look({ a: '2', b: '2' }, good(''))
    expect((await look({ a: '2', b: '2' }, good(''))).note).toBe('as last time')
    expect(seen).toEqual([['a', 'b'], ['b'], ['a', 'b']])
    for (const part of ['a', 'b']) rmSync(join(ROOT, '.cache', `check-${step}-${part}.stamp`))
  })
})

describe('the parts that are linted by themselves', () => {
  it('together are everything the linter finds by itself', () => {
    const linted = lintPlaces().flatMap(({ paths }) => paths)
    const all = allFilesBelow('libs', 'migrations', 'apps', 'e2e', 'scripts', 'vitest.config.ts')
    expect(all.filter((it) => !linted.some((place) => it === place || it.startsWith(`${place}/`)))).toEqual([])
  })
})
