/** What a platform sends people back with. */
export interface ConnectSearch {
  readonly state?: string
  readonly code?: string
  readonly error?: string
}

/** An address may read a code of digits as a number. */
const textOf = (it: unknown): string | undefined =>
  typeof it === 'string' && it !== '' ? it : typeof it === 'number' ? String(it) : undefined

/** The parts of an answer that are used; whatever else a platform adds is dropped. */
export function wantsAnswer(search: Record<string, unknown>): ConnectSearch {
  const [state, code, error] = [textOf(search['state']), textOf(search['code']), textOf(search['error'])]
  return { ...(state && { state }), ...(code && { code }), ...(error && { error }) }
}
