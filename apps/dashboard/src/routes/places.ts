import { msg } from '@lingui/core/macro'
import { Activity, CalendarCheck, Settings, UserRoundSearch, UsersRound } from 'lucide-react'
import type { Place } from '../lib/places.ts'

/** Every screen with a place in the navigation. A new screen adds its line here. */
export const PLACES: readonly Place[] = [
  {
    to: '/today',
    label: msg`Today`,
    icon: CalendarCheck,
    roles: 'all',
    order: 10,
    chord: 't',
    tabFor: 'all',
    counts: 'turns',
  },
  { to: '/team', label: msg`Team`, icon: UsersRound, roles: 'all', order: 800, chord: 'e', tabFor: 'all' },
  {
    to: '/admin/people',
    label: msg`People`,
    icon: UserRoundSearch,
    roles: ['house_admin'],
    order: 820,
    chord: 'p',
    tabFor: ['house_admin'],
  },
  {
    to: '/admin/system',
    label: msg`System`,
    icon: Activity,
    roles: ['house_admin'],
    order: 830,
    chord: 'y',
    tabFor: ['house_admin'],
  },
  {
    to: '/settings',
    label: msg`Settings`,
    icon: Settings,
    roles: 'all',
    order: 900,
    chord: 's',
    tabFor: ['brand_owner', 'brand_finance', 'brand_member', 'artist', 'band_member', 'manager', 'guardian'],
  },
]
