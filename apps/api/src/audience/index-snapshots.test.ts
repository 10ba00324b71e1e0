import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPeople, type Sketch, sketchOf } from '@concertato/audience'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../config.ts'
import { IndexSnapshots } from './index-snapshots.ts'
import { ScopeIndex } from './scope-index.ts'

const PLACE = { seq: 41n, changedAt: '1795300300.123456' }
const ours = () => Promise.resolve(true)

let folder: string
let snapshots: IndexSnapshots

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-snapshots-'))
  snapshots = new IndexSnapshots({ DATA_DIR: folder } as Config)
})
afterEach(() => rmSync(folder, { recursive: true }))

function people(scope: string, from: number, to: number): Sketch {
  const numbers = Uint32Array.from({ length: to - from }, (_, n) => from + n)
  return sketchOf(scope, hashPeople(numbers, numbers.length, 7, new Uint32Array(2 * numbers.length)))
}

function filled(scope: string): ScopeIndex {
  const index = ScopeIndex.empty(scope)
  for (let act = 1; act <= 30; act++) index.put(act, people(scope, 40 * act, 40 * act + 500), [`genre:${act % 3}`])
  return index
}

const files = () => readdirSync(join(folder, 'audience-index')).toSorted()
const parts = () => files().filter((it) => it.endsWith('.part'))
const pathOf = (name: string) => join(folder, 'audience-index', name)

describe('a snapshot of the index', () => {
  it('answers as the index it was taken from, scope by scope', async () => {
    const scopes = ['email.1', 'phone.1'].map((scope) => ({ scope, index: filled(scope) }))
    await snapshots.write(
      PLACE,
      scopes.map(({ index }) => index.picture()),
    )
    const restored = await snapshots.read(ours)
    expect(restored?.place).toEqual(PLACE)
    for (const { scope, index } of scopes) {
      const brand = people(scope, 0, 900)
      const question = { brand, measure: { kind: 'containment' }, top: 20, filter: { all: [['genre:1']] } } as const
      const back = restored?.scopes.get(scope)
      expect(back?.ask(question)).toEqual(index.ask(question))
      expect(back?.populationWith(brand)).toBe(index.populationWith(brand))
      expect(index.ask(question).length).toBeGreaterThan(5)
    }
  })

  it('is not there before the first, and not used where the database does not know its place', async () => {
    expect(await snapshots.read(ours)).toBeUndefined()
    await snapshots.write(PLACE, [filled('email.1').picture()])
    expect(await snapshots.read((place) => Promise.resolve(place.seq !== 41n))).toBeUndefined()
  })

  it('takes the place of the one before, and nothing of that stays', async () => {
    await snapshots.write(PLACE, [filled('email.1').picture(), filled('phone.1').picture()])
    const before = parts()
    writeFileSync(pathOf('left-by-a-killed-process.part'), 'half')
    await snapshots.write({ ...PLACE, seq: 42n }, [filled('email.1').picture()])
    expect(files()).toHaveLength(3)
    expect(parts().filter((it) => before.includes(it))).toEqual([])
    expect((await snapshots.read(ours))?.place.seq).toBe(42n)
  })

  it('leaves no file behind when it is removed', async () => {
    await snapshots.write(PLACE, [filled('email.1').picture()])
    await snapshots.remove()
    expect(files().filter((it) => it !== 'manifest.json')).toEqual([])
    expect(await snapshots.read(ours)).toBeUndefined()
  })

  it('is refused when a file is cut off, changed or gone', async () => {
    const flip = (path: string) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
      )
    const damages: [(path: string) => void, RegExp][] = [
      [(path) => truncateSync(path, 40), /cut off/],
      [flip, /not as it was written/],
      [(path) => rmSync(path), /ENOENT/],
    ]
    for (const [damage, message] of damages) {
      await snapshots.write(PLACE, [filled('email.1').picture()])
      damage(pathOf(parts()[0] ?? ''))
      await expect(snapshots.read(ours)).rejects.toThrow(message)
    }
  })
})
