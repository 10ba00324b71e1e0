import { useSyncExternalStore } from 'react'

/** Relative times are never more than this old. */
const TICK_MS = 30_000

let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function listen(tell: () => void): () => void {
  // While nobody listened the clock stood still.
  if (timer === undefined) now = new Date()
  listeners.add(tell)
  timer ??= setInterval(() => {
    now = new Date()
    for (const it of listeners) it()
  }, TICK_MS)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The current time, one clock for all relative times on a page. */
export const useNow = (): Date => useSyncExternalStore(listen, () => now)
