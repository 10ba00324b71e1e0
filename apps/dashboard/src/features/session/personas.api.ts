import type { session } from '@concertato/wire'
import { queryOptions } from '@tanstack/react-query'
import { readPlain } from '../../lib/api.ts'

/** The people one can be in a demo. No amounts, no instants: read without the schema library. */
export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: async () => (await readPlain<{ items: readonly session.PersonaView[] }>('/session/demo')).items,
})
