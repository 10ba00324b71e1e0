import type { session } from '@concertato/wire'
import { readPlain } from '../../lib/api.ts'

export type Persona = session.PersonaView

/** The people one can be in a demo. No amounts, no instants: read without the schema library. */
export async function readPersonas(): Promise<readonly Persona[]> {
  const { items } = await readPlain<{ readonly items: readonly Persona[] }>('/session/demo')
  return items
}
