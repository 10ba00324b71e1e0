import { useCallback, useEffect, useRef, useState } from 'react'

/** How long after the last key something is saved. Milliseconds. */
const QUIET_MS = 800

export type SaveState =
  | { readonly is: 'idle' | 'saving' }
  | { readonly is: 'saved'; readonly at: Date }
  | { readonly is: 'failed'; readonly failure: unknown }

/**
 * Saves what changes by itself: at once with `now`, or once the typing stops with `soon`. The last wish wins. One save
 * waits for the one before, so that it knows the version that one made.
 */
export function useAutosave<T>(save: (it: T) => Promise<unknown>) {
  const [state, setState] = useState<SaveState>({ is: 'idle' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(save)
  latest.current = save
  const turn = useRef(0)
  const before = useRef<Promise<unknown>>(Promise.resolve())

  const now = useCallback(async (it: T) => {
    clearTimeout(timer.current)
    turn.current += 1
    const mine = turn.current
    setState({ is: 'saving' })
    const saved = before.current.then(() => latest.current(it))
    before.current = saved.catch(() => undefined)
    try {
      await saved
      if (mine === turn.current) setState({ is: 'saved', at: new Date() })
    } catch (failure) {
      if (mine === turn.current) setState({ is: 'failed', failure })
    }
  }, [])
  const soon = useCallback(
    (it: T) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void now(it), QUIET_MS)
    },
    [now],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, now, soon }
}
