import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { cx } from './cx.ts'
import { BAR_HEIGHT, type Bar, type Turn, layScore } from './score-layout.ts'
import styles from './score.module.css'

export type { ScoreSide, Turn, TurnState } from './score-layout.ts'

/** A card on a phone. */
const STRIP_WIDTH = 330
export const STRIP_HEIGHT = 26

/** The whole Score as one sentence. Work that runs side by side lights several bars. */
export function sentenceOf(turns: readonly Turn[]): string {
  const total = turns.length
  const done = turns.filter(({ state }) => state === 'done').length
  const lit = turns.filter(({ state }) => state === 'now').map(({ label }) => label)
  const now = new Intl.ListFormat(i18n.locale).format(lit)
  const next = turns.find(({ state }, index) => state === 'todo' && turns[index - 1]?.state === 'now')?.label
  if (total === 0) return t`Nothing has begun.`
  if (lit.length === 0 && done === total) return t`All ${total} steps are done.`
  if (lit.length === 0) return t`${done} of ${total} steps are done.`
  if (next === undefined) return t`${done} of ${total} steps are done. Now: ${now}.`
  return t`${done} of ${total} steps are done. Now: ${now}. Then: ${next}.`
}

const classOfBar = ({ side, state }: Turn): string => cx(styles.bar, state === 'done' ? styles[side] : styles[state])

export const ScoreBar = ({ bar, dy = 0 }: { readonly bar: Bar; readonly dy?: number }) => (
  <rect className={classOfBar(bar.turn)} x={bar.x} y={bar.y + dy} width={bar.width} height={BAR_HEIGHT} rx={3} />
)

/** A picture of a few centimetres: on cards, table rows and phone cards. Its sentence is its text alternative. */
export function ScoreStrip({ turns, width }: { readonly turns: readonly Turn[]; readonly width?: number }) {
  useLingui()
  const sentence = sentenceOf(turns)
  const systems = layScore(turns, STRIP_WIDTH)
  const height = STRIP_HEIGHT * systems.length
  return (
    <div className={cx(styles.score, styles.strip)} style={width === undefined ? undefined : { inlineSize: width }}>
      <svg viewBox={`0 0 ${STRIP_WIDTH} ${height}`} width="100%" role="img" aria-label={sentence}>
        {systems.map(({ bars }, line) =>
          bars.map((bar) => <ScoreBar key={`${line} ${bar.x}`} bar={bar} dy={line * STRIP_HEIGHT} />),
        )}
      </svg>
    </div>
  )
}
