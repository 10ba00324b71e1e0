import { describe, expect, it } from 'vitest'
import { type Turn, layScore } from './score-layout.ts'

const turn = (label: string, it: Partial<Turn> = {}): Turn => ({
  label,
  side: 'brand',
  state: 'todo',
  weight: 5,
  ...it,
})
const many = (count: number): Turn[] => Array.from({ length: count }, (_, index) => turn(`Step ${index}`))

describe('the layout of a Score', () => {
  it('gives each side its own height: act above, house between, brand below', () => {
    const [system] = layScore([turn('a', { side: 'act' }), turn('h', { side: 'house' }), turn('b')], 600)
    const [act, house, brand] = system!.bars
    expect(act!.y).toBeLessThan(house!.y)
    expect(house!.y).toBeLessThan(brand!.y)
  })

  it('fills the width exactly, by weight', () => {
    const [system] = layScore([turn('a', { weight: 10 }), turn('b', { weight: 5 })], 300)
    const [first, second] = system!.bars
    expect(second!.x + second!.width).toBeCloseTo(299)
    expect(first!.width).toBeGreaterThan(second!.width)
  })

  it('never draws a bar too short to be told from a dot, however light', () => {
    const [system] = layScore([turn('a', { weight: 1000 }), turn('b', { weight: 0 })], 330)
    expect(system!.bars[1]!.width).toBeGreaterThanOrEqual(14)
  })

  it('breaks a long deal into several lines on a phone and loses none of its steps', () => {
    const turns = many(40)
    const systems = layScore(turns, 330)
    expect(systems.length).toBeGreaterThan(1)
    expect(systems.flatMap(({ bars }) => bars.map((bar) => bar.turn))).toEqual(turns)
    expect(systems.every(({ bars }) => bars.every(({ x, width }) => x + width <= 331))).toBe(true)
  })

  it('always names the turn under way and leaves out names that would touch it', () => {
    const turns = many(30).map((it, index) =>
      index === 14 ? { ...it, label: 'Your counter-offer', state: 'now' as const } : it,
    )
    const [system] = layScore(turns, 600)
    const named = system!.bars.filter(({ isNamed }) => isNamed)
    expect(named.some(({ turn: it }) => it.state === 'now')).toBe(true)
    expect(named.length).toBeLessThan(30)
  })

  it('draws nothing for a deal without steps', () => {
    expect(layScore([], 300)).toEqual([])
  })
})
