import type { planner } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Where a price comes from. */
export const PRICE_WORDS: Readonly<Record<planner.PriceSource, MessageDescriptor>> = {
  entered: msg`entered here`,
  offer: msg`on the table`,
  stated: msg`stated by the act`,
  earlier_deals: msg`from earlier deals`,
}
