/** The hat this tab wears. Every tab keeps its own; a new tab takes the last one used on this device. */
const KEY = 'concertato.acting'

const kept = (store: Storage): string | null => {
  try {
    return store.getItem(KEY)
  } catch {
    return null
  }
}

let acting: string | null = kept(sessionStorage) ?? kept(localStorage)

/** The membership requests are made in, or `null` when the server should choose. */
export const actingAs = (): string | null => acting

export function actAs(membershipId: string | null): void {
  acting = membershipId
  for (const store of [sessionStorage, localStorage]) {
    try {
      if (membershipId === null) store.removeItem(KEY)
      else store.setItem(KEY, membershipId)
    } catch {
      // Without storage the hat is forgotten with the tab.
    }
  }
}
