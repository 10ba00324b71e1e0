import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { type Formats, useFormats } from '../lib/format.ts'
import { useWidth } from './chart/use-width.ts'
import { walkMarks } from './chart/walk.ts'
import { cx } from './cx.ts'
import { type Bar, type Turn, layScore } from './score-layout.ts'
import { STRIP_HEIGHT, ScoreBar, sentenceOf } from './score-strip.tsx'
import styles from './score.module.css'

export { ScoreStrip } from './score-strip.tsx'
export type { ScoreSide, Turn, TurnState } from './score-layout.ts'

/** A page's content column. */
const FULL_WIDTH = 1130
/** Narrower, and only the name of the turn under way is written, in a line of its own. */
const NAMES_FROM = 560
const NAMED_HEIGHT = 46

function stateInWords(turn: Turn): string {
  if (turn.state === 'done') return t`done`
  return turn.state === 'now' ? t`now` : t`to come`
}

/** `Your counter, now, Nora Vael, until Fri 27 Nov, 18:00` */
function turnInWords(turn: Turn, { moment }: Formats): string {
  const due = turn.due ? moment(turn.due) : ''
  return [turn.label, stateInWords(turn), turn.actor ?? '', due && t`until ${due}`].filter(Boolean).join(', ')
}

interface MarkProps {
  readonly bar: Bar
  readonly dy: number
  readonly words: string
  readonly isNamed: boolean
  readonly isStop: boolean
  readonly onReach: () => void
  readonly onLeave: () => void
}

const Mark = ({ bar, dy, words, isNamed, isStop, onReach, onLeave }: MarkProps) => (
  <g
    className={styles.mark}
    role="listitem"
    aria-label={words}
    aria-current={bar.turn.state === 'now' ? 'step' : undefined}
    tabIndex={isStop ? 0 : -1}
    onFocus={onReach}
    onBlur={onLeave}
    onPointerEnter={onReach}
    onPointerLeave={onLeave}
  >
    <rect x={bar.x} y={dy} width={bar.width} height={STRIP_HEIGHT} fill="transparent" />
    <ScoreBar bar={bar} dy={dy} />
    {isNamed ? (
      <text
        className={cx(styles.label, bar.turn.state === 'now' && styles.labelNow)}
        x={bar.x}
        y={dy + 40}
        aria-hidden="true"
      >
        {bar.turn.label}
      </text>
    ) : null}
  </g>
)

/**
 * Whose turn is it? Two staves, the brand's below and the act's above, the house between; one bar is lit.
 *
 * The picture is a list: every bar can be reached with the arrow keys and says its name, state, actor and deadline,
 * which also show below while a bar is focused or pointed at.
 */
export function Score({ turns }: { readonly turns: readonly Turn[] }) {
  const words = useFormats()
  const sentence = sentenceOf(turns)
  const [box, width] = useWidth(FULL_WIDTH)
  const [reached, setReached] = useState<number | null>(null)
  const systems = layScore(turns, width)
  const hasNames = width >= NAMES_FROM
  const line = hasNames ? NAMED_HEIGHT : STRIP_HEIGHT + 4
  const nowAt = turns.findIndex(({ state }) => state === 'now')
  const stop = reached ?? Math.max(nowAt, 0)
  const shown = reached ?? (hasNames ? -1 : nowAt)
  const said = turns[shown]

  return (
    <div className={cx(styles.score, styles.full)} ref={box}>
      <svg
        role="list"
        aria-label={sentence}
        width={width}
        height={line * systems.length}
        viewBox={`0 0 ${width} ${line * systems.length}`}
        onKeyDown={walkMarks}
      >
        {systems.flatMap(({ bars }, row) =>
          bars.map((bar) => {
            const index = turns.indexOf(bar.turn)
            return (
              <Mark
                key={index}
                bar={bar}
                dy={row * line}
                words={turnInWords(bar.turn, words)}
                isNamed={hasNames && bar.isNamed}
                isStop={index === stop}
                onReach={() => setReached(index)}
                onLeave={() => setReached(null)}
              />
            )
          }),
        )}
      </svg>
      <p className={styles.said} aria-hidden="true">
        {said === undefined ? null : reached === null ? (
          <Trans>
            <b>{said.label}</b> · step {shown + 1} of {turns.length}
          </Trans>
        ) : (
          turnInWords(said, words)
        )}
      </p>
    </div>
  )
}
