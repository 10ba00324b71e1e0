/** Where the bars of a Score lie. Pure, so that a mail or a PDF can draw the same picture. */

export type ScoreSide = 'brand' | 'act' | 'house'
export type TurnState = 'done' | 'now' | 'todo'

/** One move of a deal: whose it is, whether it is over, under way or to come, and how much room it takes. */
export interface Turn {
  readonly label: string
  readonly side: ScoreSide
  readonly state: TurnState
  /** Relative length; 4 for a moment such as a signature, 10 for weeks of work. */
  readonly weight: number
  /** Who moves, in words: "Verano Cola". */
  readonly actor?: string
  readonly due?: Date
}

export interface Bar<T extends Turn = Turn> {
  readonly turn: T
  readonly x: number
  readonly y: number
  readonly width: number
  /** Whether its name fits under it without touching a neighbour's. */
  readonly isNamed: boolean
}

/** One line of music. A long deal on a small screen takes several. */
export interface System<T extends Turn = Turn> {
  readonly bars: readonly Bar<T>[]
}

export const BAR_HEIGHT = 10
const GAP = 3
/** The act's stave is the upper one, the brand's the lower, the house sits between: height alone tells them apart. */
const TOP_OF: Readonly<Record<ScoreSide, number>> = { act: 2, house: 8, brand: 14 }
/** Narrower, and a bar can no longer be told from a dot. */
const SHORTEST = 14
/** Average advance of the text face at 11 px, bold. */
const LETTER = 6.2
const LABEL_GAP = 8

/** Splits turns into lines in which every bar is at least `SHORTEST` wide. */
function lines<T extends Turn>(turns: readonly T[], width: number): T[][] {
  const perLine = Math.max(1, Math.floor(width / (SHORTEST + GAP)))
  const count = Math.ceil(turns.length / perLine)
  const size = Math.ceil(turns.length / Math.max(count, 1))
  return Array.from({ length: count }, (_, line) => turns.slice(line * size, (line + 1) * size))
}

/** Widths by weight, none below `SHORTEST`, filling the line exactly. */
function widths(turns: readonly Turn[], width: number): number[] {
  const room = width - GAP * (turns.length - 1) - 2
  const floor = Math.min(SHORTEST, room / turns.length)
  const spare = room - floor * turns.length
  const total = turns.reduce((sum, { weight }) => sum + weight, 0) || 1
  return turns.map(({ weight }) => floor + (spare * weight) / total)
}

type Span = readonly [from: number, to: number]
const touch = (a: Span, b: Span): boolean => a[0] < b[1] + LABEL_GAP && b[0] < a[1] + LABEL_GAP

/** Which names fit: the turn under way first, then those from the left that touch no chosen one. */
function named(bars: readonly Omit<Bar, 'isNamed'>[], width: number): Set<number> {
  const spans = bars.map(({ turn, x }): Span => [x, x + turn.label.length * LETTER])
  const now = bars.findIndex(({ turn }) => turn.state === 'now')
  const order = [...(now < 0 ? [] : [now]), ...bars.keys()]
  const chosen = new Set<number>()
  for (const index of order) {
    const span = spans[index]
    const isFree = span !== undefined && [...chosen].every((it) => it === index || !touch(span, spans[it] ?? [0, 0]))
    if (span !== undefined && isFree && (span[1] <= width || index === now)) chosen.add(index)
  }
  return chosen
}

/** Lays turns out on two staves, in as many lines as the width asks for. */
export function layScore<T extends Turn>(turns: readonly T[], width: number): System<T>[] {
  return lines(turns, width).map((line) => {
    const sizes = widths(line, width)
    const bars = line.map((turn, index) => ({
      turn,
      x: 1 + sizes.slice(0, index).reduce((sum, size) => sum + size + GAP, 0),
      y: TOP_OF[turn.side],
      width: sizes[index] ?? 0,
    }))
    const names = named(bars, width)
    return { bars: bars.map((bar, index) => ({ ...bar, isNamed: names.has(index) })) }
  })
}
