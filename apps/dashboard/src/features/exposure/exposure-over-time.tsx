import { useLingui } from '@lingui/react/macro'
import { scaleLinear } from 'd3-scale'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { LeftAxis, Mark, Plot } from '../../ui/chart/plot.tsx'
import { type Audit, type TierShare, tiersOf, type Yardstick } from './exposure.api.ts'
import styles from './exposure.module.css'
import { Legend } from './legend.tsx'
import { useTierName } from './tier-words.ts'

const HEIGHT = 240
const BOX = { left: 46, right: 4, top: 8, bottom: 26 } as const
const WIDEST = 96
/** A label of the time axis needs so much room, and a figure inside a bar so much height. Pixels. */
const LABEL_WIDTH = 58
const FIGURE_HEIGHT = 18
const FIGURE_WIDTH = 38
const TICKS = [0, 0.25, 0.5, 0.75, 1]

interface OverTimeProps {
  readonly audit: Audit
  readonly yardstick: Yardstick
}

type Period = Audit['periods'][number]
type Stacked = TierShare & { readonly below: number }

/** Tiers of a stretch on top of each other, the smallest at the bottom. */
function stacked({ tiers }: Period, yardstick: Yardstick): Stacked[] {
  let below = 0
  return tiersOf(tiers, yardstick).map((it) => {
    const placed = { ...it, below }
    below += it.exposure
    return placed
  })
}

/** Where a figure fits between two heights: in the middle, or beside the line that runs through there. */
function middleOf(top: number, bottom: number, line: number): number | null {
  const middle = (top + bottom) / 2
  const isCrossed = Math.abs(line - middle) < FIGURE_HEIGHT / 2 && line > top && line < bottom
  if (!isCrossed) return bottom - top >= FIGURE_HEIGHT ? middle : null
  return line - top > bottom - line ? middleOf(top, line, line) : middleOf(line, bottom, line)
}

/** How the attention was shared out, stretch by stretch; a line where the smallest tier would be if all were seen alike. */
export function ExposureOverTime({ audit, yardstick }: OverTimeProps) {
  const { t } = useLingui()
  const { share, calendarDay, dayMonth, month } = useFormats()
  const nameOf = useTierName(audit.thresholds)
  const { periods, step } = audit
  const tiers = tiersOf(audit.tiers, yardstick)
  const labelOf = (day: string) => (step === 'month' ? month(day) : dayMonth(day))
  const rounded = (it: number) => share(Math.round(it * 100) / 100)
  const sentence = useSentence(audit, yardstick)
  const figures = {
    columns: [step === 'month' ? t`Month` : t`Week from`, t`Acts`, t`Of the attention`, t`Of the acts`],
    rows: periods.flatMap(({ startsOn, tiers: own }) =>
      tiersOf(own, yardstick).map(({ tier, exposure, available }) => [
        step === 'month' ? month(startsOn) : calendarDay(startsOn),
        nameOf(tier),
        rounded(exposure),
        rounded(available),
      ]),
    ),
  }
  const firstId = periods[0] && tiers[0] ? `${periods[0].startsOn} ${tiers[0].tier}` : undefined
  return (
    <ChartFrame title={t`What shortlists showed, over time`} sentence={sentence} figures={figures}>
      <Legend
        tiers={tiers.map(({ tier }) => ({ tier, name: nameOf(tier) }))}
        line={tiers[0] ? nameOf(tiers[0].tier) : ''}
      />
      <Plot label={sentence} height={HEIGHT} firstId={firstId}>
        {(width) => {
          const y = scaleLinear([0, 1], [HEIGHT - BOX.bottom, BOX.top])
          const room = (width - BOX.left - BOX.right) / Math.max(1, periods.length)
          const bar = Math.min(WIDEST, room * 0.72)
          const every = Math.ceil(LABEL_WIDTH / room)
          return (
            <>
              <LeftAxis
                from={BOX.left}
                to={width - BOX.right}
                ticks={TICKS.map((it) => ({ at: y(it), words: share(it) }))}
              />
              {periods.map((period, at) => {
                const x = BOX.left + room * at + (room - bar) / 2
                const all = stacked(period, yardstick)
                const even = y(all[0]?.available ?? 0)
                return (
                  <g key={period.startsOn} role="presentation">
                    {all.map(({ tier, exposure, available, below }) => {
                      const [top, height] = [y(below + exposure), Math.max(0, y(below) - y(below + exposure))]
                      const [name, seen, could] = [nameOf(tier), rounded(exposure), rounded(available)]
                      const figureAt = middleOf(top, top + height, even)
                      const words = t`${labelOf(period.startsOn)}, ${name}: ${seen} (${could} of the acts)`
                      return exposure === 0 ? null : (
                        <Mark key={tier} id={`${period.startsOn} ${tier}`} words={words} x={x + bar / 2} y={top}>
                          <rect x={x} y={top} width={bar} height={height} className={styles.part} data-tier={tier} />
                          {figureAt === null || bar < FIGURE_WIDTH ? null : (
                            <text
                              x={x + bar / 2}
                              y={figureAt + 4}
                              textAnchor="middle"
                              className={styles.figure}
                              data-tier={tier}
                            >
                              {seen}
                            </text>
                          )}
                        </Mark>
                      )
                    })}
                    <line x1={x - 4} x2={x + bar + 4} y1={even} y2={even} className={styles.even} aria-hidden="true" />
                    {at % every === 0 ? (
                      <text
                        x={x + bar / 2}
                        y={HEIGHT - 8}
                        textAnchor="middle"
                        className={styles.when}
                        aria-hidden="true"
                      >
                        {labelOf(period.startsOn)}
                      </text>
                    ) : null}
                  </g>
                )
              })}
            </>
          )
        }}
      </Plot>
    </ChartFrame>
  )
}

/** What the smallest tier had at the beginning and at the end. */
function useSentence({ periods, step, thresholds }: Audit, yardstick: Yardstick): string {
  const { t } = useLingui()
  const { share, calendarDay, month } = useFormats()
  const nameOf = useTierName(thresholds)
  const whenOf = (day: string) => (step === 'month' ? month(day) : calendarDay(day))
  const [first, last] = [periods[0], periods.at(-1)]
  const firstTier = first && tiersOf(first.tiers, yardstick)[0]
  const lastTier = last && tiersOf(last.tiers, yardstick)[0]
  if (!first || !last || !firstTier || !lastTier) return ''
  const name = nameOf(lastTier.tier)
  const [was, is] = [firstTier, lastTier].map(({ exposure }) => share(Math.round(exposure * 100) / 100))
  const [then, now] = [whenOf(first.startsOn), whenOf(last.startsOn)]
  return first === last
    ? t`${name}: ${is} of what shortlists showed since ${now}.`
    : t`${name}: ${was} of what shortlists showed since ${then}, ${is} since ${now}.`
}
