import { ROLES, type Role, TURN_KINDS, type TurnKind } from '@concertato/deal'
import { describe, expect, it } from 'vitest'
import { isYours } from './taker.ts'

const asked = (side: 'brand' | 'act' | 'house', kind: TurnKind): Role[] =>
  ROLES.filter((role) => isYours(role, { side, kind }))

describe('who is asked to take a turn', () => {
  it.each([
    ['house', 'check_brief', ['house_matcher', 'house_admin']],
    ['house', 'approve_candidate', ['house_matcher', 'house_admin']],
    ['house', 'follow_payout', ['house_finance', 'house_admin']],
    ['brand', 'fund_contract', ['brand_owner', 'brand_finance']],
    ['brand', 'review_work', ['brand_owner', 'brand_member']],
    ['act', 'cure_payout', ['artist', 'guardian']],
  ] as const)('of the %s, for %s: those who may', (side, kind, roles) => {
    expect(asked(side, kind).toSorted()).toEqual([...roles].toSorted())
  })

  it('is somebody of the side, for every turn', () => {
    const SIDES = ['brand', 'act', 'house'] as const
    expect(TURN_KINDS.filter((kind) => SIDES.every((side) => asked(side, kind).length === 0))).toEqual([])
  })

  it('is nobody while a provider is awaited', () => {
    expect(ROLES.filter((role) => isYours(role, { side: 'system', kind: 'follow_payout' }))).toEqual([])
  })
})
