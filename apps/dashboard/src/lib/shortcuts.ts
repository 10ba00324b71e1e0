import { useEffect, useRef } from 'react'
import { currentLook } from './look.ts'

/** A key or a chord that does something, and how the sheet of shortcuts names it. */
export interface Shortcut {
  /** `g t`: first g, then t. `mod+k`: with Ctrl or ⌘. `?`: as typed. */
  readonly keys: string
  readonly label: string
  readonly group: 'go' | 'do' | 'list'
  readonly run: () => void
}

/** A chord not finished by then was two keys. Milliseconds. */
const CHORD_MS = 1200

const registered = new Set<readonly Shortcut[]>()
let first = ''
let firstAt = 0

/** Every shortcut that works now, the latest registered first. */
export const shortcutsNow = (): readonly Shortcut[] => [...registered].reverse().flat()

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input, textarea, select, [role=textbox], [role=combobox], [role=spinbutton]'))

const isOverlayOpen = (): boolean => document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null

const isMod = (event: KeyboardEvent): boolean => event.metaKey || event.ctrlKey

function find(event: KeyboardEvent): Shortcut | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (isMod(event)) return shortcutsNow().find(({ keys }) => keys === `mod+${key}`)
  // A single letter can be pressed by speech input or by accident: whoever wants can switch them off.
  if (event.altKey || isTyping(event.target) || isOverlayOpen() || !currentLook().shortcutsOn) return undefined
  const chord = event.timeStamp - firstAt < CHORD_MS ? `${first} ${key}` : key
  const found = shortcutsNow().find(({ keys }) => keys === chord) ?? shortcutsNow().find(({ keys }) => keys === key)
  const begins = shortcutsNow().some(({ keys }) => keys.startsWith(`${key} `))
  first = begins && !found ? key : ''
  firstAt = first ? event.timeStamp : 0
  return found
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return
  const shortcut = find(event)
  if (shortcut === undefined) return
  event.preventDefault()
  shortcut.run()
}

/** Makes shortcuts work while the component is mounted. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  const names = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('|')
  useEffect(() => {
    const mine = latest.current.map(({ keys, label, group }) => ({
      keys,
      label,
      group,
      run: () => latest.current.find((it) => it.keys === keys)?.run(),
    }))
    if (registered.size === 0) window.addEventListener('keydown', listen)
    registered.add(mine)
    return () => {
      registered.delete(mine)
      if (registered.size === 0) window.removeEventListener('keydown', listen)
    }
  }, [names])
}
