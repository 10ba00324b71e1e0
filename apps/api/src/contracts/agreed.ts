import type { Id } from '@concertato/core'
import type { Sector, Terms } from '@concertato/deal'

/** What an accepted offer hands on: everything a contract is made from, so that it never asks the offer anything. */
export interface Agreed {
  readonly offerId: Id<'offer'>
  readonly threadId: Id<'offer_thread'>
  readonly matchId: Id<'match'>
  readonly briefId: Id<'brief'>
  readonly briefTitle: string
  /** What the brand sells; a manager's mandate may be limited to it. */
  readonly sector: Sector | null
  readonly brandWorkspaceId: Id<'workspace'>
  readonly actWorkspaceId: Id<'workspace'>
  /** The version that was accepted; carries the fee policy's version and the split. */
  readonly terms: Terms
  readonly termsHash: string
  /** Who receives the commission in the terms' split; needed when `terms.split.managerBp` is above zero. */
  readonly managerId: Id<'person'> | null
}
