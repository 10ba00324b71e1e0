import { audience } from '@concertato/wire'
import { z } from 'zod'
import type { StatedFigures } from '../audience/connected-sources.service.ts'
import { PlatformFault } from './platform-client.ts'

const Stated = z.object({
  account: z.string().trim().min(1).max(300),
  totals: audience.TotalsView,
  cells: z.array(audience.CellView).max(5_000),
})

/** Figures within the bounds of what somebody could enter by hand. @throws PlatformFault('not_understood') */
export function stated(it: z.input<typeof Stated> | { readonly cells: readonly object[] }): StatedFigures {
  const read = Stated.safeParse(it)
  if (!read.success) throw new PlatformFault('not_understood', 'the figures are out of bounds')
  return read.data
}
