import type { Locale } from '@concertato/wire'
import { useSyncExternalStore } from 'react'
import type { Region } from './locales.ts'

/** How the dashboard looks and speaks on this device. Kept locally so that the next visit paints right at once. */
export interface Look {
  readonly locale: Locale | null
  readonly region: Region | null
  readonly theme: 'light' | 'dark' | 'system'
  readonly density: 'comfortable' | 'compact'
  readonly reducedMotion: boolean
  readonly shortcutsOn: boolean
  readonly timeZone: string | null
}

/** The same key is read by `public/theme.js` before the first paint. */
const KEY = 'concertato.look'

const PLAIN: Look = {
  locale: null,
  region: null,
  theme: 'system',
  density: 'comfortable',
  reducedMotion: false,
  shortcutsOn: true,
  timeZone: null,
}

const listeners = new Set<() => void>()
let look: Look = { ...PLAIN, ...read() }

function read(): Partial<Look> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

function paint({ theme, density, reducedMotion }: Look): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  if (density === 'compact') dataset['density'] = 'compact'
  else delete dataset['density']
  if (reducedMotion) dataset['motion'] = 'reduced'
  else delete dataset['motion']
}

export const currentLook = (): Look => look

/** Changes some of the look, here and now. Storing it for a person's other devices is the account's business. */
export function changeLook(change: Partial<Look>): void {
  look = { ...look, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(look))
  } catch {
    // A full or forbidden storage only costs the memory of it.
  }
  paint(look)
  for (const tell of listeners) tell()
}

export const useLook = (): Look =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    currentLook,
    currentLook,
  )
