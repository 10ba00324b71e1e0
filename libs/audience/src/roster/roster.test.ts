import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateReach } from '../reach.ts'
import { aSketch, between, range, seededRandom } from '../testing/people.ts'
import { upperBound } from './bound.ts'
import { type Coverage, coverageOf, coverageOfSets, reachOf } from './coverage.ts'
import { begin, fill, Selection } from './greedy.ts'
import { buysBeyond, inOrder, planRoster, reachCurve } from './plan.ts'
import { Reachers } from './reachers.ts'
import { improve } from './swap.ts'
import { type RosterAct, type RosterWish, Rules } from './wish.ts'

type Case = { acts: RosterAct[]; coverage: Coverage; wish: RosterWish }

/** Acts with audiences around a few centres, as real ones are. */
function aCase(seed: number, count: number, people = 400): Case {
  const random = seededRandom(seed)
  const sets = Array.from({ length: count }, () => {
    const centre = Math.floor(people * random())
    const size = 5 + Math.floor(0.25 * people * random() ** 2)
    const members = new Set(Array.from({ length: size }, () => Math.floor(centre + 0.3 * people * random()) % people))
    return Uint32Array.from(members).sort()
  })
  const acts = sets.map((set, i) => ({
    act: `act ${i}`,
    priceMinor: Math.floor(1000 + set.length * (20 + 60 * random())),
    countries: [['FR', 'IT', 'DE'][i % 3]!],
    isEmerging: random() < 0.3,
  }))
  const budgetMinor = Math.floor(acts.reduce((sum, one) => sum + one.priceMinor, 0) * (0.15 + 0.3 * random()))
  return { acts, coverage: coverageOfSets(sets, people), wish: { budgetMinor } }
}

/** Every subset, one by one. */
function bruteForce({ acts, coverage, wish }: Case): number {
  const rules = new Rules(acts, wish)
  let best = -1
  for (let bits = 0; bits < 1 << acts.length; bits++) {
    const chosen = [...acts.keys()].filter((act) => (bits >>> act) & 1)
    if (rules.priceOf(chosen) > wish.budgetMinor || !rules.isMet(chosen)) continue
    best = Math.max(best, reachOf(coverage, chosen))
  }
  return best
}

const WISHES: Partial<RosterWish>[] = [
  {},
  { most: 3 },
  { mustHave: ['act 1'], mustNot: ['act 2', 'act 3'] },
  { perCountry: { FR: 1, DE: 1 } },
  { emergingShare: 0.34 },
  { most: 4, mustHave: ['act 0'], perCountry: { IT: 1 }, emergingShare: 0.25 },
]

const wished = (seed: number): Case => {
  const one = aCase(seed, 11)
  return { ...one, wish: { ...one.wish, ...WISHES[seed % WISHES.length] } }
}

test('branch and bound equals brute force, under every kind of wish', { tags: 'thorough' }, () => {
  for (const one of range(0, 30).map(wished)) {
    const plan = planRoster(one.coverage, one.acts, one.wish)
    expect(plan.method).toBe('exact')
    expect(plan.reach).toBeCloseTo(bruteForce(one), 6)
  }
})

/** What the planner does above twenty candidates, on a case small enough to know the truth. */
function byGreedy({ acts, coverage, wish }: Case): { greedy: number; improved: number; bound: number } {
  const rules = new Rules(acts, wish)
  const selection = begin(coverage, rules)
  fill(selection, rules, 'per_price')
  const greedy = selection.reach
  const reachers = new Reachers(coverage)
  const better = improve(coverage, reachers, rules, selection)
  return { greedy, improved: better.reach, bound: upperBound(coverage, reachers, rules, better.best) }
}

test(
  'greedy with exchanges comes close to the optimum, is never below greedy, and the bound is never below either',
  { tags: 'thorough' },
  () => {
    const ratios: number[] = []
    for (let seed = 100; seed < 130; seed++) {
      const one = aCase(seed, 13)
      const truth = bruteForce(one)
      const { greedy, improved, bound } = byGreedy(one)
      expect(improved).toBeGreaterThanOrEqual(greedy)
      expect(improved).toBeLessThanOrEqual(truth + 1e-6)
      expect(bound).toBeGreaterThanOrEqual(truth - 1e-6)
      ratios.push(improved / truth)
    }
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
    expect(mean).toBeGreaterThan(0.97)
    expect(Math.min(...ratios)).toBeGreaterThan(0.85)
  },
)

test(
  'large wishes are met too: must-haves, exclusions, numbers, countries and fresh voices',
  { tags: 'thorough' },
  () => {
    for (let seed = 200; seed < 208; seed++) {
      const { acts, coverage, wish } = aCase(seed, 120, 3000)
      const full: RosterWish = {
        ...wish,
        most: 12,
        mustHave: ['act 5'],
        mustNot: ['act 6'],
        perCountry: { DE: 3 },
        emergingShare: 0.3,
      }
      const plan = planRoster(coverage, acts, full)
      const chosen = plan.acts.map((one) => acts.findIndex((act) => act.act === one.act))
      expect(new Rules(acts, full).isMet(chosen)).toBe(true)
      expect(plan.spentMinor).toBeLessThanOrEqual(wish.budgetMinor)
      expect(plan.atMost).toBeGreaterThanOrEqual(plan.reach)
      expect(plan.acts.some((one) => one.act === 'act 6')).toBe(false)
    }
  },
)

test('a plan adds up: marginal reaches to the reach, prices to the sum, and what is counted twice to the difference', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (seed) => {
      const { acts, coverage, wish } = aCase(seed, 40)
      const plan = planRoster(coverage, acts, wish)
      const chosen = plan.acts.map((one) => acts.findIndex((act) => act.act === one.act))
      expect(plan.reach).toBeCloseTo(reachOf(coverage, chosen), 6)
      expect(plan.acts.reduce((sum, one) => sum + one.marginalReach, 0)).toBeCloseTo(plan.reach, 6)
      expect(plan.acts.reduce((sum, one) => sum + one.priceMinor, 0)).toBe(plan.spentMinor)
      expect(plan.acts.reduce((sum, one) => sum + one.alone, 0) - plan.reach).toBeCloseTo(plan.countedTwice, 6)
      const worth = plan.acts.map((one) => one.marginalReach / one.priceMinor)
      expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    }),
    { numRuns: 30 },
  )
})

test('the curve rises with money and flattens', () => {
  const { acts, coverage, wish } = aCase(7, 60, 2000)
  const curve = reachCurve(coverage, acts, wish, 3 * wish.budgetMinor)
  expect(curve.at(-1)!.spentMinor).toBeGreaterThan(wish.budgetMinor)
  for (const [i, point] of curve.entries()) expect(point.reach).toBeGreaterThan(curve[i - 1]?.reach ?? 0)
  const prices = curve.map((point) => point.marginalPriceMinor!)
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
})

test('wishes that cannot be met are refused with the reason', () => {
  const { acts, coverage } = aCase(3, 30)
  const plan = (wish: RosterWish) => () => planRoster(coverage, acts, wish)
  expect(plan({ budgetMinor: 1e9, mustHave: ['nobody'] })).toThrow('roster_act_unknown')
  expect(plan({ budgetMinor: 10, mustHave: ['act 1'] })).toThrow('roster_over_budget')
  expect(plan({ budgetMinor: 1e9, perCountry: { UK: 1 } })).toThrow('roster_impossible')
  expect(plan({ budgetMinor: 1e9, most: 2, perCountry: { FR: 3 } })).toThrow('roster_impossible')
  const settled = acts.map((act) => ({ ...act, isEmerging: false }))
  expect(planRoster(coverage, settled, { budgetMinor: 1e9, emergingShare: 0.1 }).acts).toEqual([])
})

test('no budget buys nothing', () => {
  const { acts, coverage } = aCase(4, 30)
  expect(planRoster(coverage, acts, { budgetMinor: 0 })).toMatchObject({
    acts: [],
    reach: 0,
    spentMinor: 0,
    countedTwice: 0,
  })
})

test('acts that play for nothing are all taken without a budget, and the bound knows it', () => {
  const { acts, coverage } = aCase(4, 30)
  const free = acts.map((act, i) => (i % 2 === 0 ? { ...act, priceMinor: 0 } : act))
  const all = free.flatMap((act, i) => (act.priceMinor === 0 ? [i] : []))
  const plan = planRoster(coverage, free, { budgetMinor: 0 })
  expect(plan.spentMinor).toBe(0)
  expect(plan.reach).toBeCloseTo(reachOf(coverage, all), 6)
  const rules = new Rules(free, { budgetMinor: 0 })
  const nobody = new Float64Array(coverage.people)
  expect(upperBound(coverage, new Reachers(coverage), rules, nobody, 0)).toBeGreaterThanOrEqual(plan.reach)
})

const rule = { k: 512, rate: 0, cap: 512 }

test('planning from sketches comes close to planning from the people themselves', { tags: 'thorough' }, () => {
  const random = seededRandom(21)
  const sets = Array.from({ length: 60 }, () => {
    const from = between(random, 0, 30_000)
    return range(from, from + between(random, 500, 9000))
  })
  const acts = sets.map((set, i) => ({ act: `act ${i}`, priceMinor: Math.floor(set.length * (5 + 10 * random())) }))
  const wish = { budgetMinor: 100_000 }
  const sketched = coverageOf(sets.map((set) => aSketch(set, rule)))
  const exact = coverageOfSets(
    sets.map((set) => Uint32Array.from(set)),
    40_000,
  )
  const plan = planRoster(sketched, acts, wish)
  const truth = planRoster(exact, acts, wish)
  const chosen = plan.acts.map((one) => acts.findIndex((act) => act.act === one.act))
  expect(reachOf(exact, chosen) / truth.reach).toBeGreaterThan(0.95)
  expect(Math.abs(plan.reach / reachOf(exact, chosen) - 1)).toBeLessThan(0.1)
  const reach = estimateReach(chosen.map((act) => aSketch(sets[act]!, rule)))
  expect(reach.low).toBeLessThanOrEqual(reachOf(exact, chosen))
  expect(reach.high).toBeGreaterThanOrEqual(reachOf(exact, chosen))
})

test('with a target only its people count', () => {
  const sets = [range(0, 300), range(200, 700), range(5000, 9000)]
  const coverage = coverageOf(
    sets.map((set) => aSketch(set)),
    aSketch(range(100, 600)),
  )
  expect([...coverage.alone]).toEqual([200, 400, 0])
  expect(reachOf(coverage, [0, 1, 2])).toBe(500)
})

test('an act too small for the common sample still counts what it reaches', () => {
  const coverage = coverageOf([aSketch(range(0, 400_000), rule), aSketch(range(900_000, 900_030), rule)])
  expect(coverage.alone[1]).toBe(30)
  expect(reachOf(coverage, [0, 1])).toBeCloseTo(400_030, 6)
})

test('the order of a set is that of the best next buy', () => {
  const coverage = coverageOfSets(
    [range(0, 10), range(0, 9), range(20, 25)].map((set) => Uint32Array.from(set)),
    30,
  )
  const acts = [10, 8, 10].map((priceMinor, i) => ({ act: `act ${i}`, priceMinor }))
  const rules = new Rules(acts, { budgetMinor: 100 })
  expect(inOrder(coverage, rules, [0, 1, 2]).map((one) => [one.act, one.marginalReach])).toEqual([
    ['act 1', 9],
    ['act 2', 5],
    ['act 0', 1],
  ])
  expect(new Selection(coverage, rules, [0, 1]).reach).toBe(10)
})

test('people whom somebody reaches already do not count', () => {
  const acts = [aSketch(range(0, 500)), aSketch(range(400, 700))]
  const coverage = coverageOf(acts, undefined, aSketch(range(300, 450)))
  expect([...coverage.alone]).toEqual([350, 250])
  expect(reachOf(coverage, [0, 1])).toBe(550)
})

test('what more money buys follows the chosen, and counts on from them', () => {
  const { coverage, acts, wish } = aCase(7, 12)
  const plan = planRoster(coverage, acts, wish)
  const chosen = plan.acts.map((one) => one.act)
  const later = buysBeyond(coverage, acts, wish, chosen, 4 * wish.budgetMinor)
  expect(later.length).toBeGreaterThan(0)
  expect(later.filter((one) => chosen.includes(one.act))).toEqual([])
  expect(later[0]!.reach).toBeCloseTo(plan.reach + later[0]!.marginalReach, 6)
  expect(later[0]!.spentMinor).toBe(plan.spentMinor + later[0]!.priceMinor)
  const spent = later.map((one) => one.spentMinor)
  expect(spent).toEqual(spent.toSorted((a, b) => a - b))
  expect(spent.at(-1)).toBeLessThanOrEqual(4 * wish.budgetMinor)
})
