import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { APP_NAME, productName } from '../lib/app-name.ts'
import { useConfig } from '../lib/config.tsx'
import { speak } from '../lib/i18n.ts'
import { LOCALES, LOCALE_NAMES, isLocale } from '../lib/locales.ts'
import { changeLook } from '../lib/look.ts'
import { cx } from './cx.ts'
import styles from './door.module.css'
import { Logo } from './logo.tsx'
import { type ScoreSide, type Turn, layScore } from './score-layout.ts'

interface DoorProps {
  readonly title: string
  readonly sentence: ReactNode
  readonly lede?: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
}

const A: ScoreSide = 'act'
const B: ScoreSide = 'brand'
const H: ScoreSide = 'house'

/** Eight deals side by side, as a wall of bars; one bar is lit. Weight after each side. */
const WALL: readonly (readonly (readonly [ScoreSide, number])[])[] = [
  [
    [B, 9],
    [H, 4],
    [B, 6],
    [A, 8],
    [B, 5],
    [A, 10],
    [B, 6],
    [A, 12],
  ],
  [
    [B, 5],
    [H, 6],
    [A, 9],
    [B, 7],
    [A, 6],
    [B, 10],
    [A, 14],
    [H, 4],
  ],
  [
    [B, 12],
    [H, 3],
    [A, 7],
    [B, 5],
    [A, 5],
    [B, 4],
    [A, 11],
    [B, 8],
  ],
  [
    [B, 7],
    [H, 5],
    [B, 4],
    [A, 12],
    [B, 8],
    [A, 7],
    [B, 5],
    [A, 9],
  ],
  [
    [B, 6],
    [H, 4],
    [A, 10],
    [B, 9],
    [A, 4],
    [B, 6],
    [A, 8],
    [H, 6],
  ],
]
/** Row and bar where the light is. */
const LIT = [2, 4] as const

function stateOf(row: number, bar: number): Turn['state'] {
  if (row < LIT[0] || (row === LIT[0] && bar < LIT[1])) return 'done'
  return row === LIT[0] && bar === LIT[1] ? 'now' : 'todo'
}

const Art = () => (
  <svg className={styles.art} viewBox="0 0 520 210" aria-hidden="true">
    {WALL.flatMap((line, row) => {
      const turns = line.map(([side, weight], bar): Turn => ({ label: '', side, weight, state: stateOf(row, bar) }))
      return layScore(turns, 520).flatMap(({ bars }) =>
        bars.map(({ turn, x, y, width }) => (
          <rect
            key={`${row} ${x}`}
            className={cx(turn.state === 'done' ? styles[turn.side] : styles[turn.state])}
            x={x}
            y={row * 42 + y}
            width={width}
            height={10}
            rx={3}
          />
        )),
      )
    })}
  </svg>
)

function LanguageChoice() {
  const { i18n, t } = useLingui()
  return (
    <span className={styles.language}>
      <select
        aria-label={t`Language`}
        value={i18n.locale}
        onChange={({ target: { value } }) => {
          if (!isLocale(value)) return
          changeLook({ locale: value })
          void speak(value)
        }}
      >
        {LOCALES.map((it) => (
          <option key={it} value={it} lang={it}>
            {LOCALE_NAMES[it]}
          </option>
        ))}
      </select>
    </span>
  )
}

/** A page before the rail: joining, signing in, following a link. */
export function Door({ title, sentence, lede, children, foot }: DoorProps) {
  const config = useConfig()
  useEffect(() => {
    document.title = `${title} · ${productName()}`
  }, [title, config])
  return (
    <div className={styles.door}>
      <div className={styles.main}>
        <header className={styles.head}>
          <Link to="/sign-in">
            <Logo name={config?.productName ?? APP_NAME} />
          </Link>
          <LanguageChoice />
        </header>
        <main id="main" className={styles.content}>
          <div>
            <h1>{sentence}</h1>
            {lede === undefined ? null : <p className={styles.lede}>{lede}</p>}
          </div>
          {children}
          {foot === undefined ? null : <footer className={styles.foot}>{foot}</footer>}
        </main>
      </div>
      <aside className={styles.side} aria-hidden="true">
        <p>
          <Trans>Whose turn is it?</Trans>
        </p>
        <Art />
      </aside>
    </div>
  )
}
