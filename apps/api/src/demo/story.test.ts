import { describe, expect, it } from 'vitest'
import { ACTS, BRANDS, EXTRAS, PERSONAS } from './cast.ts'
import { instantOf } from './moments.ts'
import { briefsOf } from './play.ts'
import { ALONE } from './story-alone.ts'
import type { Step } from './story.ts'

const HOUR_MS = 3_600_000
/** Every hour of a fortnight around a change of the year: the demo may be started at any time. */
const STARTS = Array.from({ length: 14 * 24 }, (_, n) => new Date(Date.UTC(2026, 11, 26, 0, 3) + n * HOUR_MS))

const inOrder = (steps: readonly Step[], now: Date): boolean => {
  const instants = steps.map(([when]) => instantOf(when, now).getTime())
  return instants.every((at, n) => n === 0 || at >= (instants[n - 1] ?? 0))
}

/** What is out of order when the story is told at an instant. */
function disorderAt(now: Date): string[] {
  return briefsOf(now).flatMap(({ fields, begun, steps, deals }) => {
    const title = fields.title ?? ''
    const isBegun = steps[0] === undefined || instantOf(begun, now) <= instantOf(steps[0][0], now)
    const passed = steps[1] && instantOf(steps[1][0], now)
    const wrong = Object.entries(deals).filter(
      ([, own]) => !inOrder(own, now) || !passed || !own[0] || instantOf(own[0][0], now) < passed,
    )
    return [...(isBegun && inOrder(steps, now) ? [] : [title]), ...wrong.map(([act]) => `${title} ${act}`)]
  })
}

describe('the story of the demo', () => {
  it('has its moments in order and none of them in the future, whenever it is told', () => {
    expect(STARTS.flatMap((now) => disorderAt(now).map((it) => `${now.toISOString()} ${it}`))).toEqual([])
    expect(STARTS.every((now) => inOrder(ALONE.slice(0, 6), now))).toBe(true)
  })

  it('names only people and acts of the cast, and each of them once', () => {
    const names = [...PERSONAS, ...EXTRAS].map(({ name }) => name)
    const acts = new Set(ACTS.map(({ slug }) => slug))
    const briefs = briefsOf(STARTS[0] ?? new Date())
    const said = briefs.flatMap(({ owner, steps, deals }) => [
      owner,
      ...[...steps, ...Object.values(deals).flat()].map(([, who]) => who),
    ])
    expect(said.filter((it) => !names.includes(it))).toEqual([])
    expect(briefs.flatMap(({ deals }) => Object.keys(deals)).filter((it) => !acts.has(it))).toEqual([])
    expect([new Set(names).size, acts.size, BRANDS.length]).toEqual([names.length, 60, 4])
  })
})
