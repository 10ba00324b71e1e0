import { Trans, useLingui } from '@lingui/react/macro'
import { scaleLinear } from 'd3-scale'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { Mark, Plot } from '../../ui/chart/plot.tsx'
import { type Audit, tiersOf, type Yardstick } from './exposure.api.ts'
import styles from './exposure.module.css'
import { useTierName } from './tier-words.ts'

const ROW = 58
const INSET = 8

/** What each tier had of the attention, beside what it is of the acts that could be shown. */
export function SeenAndAvailable({ audit, yardstick }: { readonly audit: Audit; readonly yardstick: Yardstick }) {
  const { t } = useLingui()
  const { share, count, times } = useFormats()
  const nameOf = useTierName(audit.thresholds)
  const tiers = tiersOf(audit.tiers, yardstick)
  const rounded = (it: number) => share(Math.round(it * 100) / 100)
  const told = (ratio: number | null) => (ratio === null ? '–' : `× ${times(ratio)}`)
  const least = tiers.filter((it) => it.ratio !== null).toSorted((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[0]
  const name = least ? nameOf(least.tier) : ''
  const seen = rounded(least?.exposure ?? 0)
  const could = rounded(least?.available ?? 0)
  const sentence = t`Least seen for what it could be: ${name}, with ${seen} of the attention and ${could} of the acts.`
  const most = Math.max(0.05, ...tiers.flatMap((it) => [it.exposure, it.available]))
  return (
    <ChartFrame
      title={t`Seen and available`}
      sentence={sentence}
      figures={{
        columns: [t`Acts`, t`Places`, t`Of the attention`, t`Of the acts`, t`Seen for available`],
        rows: tiers.map((it) => [
          nameOf(it.tier),
          count(it.shown),
          rounded(it.exposure),
          rounded(it.available),
          told(it.ratio),
        ]),
      }}
    >
      <Plot label={sentence} height={tiers.length * ROW} firstId={tiers[0]?.tier}>
        {(width) => {
          const x = scaleLinear([0, most], [0, width - 2 * INSET])
          return tiers.map(({ tier, exposure, available, ratio }, at) => {
            const y = at * ROW
            const [tierName, had, are] = [nameOf(tier), rounded(exposure), rounded(available)]
            const words = t`${tierName}: ${had} of the attention, ${are} of the acts`
            return (
              <Mark key={tier} id={tier} words={words} x={Math.min(width / 2, INSET + x(exposure))} y={y + 4}>
                <rect x={0} y={y + 1} width={width} height={ROW - 2} rx={4} className={styles.row} />
                <text x={INSET} y={y + 17} className={styles.name}>
                  {tierName}
                </text>
                <text x={width - INSET} y={y + 17} textAnchor="end" className={styles.ratio}>
                  {told(ratio)}
                </text>
                <rect x={INSET} y={y + 25} width={x(available)} height={11} rx={2} className={styles.available} />
                <rect
                  x={INSET}
                  y={y + 39}
                  width={exposure > 0 ? Math.max(2, x(exposure)) : 0}
                  height={11}
                  rx={2}
                  className={styles.part}
                  data-tier={tier}
                />
              </Mark>
            )
          })
        }}
      </Plot>
      <p className={styles.note}>
        <Trans>
          Filled: what they had of the attention. Outline: what they are of the acts that could be shown. × 1 is as much
          as that.
        </Trans>
      </p>
    </ChartFrame>
  )
}
