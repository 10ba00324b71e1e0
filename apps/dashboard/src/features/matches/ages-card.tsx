import type { planner } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { scaleLinear } from 'd3-scale'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { Mark, Plot } from '../../ui/chart/plot.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './pictures.module.css'

type Ages = planner.CompareView['ages']

const ROW = 34
const LABEL = 48
const END = 52
const YOUNGEST = '13-17'

/** How old the acts' people are: filled; outlined, the brand's own or the ages the brief asks for. */
export function AgesCard({ of: ages, acts }: { readonly of: Ages; readonly acts: number }) {
  const { t } = useLingui()
  const { share, count } = useFormats()
  const hasOwn = ages.some((it) => it.own !== null)
  const hasTarget = ages.some((it) => !it.isWanted)
  const wanted = share(ages.reduce((sum, it) => sum + (it.isWanted ? (it.acts ?? 0) : 0), 0))
  const largest = ages.toSorted((a, b) => (b.acts ?? 0) - (a.acts ?? 0))[0]
  const band = largest?.band ?? ''
  const part = share(largest?.acts ?? 0)
  const young = ages.find((it) => it.band === YOUNGEST)?.acts
  const sentence = hasTarget
    ? t`${wanted} of their people are of the ages asked for.`
    : t`Most are ${band}: ${part} of their people.`
  const minors = young ? share(young) : ''
  const most = Math.max(0.05, ...ages.flatMap((it) => [it.acts ?? 0, it.own ?? 0]))
  return (
    <ChartFrame
      title={t`Age against target`}
      aside={young ? <Chip tone="warn">{t`${minors} under 18`}</Chip> : null}
      sentence={sentence}
      figures={{
        columns: [t`Age`, t`Of their people`, ...(hasOwn ? [t`Of the brand’s own`] : []), t`Asked for`],
        rows: ages.map((it) => [
          it.band,
          it.acts === null ? '–' : share(it.acts),
          ...(hasOwn ? [it.own === null ? '–' : share(it.own)] : []),
          it.isWanted ? t`yes` : t`no`,
        ]),
      }}
    >
      <Plot label={sentence} height={ages.length * ROW + 4} firstId={ages[0]?.band}>
        {(width) => {
          const x = scaleLinear([0, most], [0, width - LABEL - END])
          return ages.map((it, at) => {
            const y = at * ROW
            const told = it.acts === null ? t`too few to say` : share(it.acts)
            const gap = it.own === null || it.acts === null ? null : Math.round((it.acts - it.own) * 100)
            return (
              <Mark key={it.band} id={it.band} words={`${it.band}: ${told}`} x={LABEL + x(it.acts ?? 0)} y={y}>
                <rect
                  x={0}
                  y={y + 2}
                  width={width}
                  height={ROW - 4}
                  rx={4}
                  className={styles.band}
                  data-wanted={it.isWanted && hasTarget ? true : undefined}
                />
                <text x={8} y={y + 21} className={styles.age}>
                  {it.band}
                </text>
                {it.own === null ? null : (
                  <rect x={LABEL + 8} y={y + 6} width={x(it.own)} height={9} rx={2} className={styles.own} />
                )}
                <rect
                  x={LABEL + 8}
                  y={y + (it.own === null ? 10 : 17)}
                  width={Math.max(it.acts === null ? 0 : 2, x(it.acts ?? 0) - 8)}
                  height={it.own === null ? 14 : 10}
                  rx={2}
                  className={styles.theirs}
                />
                <text x={width - 8} y={y + 21} textAnchor="end" className={styles.value}>
                  {gap === null
                    ? it.acts === null
                      ? '–'
                      : share(Math.round(it.acts * 100) / 100)
                    : `${gap > 0 ? '+' : ''}${count(gap)}`}
                </text>
              </Mark>
            )
          })
        }}
      </Plot>
      <p className={styles.note}>
        {hasOwn ? (
          <Trans>Outline: the brand’s own audience. Filled: these acts. Points of difference at the right.</Trans>
        ) : hasTarget ? (
          <Trans>Shaded: the ages asked for. Filled: these acts.</Trans>
        ) : (
          <Trans>The brief asks for no special age. Filled: these acts.</Trans>
        )}{' '}
        <Known acts={acts} />
      </p>
    </ChartFrame>
  )
}

const Known = ({ acts }: { readonly acts: number }) => {
  const { count } = useFormats()
  const told = count(acts)
  return <Trans>Acts whose ages are known: {told}.</Trans>
}
