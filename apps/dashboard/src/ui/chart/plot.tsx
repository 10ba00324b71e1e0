import { type ReactNode, createContext, use, useState } from 'react'
import styles from './chart.module.css'
import { useWidth } from './use-width.ts'
import { walkMarks } from './walk.ts'

interface Tip {
  readonly words: string
  readonly x: number
  readonly y: number
}

interface PlotState {
  readonly show: (tip: Tip | null) => void
  readonly stop: string | null
  readonly setStop: (id: string) => void
}

const PlotContext = createContext<PlotState>({ show: () => undefined, stop: null, setStop: () => undefined })

interface PlotProps {
  /** The sentence of the picture. */
  readonly label: string
  /** In pixels, or what it is at a width. */
  readonly height: number | ((width: number) => number)
  /** The mark that Tab reaches first. */
  readonly firstId: string | undefined
  /** Draws at the measured width, so that letters are never scaled. */
  readonly children: (width: number) => ReactNode
}

/** The surface a picture is drawn on. Its marks are a list that the arrow keys walk through. */
export function Plot({ label, height, firstId, children }: PlotProps) {
  const [box, width] = useWidth(360)
  const [tip, show] = useState<Tip | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  return (
    <PlotContext value={{ show, stop: stop ?? firstId ?? null, setStop }}>
      <div className={styles.plot} ref={box}>
        <svg
          role="list"
          aria-label={label}
          width={width}
          height={typeof height === 'number' ? height : height(width)}
          onKeyDown={walkMarks}
        >
          {children(width)}
        </svg>
        {tip === null ? null : (
          <span className={styles.tip} style={{ insetInlineStart: tip.x, insetBlockStart: tip.y }} aria-hidden="true">
            {tip.words}
          </span>
        )}
      </div>
    </PlotContext>
  )
}

interface MarkProps {
  readonly id: string
  /** What the mark says, on hover, on focus and to a screen reader. */
  readonly words: string
  /** Where its tip points. */
  readonly x: number
  readonly y: number
  readonly children: ReactNode
}

/** One thing in a picture that can be pointed at and reached by key. */
export function Mark({ id, words, x, y, children }: MarkProps) {
  const { show, stop, setStop } = use(PlotContext)
  const reach = () => {
    setStop(id)
    show({ words, x, y })
  }
  return (
    <g
      className={styles.mark}
      role="listitem"
      aria-label={words}
      tabIndex={stop === id ? 0 : -1}
      onFocus={reach}
      onBlur={() => show(null)}
      onPointerEnter={() => show({ words, x, y })}
      onPointerLeave={() => show(null)}
    >
      {children}
    </g>
  )
}

interface AxisProps {
  readonly ticks: readonly { readonly at: number; readonly words: string }[]
  readonly from: number
  readonly to: number
}

/** Horizontal lines with a figure at their left. */
export const LeftAxis = ({ ticks, from, to }: AxisProps) => (
  <g className={styles.axis} aria-hidden="true">
    {ticks.map(({ at, words }, index) => (
      <g key={words}>
        <line x1={from} x2={to} y1={at} y2={at} className={index === 0 ? styles.zero : undefined} />
        <text x={from - 6} y={at + 4} textAnchor="end">
          {words}
        </text>
      </g>
    ))}
  </g>
)
