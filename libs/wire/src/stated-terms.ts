import { SECTORS, TERMS_LIMITS, USAGE_CHANNELS } from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant } from './codecs.ts'
import { amountMinor, sector, territory, usageChannel } from './deal.ts'
import { route } from './route.ts'

const stretch = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before the first day' })

/** What an act usually asks and allows. `null` is "not said": it counts neither for nor against. */
export const StatedTerms = z.strictObject({
  /** For a work such as briefs ask for; in the currency of the act. */
  feeMinor: amountMinor.nullable(),
  territories: z.array(territory).min(1).max(TERMS_LIMITS.territories).nullable(),
  rightsMonths: z.number().int().min(0).max(TERMS_LIMITS.usageMonths).nullable(),
  usageChannels: z.array(usageChannel).max(USAGE_CHANNELS.length).nullable(),
  /** Stretches of days without time, both ends included. */
  busy: z.array(stretch).max(50),
  /** Sectors the act does not work for, its no-go categories: it is suggested to no brief of them. Empty: works for any. */
  refusedSectors: z.array(sector).max(SECTORS.length),
})
export type StatedTerms = z.output<typeof StatedTerms>

export const StatedTermsView = z.object({
  ...StatedTerms.shape,
  currency,
  /** `null`: nothing was said yet. */
  statedAt: instant.nullable(),
})
export type StatedTermsView = z.output<typeof StatedTermsView>

export const view = route({
  name: 'statedTerms.view',
  method: 'GET',
  path: '/stated-terms',
  summary: 'What your act usually asks and allows',
  reply: StatedTermsView,
})

export const state = route({
  name: 'statedTerms.state',
  method: 'PUT',
  path: '/stated-terms',
  summary: 'Say what your act usually asks and allows; open briefs are ranked anew',
  body: StatedTerms,
  reply: StatedTermsView,
})
