import type { Role } from '@concertato/deal'
import type { Change, Mandate } from './team.api.ts'

/** A role and what goes with it, as a form holds it. */
export interface SeatFields {
  role: Role | ''
  maySign: boolean
  limitMinor: bigint | null
  currency: string
  categories: string
  until: string | null
  mayAccept: boolean
  managerMaySign: boolean
}

interface Seat {
  readonly role: Role
  readonly maySign: boolean
  readonly mandate: Mandate | null
}

/** A form for a seat as it is, or for one that is yet to be given. */
export const fieldsOf = (seat: Seat | null, currency: string): SeatFields => ({
  role: seat?.role ?? '',
  maySign: seat?.maySign ?? false,
  limitMinor: seat?.mandate?.maxMinor ?? null,
  currency: seat?.mandate?.currency ?? currency,
  categories: seat?.mandate?.categories.join(', ') ?? '',
  until: seat?.mandate?.until ?? null,
  mayAccept: seat?.mandate?.mayAccept ?? false,
  managerMaySign: seat?.mandate?.maySign ?? false,
})

export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((it) => it.trim())
      .filter(Boolean),
  ),
]

/** What the server is told: a mandate for managers, the right to sign for band members, neither for others. */
export function seatOf(fields: SeatFields): Required<Pick<Change, 'maySign'>> & { mandate: Mandate | null } {
  const { role, maySign, limitMinor, currency, categories, until, mayAccept, managerMaySign } = fields
  const mandate: Mandate = {
    maxMinor: limitMinor,
    currency,
    categories: wordsOf(categories),
    until,
    mayAccept,
    maySign: managerMaySign,
  }
  return { maySign: role === 'band_member' && maySign, mandate: role === 'manager' ? mandate : null }
}
