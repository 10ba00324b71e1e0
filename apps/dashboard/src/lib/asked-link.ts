const KEY = 'concertato.asked'
/** A link asked for here this long ago may be followed without another click. Milliseconds. */
const FRESH = 3_600_000

/** Notes that this browser asked for a link, so that following it is surely meant. */
export function rememberAsked(): void {
  try {
    localStorage.setItem(KEY, String(Date.now()))
  } catch {
    // Then the link asks for one click more.
  }
}

/** Whether this browser asked for a link not long ago. A mail scanner that opens links did not. */
export function hasAsked(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(KEY) ?? 0) < FRESH
  } catch {
    return false
  }
}
