import type { Role } from '@concertato/deal'
import type { MembershipView } from '@concertato/wire'

const MAKES_OTHERS_DECISIONS: readonly Role[] = ['manager', 'guardian']

/** Whom a hat acts for, when it is somebody else; `null` for one's own. */
export const actsForWhom = (hat: MembershipView | null): string | null =>
  hat !== null && MAKES_OTHERS_DECISIONS.includes(hat.role) ? (hat.actsFor ?? hat.workspace.name) : null

/** The hat to go back to when somebody stops acting for another: their own first one. */
export const ownHat = (hats: readonly MembershipView[]): MembershipView | undefined =>
  hats.find((hat) => actsForWhom(hat) === null)
