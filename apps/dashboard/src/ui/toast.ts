import { uuid } from '../lib/uuid.ts'

/** How long a toast stays, and how long the server holds what can be undone. Milliseconds. */
export const UNDO_MS = 8000

export interface Toast {
  readonly id: string
  readonly words: string
  readonly tone: 'plain' | 'neg'
  readonly undo?: () => unknown
}

type Listener = () => void
let toasts: readonly Toast[] = []
const listeners = new Set<Listener>()

function put(next: readonly Toast[]): void {
  toasts = next
  for (const tell of listeners) tell()
}

export const toastsNow = (): readonly Toast[] => toasts
export const dismissToast = (id: string): void => put(toasts.filter((it) => it.id !== id))

export function listenToToasts(tell: Listener): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function show(toast: Omit<Toast, 'id'>): void {
  put([...toasts.slice(-2), { ...toast, id: uuid() }])
}

/** Says that something is done. */
export const say = (words: string): void => show({ words, tone: 'plain' })

/** Says that something is done and can be taken back for eight seconds. */
export const sayWithUndo = (words: string, undo: () => unknown): void => show({ words, tone: 'plain', undo })

/** Says that something did not work and where nothing on the page shows it. */
export const sayFailed = (words: string): void => show({ words, tone: 'neg' })
