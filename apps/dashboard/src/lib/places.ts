import type { Role } from '@concertato/deal'
import type { MessageDescriptor } from '@lingui/core'
import type { LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'

/** A screen that the rail, the phone's tabs and the palette lead to. A screen that does not exist has no place. */
export interface Place {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: MessageDescriptor
  readonly icon: LucideIcon
  /** Who sees it; `all` for every role. */
  readonly roles: 'all' | readonly Role[]
  /** Position in the rail, ascending. */
  readonly order: number
  /** Second key of its `g` chord. */
  readonly chord: string
  /** Roles that have it among their phone's tabs rather than under "More". */
  readonly tabFor?: 'all' | readonly Role[]
  /** The turns that wait there are counted beside its name. */
  readonly counts?: 'turns'
}

const isFor = (roles: 'all' | readonly Role[] | undefined, role: Role | undefined): boolean =>
  roles === 'all' || (role !== undefined && (roles?.includes(role) ?? false))

/** Tabs of a phone beside "More". */
const TABS = 4

/** The places of a role, in the order of the rail. */
export const placesFor = (places: readonly Place[], role: Role | undefined): readonly Place[] =>
  places.filter((it) => isFor(it.roles, role)).sort((a, b) => a.order - b.order)

/** What a phone shows as tabs, and what is left for "More". */
export function tabsFor(mine: readonly Place[], role: Role | undefined) {
  const tabs = mine.filter((it) => isFor(it.tabFor, role)).slice(0, TABS)
  return { tabs, more: mine.filter((it) => !tabs.includes(it)) }
}
