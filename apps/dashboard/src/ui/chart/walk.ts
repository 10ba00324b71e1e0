const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** Moves the focus between the marks of a picture with the arrow keys. Returns whether the key was one of them. */
export function walkMarks(event: React.KeyboardEvent<Element>): boolean {
  const marks = [...event.currentTarget.querySelectorAll<SVGGElement>('[role=listitem]')]
  const at = Math.max(
    marks.findIndex((it) => it === document.activeElement),
    0,
  )
  const next = STEPS[event.key]?.(at, marks.length - 1)
  if (next === undefined) return false
  event.preventDefault()
  marks[next]?.focus()
  return true
}
