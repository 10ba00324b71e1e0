import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { Mark, Plot } from '../../ui/chart/plot.tsx'
import { Columns } from '../../ui/layout.tsx'
import styles from './audience.module.css'
import { type Band, type Shape } from './people-shape.ts'
import { GENDER_WORDS } from './source-words.ts'

const ROW = 30
const HEAD = 20
/** Room for the ages in the middle, and for a figure at the end of a bar. */
const AGES = 60
const FIGURE = 46
const MOST_COUNTRIES = 6

/** Drawn hollow: some kinds of products may not be shown to them. */
const MINORS = '13-17'

const allOf = (it: Band): number => it.female + it.male + it.other

/** Who the people are: two pictures from the same cells. */
export const PeoplePicture = ({ shape }: { readonly shape: Shape }) => (
  <Columns of={[1, 1]}>
    <AgePicture shape={shape} />
    <CountryPicture shape={shape} />
  </Columns>
)

function AgePicture({ shape: { bands, people } }: { readonly shape: Shape }) {
  const { t, i18n } = useLingui()
  const { count, share, compact } = useFormats()
  const women = share(bands.reduce((all, it) => all + it.female, 0) / people)
  const largest = bands.reduce((best, it) => (allOf(it) > allOf(best) ? it : best))
  const band = largest.band
  const part = share(allOf(largest) / people)
  const minors = bands.find((it) => it.band === MINORS)
  const young = minors ? allOf(minors) : 0
  const few = count(young)
  const sentence =
    young > 0
      ? t`${part} are ${band}; ${women} are women. ${few} are under 18, drawn hollow.`
      : t`${part} are ${band}; ${women} are women.`
  const most = Math.max(1, ...bands.flatMap((it) => [it.female, it.male]))
  const names = (['female', 'male', 'other'] as const).map((it) => i18n._(GENDER_WORDS[it]))
  return (
    <ChartFrame
      title={t`Ages and genders`}
      sentence={sentence}
      figures={{
        columns: [t`Age`, ...names],
        rows: bands.map((it) => [it.band, count(it.female), count(it.male), count(it.other)]),
      }}
    >
      <Plot label={sentence} height={HEAD + bands.length * ROW} firstId={bands[0]?.band}>
        {(width) => {
          const middle = width / 2
          const reach = Math.max(0, middle - AGES / 2 - FIGURE)
          const [left, right] = [middle - AGES / 2, middle + AGES / 2]
          return (
            <>
              <text x={left} y={12} textAnchor="end" className={styles.axis}>
                {names[0]}
              </text>
              <text x={right} y={12} className={styles.axis}>
                {names[1]}
              </text>
              {bands.map((it, n) => {
                const y = HEAD + n * ROW
                const [l, r] = [(it.female / most) * reach, (it.male / most) * reach]
                const others = it.other > 0 ? `, ${names[2]} ${count(it.other)}` : ''
                const words = `${it.band}: ${names[0]} ${count(it.female)}, ${names[1]} ${count(it.male)}${others}`
                return (
                  <Mark key={it.band} id={it.band} words={words} x={middle} y={y}>
                    <rect x={0} y={y} width={width} height={ROW - 4} className={styles.row} />
                    <rect
                      x={left - l}
                      y={y + 3}
                      width={l}
                      height={ROW - 10}
                      rx={2}
                      className={styles.women}
                      data-hollow={it.band === MINORS || undefined}
                    />
                    <rect
                      x={right}
                      y={y + 3}
                      width={r}
                      height={ROW - 10}
                      rx={2}
                      className={styles.men}
                      data-hollow={it.band === MINORS || undefined}
                    />
                    <text x={middle} y={y + 17} textAnchor="middle" className={styles.age}>
                      {it.band}
                    </text>
                    <text x={left - l - 5} y={y + 17} textAnchor="end" className={styles.axis}>
                      {compact(it.female)}
                    </text>
                    <text x={right + r + 5} y={y + 17} className={styles.axis}>
                      {compact(it.male)}
                    </text>
                  </Mark>
                )
              })}
            </>
          )
        }}
      </Plot>
    </ChartFrame>
  )
}

function CountryPicture({ shape: { countries, people } }: { readonly shape: Shape }) {
  const { t } = useLingui()
  const { count, share, country: nameOf } = useFormats()
  const shown = countries.slice(0, MOST_COUNTRIES)
  const left = countries.length - shown.length
  const [first] = shown
  const place = first ? nameOf(first.country) : ''
  const part = share((first?.people ?? 0) / people)
  const sentence = t`Most live here: ${place}, ${part}.`
  return (
    <ChartFrame
      title={t`Countries`}
      sentence={sentence}
      aside={left > 0 ? <span className="tiny quiet">{<Trans>and {left} more</Trans>}</span> : undefined}
      figures={{
        columns: [t`Country`, t`People`, t`Share`],
        rows: countries.map((it) => [nameOf(it.country), count(it.people), share(it.people / people)]),
      }}
    >
      <Plot label={sentence} height={HEAD + MOST_COUNTRIES * ROW} firstId={first?.country}>
        {(width) => {
          const names = Math.min(150, width * 0.4)
          const most = Math.floor(names / 7)
          const reach = Math.max(0, width - names - FIGURE)
          return shown.map((it, n) => {
            const y = HEAD + n * ROW
            const bar = (it.people / (first?.people ?? 1)) * reach
            const name = nameOf(it.country)
            return (
              <Mark key={it.country} id={it.country} words={`${name}: ${count(it.people)}`} x={names + bar / 2} y={y}>
                <rect x={0} y={y} width={width} height={ROW - 4} className={styles.row} />
                <text x={0} y={y + 17} className={styles.age}>
                  {name.length > most ? `${name.slice(0, most - 1)}…` : name}
                </text>
                <rect x={names} y={y + 3} width={bar} height={ROW - 10} rx={2} className={styles.men} />
                <text x={names + bar + 5} y={y + 17} className={styles.axis}>
                  {share(it.people / people)}
                </text>
              </Mark>
            )
          })
        }}
      </Plot>
    </ChartFrame>
  )
}
