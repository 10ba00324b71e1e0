/** Asks the person to prove again that it is them; resolves whether they did. Set by the shell. */
type Ask = () => Promise<boolean>

let ask: Ask | null = null

export function onStepUp(next: Ask | null): void {
  ask = next
}

export const stepUp = async (): Promise<boolean> => (ask === null ? false : ask())
