import { describe, expect, it } from 'vitest'
import {
  acceptOffer,
  actionsForOffer,
  counterOffer,
  moveOffer,
  OFFER_DAYS,
  openOffer,
  otherSide,
  reopenThread,
  requireIdle,
  requireOfferParty,
  type NewOffer,
  type Offer,
  type OfferEvent,
  type OfferState,
} from './offer.ts'
import type { ContractState } from './contract.ts'
import { PARTIES } from './party.ts'
import { anId, anOffer, NOW, someTerms } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const HASH = 'b'.repeat(64)
const made = (over: Partial<NewOffer> = {}): NewOffer => ({
  id: anId('offer', 2),
  threadId: anId('offer_thread'),
  sentBy: 'brand',
  terms: someTerms(),
  termsHash: HASH,
  ...over,
})

describe('a thread', () => {
  it('opens with version 1, which stands for seven days', () => {
    const offer = openOffer(made(), NOW)
    expect(offer).toMatchObject({ version: 1, state: 'sent', sentAt: NOW, closedAt: null })
    expect(offer.expiresAt).toEqual(addDays(NOW, OFFER_DAYS.usual))
  })

  it('keeps no trace of the days asked for but the date they lead to', () => {
    expect(Object.keys(openOffer(made({ days: 3 }), NOW))).not.toContain('days')
  })

  it.each([OFFER_DAYS.least, OFFER_DAYS.most])('may stand for %i days', (days) => {
    expect(openOffer(made({ days }), NOW).expiresAt).toEqual(addDays(NOW, days))
  })

  it.each([1, 31, 2.5, Number.NaN])('may not stand for %d days', (days) => {
    expect(refusalOf(() => openOffer(made({ days }), NOW)).code).toBe('offer_days_out_of_range')
  })

  it('refuses terms that cannot be offered', () => {
    const refusal = refusalOf(() => openOffer(made({ terms: someTerms({ feeMinor: 0n }) }), NOW))
    expect([refusal.code, refusal.detail]).toEqual(['terms_invalid', { gaps: ['fee'] }])
  })

  it('alternates: each counter closes one version and opens the next by the other side', () => {
    const first = openOffer(made(), NOW)
    const [closed, second] = counterOffer(first, made({ id: anId('offer', 3), sentBy: 'act' }), addDays(NOW, 1))
    expect(closed).toMatchObject({ state: 'countered', version: 1, closedAt: addDays(NOW, 1) })
    expect(second).toMatchObject({ state: 'sent', version: 2, sentBy: 'act', threadId: first.threadId })
    const [, third] = counterOffer(second, made({ sentBy: 'brand' }), addDays(NOW, 2))
    expect(third).toMatchObject({ version: 3, sentBy: 'brand', state: 'sent' })
  })

  it('refuses to counter one’s own version', () => {
    expect(refusalOf(() => counterOffer(openOffer(made(), NOW), made(), NOW)).code).toBe('not_your_offer')
  })

  it('never changes the version that is answered but for its state', () => {
    const first = Object.freeze(openOffer(made(), NOW))
    const [closed] = counterOffer(first, made({ sentBy: 'act' }), addDays(NOW, 1))
    expect(closed).toEqual({ ...first, state: 'countered', closedAt: addDays(NOW, 1) })
  })
})

describe('an offer that lapsed or was withdrawn', () => {
  it.each(['expired', 'withdrawn'] as const)('(%s) may be followed by a new version of either side', (state) => {
    for (const sentBy of ['brand', 'act'] as const) {
      const next = reopenThread(anOffer({ state, version: 4 }), made({ sentBy }), NOW)
      expect(next).toMatchObject({ version: 5, sentBy, state: 'sent', threadId: anId('offer_thread') })
    }
  })

  it('blocks a second version while one waits', () => {
    expect(refusalOf(() => reopenThread(anOffer(), made(), NOW)).code).toBe('offer_still_open')
  })

  it.each(['declined', 'voided', 'expired'] as const)('is taken up again when its contract was %s', (state) => {
    const next = reopenThread(anOffer({ state: 'accepted' }), made(), NOW, { state })
    expect(next).toMatchObject({ version: 2, state: 'sent' })
  })

  it.each(['awaiting_signatures', 'awaiting_funds', 'active', 'completed'] as const)(
    'stays agreed while its contract is %s',
    (state) => {
      const reopen = () => reopenThread(anOffer({ state: 'accepted' }), made(), NOW, { state })
      expect(refusalOf(reopen).code).toBe('offer_closed')
    },
  )

  it.each(['accepted', 'declined', 'countered'] as const)('ends a thread for good when it is %s', (state) => {
    expect(refusalOf(() => reopenThread(anOffer({ state }), made(), NOW)).code).toBe('offer_closed')
  })
})

describe('giving a negotiation up', () => {
  const idle = (state: OfferState, contract: ContractState | null = null) =>
    refusalOf(() => requireIdle(anOffer({ state }), contract && { state: contract })).code

  it('is free where nobody is asked: before the first version, after the last one, after a fallen contract', () => {
    expect(() => requireIdle(null, null)).not.toThrow()
    for (const state of ['expired', 'withdrawn'] as const) {
      expect(() => requireIdle(anOffer({ state }), null)).not.toThrow()
    }
    expect(() => requireIdle(anOffer({ state: 'accepted' }), { state: 'declined' })).not.toThrow()
  })

  it('gives way to the answer while a version is open, and to what was agreed', () => {
    expect(idle('sent')).toBe('offer_still_open')
    expect(idle('accepted')).toBe('offer_closed')
    expect(idle('accepted', 'active')).toBe('offer_closed')
    expect(idle('declined')).toBe('offer_closed')
  })
})

describe('accepting', () => {
  it('works for the receiving side with the hash it read', () => {
    const accepted = acceptOffer(anOffer(), 'act', 'a'.repeat(64), NOW)
    expect(accepted).toMatchObject({ state: 'accepted', closedAt: NOW })
  })

  it('refuses a version nobody saw', () => {
    const refusal = refusalOf(() => acceptOffer(anOffer(), 'act', HASH, NOW))
    expect([refusal.code, refusal.detail]).toEqual(['offer_not_read', { version: 1 }])
  })

  it.each(PARTIES.filter((party) => party !== 'act'))('is not for %s when the brand sent it', (party) => {
    expect(refusalOf(() => acceptOffer(anOffer(), party, 'a'.repeat(64), NOW)).code).toBe('not_your_offer')
  })

  it('ends exactly when the offer does', () => {
    const { expiresAt } = anOffer()
    const justBefore = new Date(expiresAt.getTime() - 1)
    expect(acceptOffer(anOffer(), 'act', 'a'.repeat(64), justBefore).state).toBe('accepted')
    expect(refusalOf(() => acceptOffer(anOffer(), 'act', 'a'.repeat(64), expiresAt)).code).toBe('offer_expired')
    expect(refusalOf(() => moveOffer(anOffer(), 'counter', expiresAt)).code).toBe('offer_expired')
  })

  it('cannot happen twice', () => {
    const once = acceptOffer(anOffer(), 'act', 'a'.repeat(64), NOW)
    expect(refusalOf(() => acceptOffer(once, 'act', 'a'.repeat(64), NOW)).code).toBe('offer_closed')
  })
})

describe('time', () => {
  it('lets an offer lapse at its end and not before', () => {
    const { expiresAt } = anOffer()
    expect(refusalOf(() => moveOffer(anOffer(), 'expire', new Date(expiresAt.getTime() - 1))).code).toBe(
      'offer_still_open',
    )
    expect(moveOffer(anOffer(), 'expire', expiresAt).state).toBe('expired')
  })

  it('never stops a side from saying no or taking back', () => {
    const late = addDays(NOW, 60)
    expect(moveOffer(anOffer(), 'decline', late).state).toBe('declined')
    expect(moveOffer(anOffer(), 'withdraw', late).state).toBe('withdrawn')
  })
})

describe('who may do what', () => {
  const expected: Readonly<Record<string, readonly OfferEvent[]>> = {
    act: ['counter', 'accept', 'decline'],
    brand: ['withdraw'],
    house: [],
    guardian: [],
    system: [],
  }

  it.each(PARTIES)('an open offer of the brand gives %s its buttons', (party) => {
    expect(actionsForOffer(anOffer(), party, NOW)).toEqual(expected[party])
  })

  it('mirrors for an offer of the act', () => {
    expect(actionsForOffer(anOffer({ sentBy: 'act' }), 'brand', NOW)).toEqual(expected.act)
    expect(actionsForOffer(anOffer({ sentBy: 'act' }), 'act', NOW)).toEqual(expected.brand)
    expect([otherSide('act'), otherSide('brand')]).toEqual(['brand', 'act'])
  })

  it('leaves a no and a withdrawal when the time is over, and the clock its expiry', () => {
    const late: Offer = anOffer()
    expect(actionsForOffer(late, 'act', late.expiresAt)).toEqual(['decline'])
    expect(actionsForOffer(late, 'brand', late.expiresAt)).toEqual(['withdraw'])
    expect(actionsForOffer(late, 'system', late.expiresAt)).toEqual(['expire'])
  })

  it('offers nothing on a closed version', () => {
    for (const party of PARTIES) expect(actionsForOffer(anOffer({ state: 'countered' }), party, NOW)).toEqual([])
  })

  it('refuses a withdrawal by the receiving side', () => {
    expect(refusalOf(() => requireOfferParty(anOffer(), 'withdraw', 'act')).code).toBe('not_your_offer')
    expect(() => requireOfferParty(anOffer(), 'withdraw', 'brand')).not.toThrow()
  })
})
