/*
 * The roster that reaches most people for a budget, out of many candidates: our planner beside the usual rules of thumb
 * and an upper bound that no roster can pass.
 *
 *   node --expose-gc scripts/bench/roster.bench.ts --acts 10000
 */
import {
  type Coverage,
  coverageOf,
  planRoster,
  reachCurve,
  reachOf,
  type RosterAct,
  type Sketch,
} from '@concertato/audience'
import { quantile, timed } from './kit/clock.ts'
import { Sketcher, stageFor } from './kit/crowds.ts'
import { machine, printTable, type Row, writeResults } from './kit/report.ts'
import { numbers, readWords } from './kit/words.ts'

const words = readWords({ acts: '20,1000,10000', roster: '30', brands: '5', seed: '20261122' })

type Offer = { coverage: Coverage; acts: RosterAct[]; budgetMinor: number }

/** Acts with prices as they are asked: by size, with a wide spread of what one follower costs. */
function offersFor(
  count: number,
  sketches: readonly Sketch[],
  target: Sketch | undefined,
): { offer: Offer; ms: number } {
  const { ms, result: coverage } = timed(() => coverageOf(sketches, target))
  const acts = sketches.map((sketch, i): RosterAct => {
    const spread = Math.exp(0.7 * Math.sin(i * 12.9898) * 2)
    return {
      act: `act ${i}`,
      priceMinor: Math.round(5000 + 40 * sketch.count ** 0.85 * spread),
      isEmerging: i % 4 === 0,
    }
  })
  // Money for the wanted number of acts, if they are the best buys.
  const everything = acts.reduce((sum, act) => sum + act.priceMinor, 0)
  const curve = reachCurve(coverage, acts, { budgetMinor: everything, most: Number(words.roster) }, everything)
  const budgetMinor = curve.at(-1)!.spentMinor
  return { offer: { coverage, acts, budgetMinor }, ms }
}

/** Takes acts in a fixed order as long as there is money. */
function byOrder(
  { coverage, acts, budgetMinor }: Offer,
  worth: (act: number) => number,
): { reach: number; summed: number } {
  const order = acts.map((_, i) => i).sort((a, b) => worth(b) - worth(a))
  const chosen: number[] = []
  let left = budgetMinor
  for (const act of order) {
    if (acts[act]!.priceMinor > left) continue
    left -= acts[act]!.priceMinor
    chosen.push(act)
  }
  return { reach: reachOf(coverage, chosen), summed: chosen.reduce((sum, act) => sum + coverage.alone[act]!, 0) }
}

function measure(count: number, sketches: readonly Sketch[], target: Sketch | undefined, name: string): Row {
  const { offer, ms: prepareMs } = offersFor(count, sketches, target)
  const { coverage, acts, budgetMinor } = offer
  const { ms, result: plan } = timed(() => planRoster(coverage, acts, { budgetMinor }))
  const { ms: fullMs } = timed(() =>
    planRoster(coverage, acts, { budgetMinor, most: Number(words.roster), emergingShare: 0.2 }),
  )
  const perPrice = byOrder(offer, (act) => coverage.alone[act]! / acts[act]!.priceMinor)
  const biggest = byOrder(offer, (act) => coverage.alone[act]!)
  return {
    candidates: count,
    target: name,
    chosen: plan.acts.length,
    method: plan.method,
    'prepare (ms)': prepareMs,
    'plan (ms)': ms,
    'plan with wishes (ms)': fullMs,
    'of upper bound': plan.reach / plan.atMost,
    'followers per euro': perPrice.reach / plan.reach,
    'biggest first': biggest.reach / plan.reach,
    'sum of reaches': (plan.reach + plan.countedTwice) / plan.reach,
  }
}

const rows: Row[] = []
for (const count of numbers(words.acts)) {
  const stage = stageFor(count, Number(words.brands), Number(words.seed))
  const sketcher = new Sketcher(stage)
  const sketches = Array.from({ length: count }, (_, act) => sketcher.act(act).sketch)
  rows.push(measure(count, sketches, undefined, 'everybody'))
  stage.brands.forEach(({ sketch }, i) => rows.push(measure(count, sketches, sketch, `brand ${i + 1}`)))
}
console.log(JSON.stringify({ ...machine(), seed: Number(words.seed) }))
printTable(`Roster for a budget of about ${words.roster} acts`, rows)
const plans = rows.filter((row) => row['candidates'] === Math.max(...numbers(words.acts)))
console.log(
  `\nplan at the largest size: median ${quantile(
    plans.map((row) => Number(row['plan (ms)'])),
    0.5,
  ).toFixed(0)} ms`,
)
console.log(`written to ${writeResults('roster', { machine: machine(), seed: Number(words.seed), rows })}`)
