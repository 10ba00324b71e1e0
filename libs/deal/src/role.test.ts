import { Refusal } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import {
  checkGrant,
  checkOwnerStays,
  GRANTS,
  grantsOf,
  INVITATION_DAYS,
  INVITATION_MOVES,
  INVITATION_STATES,
  type InvitationEvent,
  invitationEnd,
  isOwner,
  kindOf,
  knowsRole,
  moveInvitation,
  needsSecondFactor,
  OWNERS_OF,
  ROLES,
  ROLES_OF,
  type Seat,
  signs,
  WORKSPACE_KINDS,
} from './role.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'allowed'
}

describe('roles', () => {
  it('live in exactly one kind of workspace each', () => {
    expect(WORKSPACE_KINDS.flatMap((kind) => ROLES_OF[kind]).toSorted()).toEqual(ROLES.toSorted())
    for (const role of ROLES) expect(WORKSPACE_KINDS.filter((kind) => knowsRole(kind, role))).toEqual([kindOf(role)])
  })

  it('are handed out only inside their own kind, and only by those who answer for it', () => {
    for (const giver of ROLES) {
      for (const role of GRANTS[giver]) expect(kindOf(role)).toBe(kindOf(giver))
    }
    expect(ROLES.filter((giver) => grantsOf(giver).length > 0)).toEqual(ROLES.filter(isOwner))
    for (const kind of WORKSPACE_KINDS) expect(OWNERS_OF[kind].length).toBeGreaterThan(0)
  })

  it('ask for a second factor where money, the house or a young person is concerned', () => {
    expect(ROLES.filter(needsSecondFactor)).toEqual([
      'brand_finance',
      'guardian',
      'house_matcher',
      'house_finance',
      'house_admin',
    ])
  })

  it('sign when they are the artist, the owner of a brand, or a band member whom the band lets sign', () => {
    expect(ROLES.filter((role) => signs(role, false))).toEqual(['brand_owner', 'artist'])
    expect(ROLES.filter((role) => signs(role, true))).toEqual(['brand_owner', 'artist', 'band_member'])
  })
})

describe('handing out a role', () => {
  it('walks every giver and every role: allowed exactly where the table says so', () => {
    for (const giver of ROLES) {
      for (const role of ROLES) {
        const kind = kindOf(giver)
        const mandated = role === 'manager'
        const granted = (GRANTS[giver] as readonly string[]).includes(role)
        const said = codeOf(() => checkGrant(kind, giver, role, mandated))
        const no = knowsRole(kind, role) ? 'role_not_yours_to_give' : 'role_not_in_workspace'
        expect([giver, role, said]).toEqual([giver, role, granted ? 'allowed' : no])
      }
    }
  })

  it('wants a mandate for a manager and none for anybody else', () => {
    expect(codeOf(() => checkGrant('act', 'artist', 'manager', false))).toBe('mandate_needed')
    expect(codeOf(() => checkGrant('act', 'artist', 'band_member', true))).toBe('mandate_not_for_role')
  })

  it('leaves a minor’s act to the guardian', () => {
    expect(codeOf(() => checkGrant('act', 'artist', 'band_member', false, true))).toBe('role_not_yours_to_give')
    expect(codeOf(() => checkGrant('act', 'guardian', 'band_member', false, true))).toBe('allowed')
  })
})

describe('the last owner', () => {
  const seat = (id: string, role: Seat['role'], state: Seat['state'] = 'active'): Seat => ({ id, role, state })

  it('can neither go nor be made something else', () => {
    const seats = [seat('a', 'brand_owner'), seat('b', 'brand_member'), seat('c', 'brand_owner', 'revoked')]
    expect(codeOf(() => checkOwnerStays('brand', seats, 'a', null))).toBe('last_owner')
    expect(codeOf(() => checkOwnerStays('brand', seats, 'a', 'brand_finance'))).toBe('last_owner')
    expect(codeOf(() => checkOwnerStays('brand', seats, 'b', null))).toBe('allowed')
    expect(codeOf(() => checkOwnerStays('brand', seats, 'a', 'brand_owner'))).toBe('allowed')
  })

  it('may go when another one stays', () => {
    const seats = [seat('a', 'artist'), seat('b', 'guardian')]
    expect(codeOf(() => checkOwnerStays('act', seats, 'a', null))).toBe('allowed')
  })

  it('of a minor’s act is the guardian', () => {
    const seats = [seat('a', 'artist'), seat('b', 'guardian')]
    expect(codeOf(() => checkOwnerStays('act', seats, 'b', null, true))).toBe('last_owner')
    expect(codeOf(() => checkOwnerStays('act', seats, 'a', null, true))).toBe('allowed')
  })

  it('does not hold up a workspace that has none anyway', () => {
    expect(codeOf(() => checkOwnerStays('brand', [seat('a', 'brand_member')], 'a', null))).toBe('allowed')
  })
})

describe('an invitation', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const events: InvitationEvent[] = ['accept', 'withdraw', 'expire', 'resend']

  it('walks every state and event: moves exactly where the table says so', () => {
    for (const state of INVITATION_STATES) {
      for (const event of events) {
        const invitation = { state, expiresAt: new Date(now.getTime() + 1) }
        const moves: Partial<Record<InvitationEvent, string>> = INVITATION_MOVES[state]
        const no = state === 'expired' && event === 'accept' ? 'invitation_expired' : 'invitation_closed'
        const said = codeOf(() => moveInvitation(invitation, event, now))
        expect([state, event, said]).toEqual([state, event, moves[event] ? 'allowed' : no])
      }
    }
  })

  it('arrives where the table says', () => {
    const expiresAt = new Date(now.getTime() + 1)
    expect(moveInvitation({ state: 'open', expiresAt }, 'accept', now).state).toBe('accepted')
    expect(moveInvitation({ state: 'open', expiresAt }, 'expire', now).state).toBe('expired')
    expect(moveInvitation({ state: 'expired', expiresAt }, 'withdraw', now).state).toBe('withdrawn')
  })

  it('cannot be accepted at the very instant its term ends, only before', () => {
    const at = (expiresAt: Date) => codeOf(() => moveInvitation({ state: 'open', expiresAt }, 'accept', now))
    expect(at(now)).toBe('invitation_expired')
    expect(at(new Date(now.getTime() + 1))).toBe('allowed')
  })

  it('gets a whole new term when it is sent again', () => {
    const sent = moveInvitation({ state: 'expired', expiresAt: new Date(0) }, 'resend', now)
    expect(sent).toEqual({ state: 'open', expiresAt: invitationEnd(now) })
    expect(invitationEnd(now).getTime() - now.getTime()).toBe(INVITATION_DAYS * 86_400_000)
  })
})
