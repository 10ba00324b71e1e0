import { describe, expect, it } from 'vitest'
import {
  actionsForMatch,
  INVITE_DAYS,
  isSeenByAct,
  isSeenByBrand,
  moveMatch,
  type Match,
  type MatchEvent,
} from './match.ts'
import { aMatch, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const walk = (match: Match, events: readonly MatchEvent[], at = NOW): Match =>
  events.reduce((so, event) => moveMatch(so, event, at), match)

const invited = walk(aMatch(), ['approve', 'pick', 'invite'])
const END = addDays(NOW, INVITE_DAYS)

describe('a match', () => {
  it('walks from a suggestion to a contract', () => {
    const walked = walk(aMatch(), ['approve', 'pick', 'invite', 'accept', 'open_offer', 'contract', 'close'])
    expect(walked.state).toBe('closed')
  })

  it('is hidden from the brand until the house lets it through', () => {
    expect(isSeenByBrand(aMatch())).toBe(false)
    expect(isSeenByBrand(walk(aMatch(), ['decline_by_house']))).toBe(false)
    expect(isSeenByBrand(walk(aMatch(), ['close']))).toBe(false)
    expect(isSeenByBrand(walk(aMatch(), ['approve']))).toBe(true)
    expect(isSeenByBrand(walk(aMatch(), ['approve', 'close']))).toBe(true)
  })

  it('is hidden from the act until it is invited, however it ends before', () => {
    for (const events of [[], ['approve'], ['approve', 'pick'], ['approve', 'pick', 'close']] as MatchEvent[][]) {
      expect(isSeenByAct(walk(aMatch(), events))).toBe(false)
    }
    expect(isSeenByAct(invited)).toBe(true)
  })

  it('comes back to negotiation when its contract falls through', () => {
    expect(walk(invited, ['accept', 'open_offer', 'contract', 'open_offer']).state).toBe('offering')
  })
})

describe('an invitation', () => {
  it('stands for seven days', () => {
    expect(invited.invitedAt).toEqual(NOW)
    expect(invited.expiresAt).toEqual(addDays(NOW, 7))
  })

  it('can be accepted until the last moment and not at it', () => {
    const justBefore = new Date(END.getTime() - 1)
    expect(moveMatch(invited, 'accept', justBefore).state).toBe('accepted')
    expect(refusalOf(() => moveMatch(invited, 'accept', END)).code).toBe('match_invitation_lapsed')
  })

  it('lapses at its end and not before', () => {
    expect(refusalOf(() => moveMatch(invited, 'expire', new Date(END.getTime() - 1))).code).toBe(
      'match_invitation_open',
    )
    expect(moveMatch(invited, 'expire', END).state).toBe('expired')
  })

  it('may be declined late: a no is never refused', () => {
    expect(moveMatch(invited, 'decline_by_act', addDays(END, 1)).state).toBe('declined_by_act')
  })

  it('shows the act what it can do, in time and late', () => {
    expect(actionsForMatch(invited, 'act', NOW)).toEqual(['accept', 'decline_by_act'])
    expect(actionsForMatch(invited, 'act', END)).toEqual(['decline_by_act'])
    expect(actionsForMatch(invited, 'brand', NOW)).toEqual([])
  })
})

describe('the gate', () => {
  it('is the house’s alone', () => {
    expect(actionsForMatch(aMatch(), 'house', NOW)).toEqual(['approve', 'decline_by_house'])
    expect(actionsForMatch(aMatch(), 'brand', NOW)).toEqual([])
    expect(actionsForMatch(aMatch(), 'act', NOW)).toEqual([])
  })

  it('hands on to the brand, which picks or passes over', () => {
    expect(actionsForMatch(walk(aMatch(), ['approve']), 'brand', NOW)).toEqual(['pick', 'decline_by_brand'])
    expect(actionsForMatch(walk(aMatch(), ['approve']), 'house', NOW)).toEqual([])
  })
})
