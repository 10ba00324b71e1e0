import { useEffect, useRef } from 'react'

/** Something the palette can do beside going somewhere. */
export interface Command {
  readonly id: string
  readonly label: string
  /** Its shortcut, if it has one; registering that is the business of `useShortcuts`. */
  readonly keys?: string
  readonly run: () => void
}

const registered = new Set<readonly Command[]>()

/** Every command on offer now, those of the innermost screen first. */
export const commandsNow = (): readonly Command[] => [...registered].reverse().flat()

/** Offers commands in the palette while the component is mounted. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const names = commands.map(({ id, label }) => `${id} ${label}`).join('|')
  useEffect(() => {
    const mine = latest.current.map((it) => ({
      ...it,
      run: () => latest.current.find(({ id }) => id === it.id)?.run(),
    }))
    registered.add(mine)
    return () => void registered.delete(mine)
  }, [names])
}
