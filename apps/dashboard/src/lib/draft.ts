/** Keeps what somebody was writing on this device, so that a lost page or an old link costs nothing. */
export function readDraft(name: string): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`concertato.draft.${name}`) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

export function keepDraft(name: string, fields: Readonly<Record<string, string>>): void {
  try {
    localStorage.setItem(`concertato.draft.${name}`, JSON.stringify(fields))
  } catch {
    // A full or forbidden storage only costs the draft.
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(`concertato.draft.${name}`)
  } catch {
    // Nothing kept, nothing to drop.
  }
}
