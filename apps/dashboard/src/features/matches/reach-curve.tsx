import { scaleLinear } from 'd3-scale'
import { line, area } from 'd3-shape'
import { useFormats } from '../../lib/format.ts'
import { LeftAxis, Mark, Plot } from '../../ui/chart/plot.tsx'
import { mostMoney, plain, type Point, stairs } from './curve.ts'
import type { Plan, PlanStep } from './planner.api.ts'
import styles from './curve.module.css'

export const HEIGHT = 250
export const BOX = { left: 46, right: 18, top: 34, bottom: 30 } as const

interface CurveProps {
  readonly plan: Plan
  readonly sentence: string
}

/** Position of money across the picture. */
export const moneyScale = (plan: Plan, width: number) =>
  scaleLinear([0, mostMoney(plan)], [BOX.left, width - BOX.right])

const twice = (step: PlanStep): number => step.reach.people + step.countedTwice

/** What money buys: a step for every act, the band it lies in, and dotted what adding up would pretend. */
export function ReachCurve({ plan, sentence }: CurveProps) {
  const { compact, money } = useFormats()
  const { steps, currency } = plan
  const most = Math.max(1, ...steps.map((it) => Math.max(it.reach.high, twice(it))))
  const until = mostMoney(plan)
  const names = new Map(plan.acts.map(({ actId, name }) => [actId, name]))
  const y = scaleLinear([0, most], [HEIGHT - BOX.bottom, BOX.top]).nice(4)
  const words = (it: PlanStep) => {
    const price = money({ minor: it.spentMinor, currency })
    return `${names.get(it.actId) ?? ''}: +${compact(it.marginalReach)} → ${compact(it.reach.people)} · ${price}`
  }
  const hasTwice = steps.some((it) => it.countedTwice > 0)
  return (
    <Plot label={sentence} height={HEIGHT} firstId={steps[0]?.actId}>
      {(width) => {
        const x = moneyScale(plan, width)
        const path = line<Point>(
          (it) => x(it.money),
          (it) => y(it.people),
        )
        const top = stairs(steps, (it) => it.reach.high, until)
        const low = stairs(steps, (it) => it.reach.low, until)
        const band = area<Point>()
          .x((it) => x(it.money))
          .y0((_, n) => y(low[n]?.people ?? 0))
          .y1((it) => y(it.people))
        return (
          <>
            <LeftAxis
              from={BOX.left}
              to={width - BOX.right}
              ticks={y.ticks(4).map((it) => ({ at: y(it), words: compact(it) }))}
            />
            <g aria-hidden="true" className={styles.axis}>
              {x.ticks(Math.max(2, Math.floor(width / 110))).map((it) => (
                <text key={it} x={x(it)} y={HEIGHT - 10} textAnchor="middle">
                  {money({ minor: BigInt(Math.round(it)), currency })}
                </text>
              ))}
            </g>
            <path d={band(top) ?? ''} className={styles.band} aria-hidden="true" />
            {hasTwice ? (
              <path d={path(stairs(steps, twice, until)) ?? ''} className={styles.twice} aria-hidden="true" />
            ) : null}
            <path
              d={path(stairs(steps, (it) => it.reach.people, until)) ?? ''}
              className={styles.curve}
              aria-hidden="true"
            />
            {steps.map((it) => (
              <Mark key={it.actId} id={it.actId} words={words(it)} x={x(plain(it.spentMinor))} y={y(it.reach.people)}>
                <circle
                  cx={x(plain(it.spentMinor))}
                  cy={y(it.reach.people)}
                  r={it.isChosen ? 6 : 4.5}
                  className={it.isChosen ? styles.chosen : styles.later}
                />
              </Mark>
            ))}
          </>
        )
      }}
    </Plot>
  )
}
