import { describe, expect, it } from 'vitest'
import { BRIEF_STATES, type BriefState } from './brief.ts'
import { CONTRACT_STATES, FUNDING_DAYS, type Contract, type ContractState } from './contract.ts'
import { DELIVERABLE_STATES } from './deliverable.ts'
import { MATCH_STATES, type MatchState } from './match.ts'
import { MILESTONE_STATES } from './milestone.ts'
import { OFFER_STATES } from './offer.ts'
import { PAYOUT_STATES } from './payout.ts'
import { aBrief, aContract, aDeliverable, aMatch, aMilestone, anId, anOffer, aPayout, NOW } from './testing/builders.ts'
import { addDays, addWorkingDays, endOf } from './time.ts'
import {
  byUrgency,
  daysLate,
  OTHERWISE,
  promisedAt,
  TURN_KINDS,
  turnOfBrief,
  turnOfContract,
  turnOfDeliverable,
  turnOfMatch,
  turnOfMilestone,
  turnOfOffer,
  turnOfPayout,
  turnOfThread,
  type Turn,
} from './turns.ts'

const FRIDAY = new Date('2026-11-27T15:00:00.000Z')
const MONDAY = new Date('2026-11-30T15:00:00.000Z')
const short = (turn: Turn | null): string => (turn ? `${turn.side} ${turn.kind} ${turn.otherwise}` : 'nobody')

describe('the turn table, state by state', () => {
  it.each([
    ['draft', 'brand finish_brief kept_90_days'],
    ['submitted', 'house check_brief escalates_to_lead'],
    ['returned', 'brand improve_brief kept_90_days'],
    ['rejected', 'nobody'],
    ['open', 'nobody'],
    ['in_flight', 'nobody'],
    ['completed', 'nobody'],
    ['cancelled', 'nobody'],
  ] satisfies [BriefState, string][])('brief %s: %s', (state, expected) => {
    expect(short(turnOfBrief(aBrief({ state })))).toBe(expected)
  })

  const matches: Readonly<Record<string, string>> = {
    suggested: 'house approve_candidate escalates_to_lead',
    house_approved: 'brand pick_candidate reminder_then_house',
    brand_picked: 'house invite_act escalates_to_lead',
    invited: 'act answer_invitation lapses_without_penalty',
    accepted: 'brand make_offer reminder_then_house',
  }
  it.each(MATCH_STATES)('match %s', (state) => {
    expect(short(turnOfMatch(aMatch({ state })))).toBe(matches[state] ?? 'nobody')
  })

  it.each(OFFER_STATES)('offer %s', (state) => {
    const expected = state === 'sent' ? 'act answer_offer lapses_may_reopen' : 'nobody'
    expect(short(turnOfOffer(anOffer({ state })))).toBe(expected)
    expect(turnOfOffer(anOffer({ state, sentBy: 'act' }))?.side ?? 'nobody').toBe(state === 'sent' ? 'brand' : 'nobody')
  })

  const contracts: Readonly<Partial<Record<ContractState, string>>> = {
    awaiting_signatures: 'act sign_contract contract_lapses',
    partially_signed: 'act sign_contract contract_lapses',
    awaiting_funds: 'brand fund_contract work_does_not_start',
  }
  it.each(CONTRACT_STATES)('contract %s', (state) => {
    expect(short(turnOfContract(aContract({ state })))).toBe(contracts[state] ?? 'nobody')
  })

  const work: Readonly<Record<string, string>> = {
    in_production: 'act produce late_then_house',
    submitted: 'brand review_work counts_as_approved',
    changes_requested: 'act revise late_then_house',
  }
  it.each(DELIVERABLE_STATES)('deliverable %s', (state) => {
    expect(short(turnOfDeliverable(aDeliverable({ state })))).toBe(work[state] ?? 'nobody')
  })

  it.each(MILESTONE_STATES)('milestone %s', (state) => {
    const expected = state === 'releasable' ? 'system release_money finance_alert' : 'nobody'
    expect(short(turnOfMilestone(aMilestone({ state })))).toBe(expected)
  })

  const payouts: Readonly<Record<string, string>> = {
    blocked: 'act cure_payout payee_is_reminded',
    failed_final: 'house follow_payout finance_alert',
    returned: 'act cure_payout payee_is_reminded',
    paid: 'nobody',
  }
  it.each(PAYOUT_STATES)('payout %s', (state) => {
    expect(short(turnOfPayout(aPayout({ state })))).toBe(payouts[state] ?? 'system follow_payout finance_alert')
  })
})

describe('deadlines', () => {
  it('give the house one working day, over a weekend the Monday', () => {
    expect(turnOfBrief(aBrief({ state: 'submitted', enteredAt: FRIDAY }))?.dueAt).toEqual(MONDAY)
    expect(turnOfMatch(aMatch({ state: 'suggested', enteredAt: FRIDAY }))?.dueAt).toEqual(MONDAY)
  })

  it('press nobody to finish a draft', () => {
    expect(turnOfBrief(aBrief())?.dueAt).toBeNull()
  })

  it('are the object’s own where it has one', () => {
    const expiresAt = addDays(NOW, 4)
    expect(turnOfMatch(aMatch({ state: 'invited', expiresAt }))?.dueAt).toEqual(expiresAt)
    expect(turnOfOffer(anOffer({ expiresAt }))?.dueAt).toEqual(expiresAt)
    expect(turnOfContract(aContract({ signBy: expiresAt }))?.dueAt).toEqual(expiresAt)
    expect(turnOfDeliverable(aDeliverable({ state: 'submitted', reviewBy: expiresAt }))?.dueAt).toEqual(expiresAt)
  })

  it('give the brand five days to pick, to offer and to fund', () => {
    expect(turnOfMatch(aMatch({ state: 'house_approved' }))?.dueAt).toEqual(addDays(NOW, 5))
    expect(turnOfMatch(aMatch({ state: 'accepted' }))?.dueAt).toEqual(addDays(NOW, 5))
    expect(turnOfContract(aContract({ state: 'awaiting_funds' }))?.dueAt).toEqual(addDays(NOW, FUNDING_DAYS))
  })

  it('of production are the due day, to its last moment', () => {
    expect(turnOfDeliverable(aDeliverable({ state: 'in_production' }))?.dueAt).toEqual(endOf('2027-01-10'))
  })

  it('of changes never fall before a fair time after they were asked for', () => {
    const late = new Date('2027-01-09T12:00:00.000Z')
    const revise = turnOfDeliverable(aDeliverable({ state: 'changes_requested', enteredAt: late }))
    expect(revise?.dueAt).toEqual(addDays(late, 7))
    const early = turnOfDeliverable(aDeliverable({ state: 'changes_requested' }))
    expect(early?.dueAt).toEqual(endOf('2027-01-10'))
  })

  it('promise money within two working days', () => {
    expect(promisedAt(FRIDAY)).toEqual(addWorkingDays(FRIDAY, 2))
    expect(turnOfPayout(aPayout({ state: 'submitted' }))?.dueAt).toEqual(promisedAt(NOW))
  })
})

describe('signatures', () => {
  const signed = (contract: Contract, ...signers: readonly ('act' | 'guardian')[]): Contract => ({
    ...contract,
    state: 'partially_signed',
    signatures: signers.map((signer) => ({
      signer,
      personId: anId('person'),
      name: 'N',
      documentHash: contract.documentHash,
      signedAt: NOW,
    })),
  })

  it('pass the turn on in their order', () => {
    const minor = aContract({ needsGuardian: true })
    expect(turnOfContract(signed(minor, 'act'))?.side).toBe('guardian')
    expect(turnOfContract(signed(minor, 'act', 'guardian'))?.side).toBe('brand')
    expect(turnOfContract(signed(aContract(), 'act'))?.side).toBe('brand')
  })
})

describe('a negotiation', () => {
  const lapsed = anOffer({ state: 'expired', closedAt: addDays(NOW, 7) })
  const inState = (state: MatchState, last = lapsed) => turnOfThread({ match: { state }, last, contract: null })

  it.each(['expired', 'withdrawn'] as const)(
    'whose last version is %s is the brand’s to renew, whoever sent it',
    (state) => {
      for (const sentBy of ['brand', 'act'] as const) {
        const turn = inState('offering', anOffer({ state, sentBy, closedAt: addDays(NOW, 7) }))
        expect(short(turn)).toBe('brand renew_offer reminder_then_house')
        expect(turn).toMatchObject({ since: addDays(NOW, 7), dueAt: addDays(NOW, 12) })
      }
    },
  )

  it.each(['declined', 'countered', 'accepted'] as const)('whose last version is %s waits for nobody', (state) => {
    expect(inState('offering', anOffer({ state, closedAt: NOW }))).toBeNull()
  })

  it.each(CONTRACT_STATES)('that led to a contract that is %s', (state) => {
    const contract = aContract({ state, enteredAt: addDays(NOW, 3) })
    const last = anOffer({ state: 'accepted', closedAt: NOW })
    const turn = turnOfThread({ match: { state: 'offering' }, last, contract })
    const isFallen = ['declined', 'voided', 'expired'].includes(state)
    expect(short(turn)).toBe(isFallen ? 'brand renew_offer reminder_then_house' : 'nobody')
    expect(turn?.since ?? null).toEqual(isFallen ? addDays(NOW, 3) : null)
  })

  it('with a young artist asks the guardian, who alone says yes for the act', () => {
    const asked = (sentBy: 'brand' | 'act') =>
      turnOfThread({ match: { state: 'offering' }, last: anOffer({ sentBy }), contract: null }, 'guardian')?.side
    expect([asked('brand'), asked('act')]).toEqual(['guardian', 'brand'])
    expect(turnOfMatch(aMatch({ state: 'invited' }), 'guardian')?.side).toBe('guardian')
    expect(turnOfMatch(aMatch({ state: 'accepted' }), 'guardian')?.side).toBe('brand')
  })

  it('waits for nobody once its match has ended', () => {
    for (const state of ['closed', 'contracted', 'expired'] as const) expect(inState(state)).toBeNull()
  })
})

describe('being late', () => {
  const turn: Turn = { side: 'act', kind: 'produce', since: NOW, dueAt: addDays(NOW, 1), otherwise: 'late_then_house' }

  it('begins after the deadline and counts whole days begun', () => {
    expect(daysLate(turn, NOW)).toBe(0)
    expect(daysLate(turn, addDays(NOW, 1))).toBe(0)
    expect(daysLate(turn, new Date(addDays(NOW, 1).getTime() + 1))).toBe(1)
    expect(daysLate(turn, addDays(NOW, 2))).toBe(1)
    expect(daysLate(turn, addDays(NOW, 3.5))).toBe(3)
  })

  it('is impossible where nothing presses', () => {
    expect(daysLate({ ...turn, dueAt: null }, addDays(NOW, 900))).toBe(0)
  })
})

describe('Today', () => {
  const turn = (dueAt: Date | null, since = NOW): Turn => ({
    side: 'act',
    kind: 'produce',
    since,
    dueAt,
    otherwise: 'late_then_house',
  })

  it('puts the soonest first and what has no deadline last, oldest first', () => {
    const [late, soon, later] = [turn(addDays(NOW, -1)), turn(addDays(NOW, 1)), turn(addDays(NOW, 2))]
    const [old, young] = [turn(null, addDays(NOW, -9)), turn(null)]
    expect([young, later, old, late, soon].toSorted(byUrgency)).toEqual([late, soon, later, old, young])
  })

  it('keeps the longer wait first among equals', () => {
    const [first, second] = [turn(addDays(NOW, 1), addDays(NOW, -3)), turn(addDays(NOW, 1))]
    expect([second, first].toSorted(byUrgency)).toEqual([first, second])
  })
})

describe('the words of turns', () => {
  const turns = [
    ...BRIEF_STATES.map((state) => turnOfBrief(aBrief({ state }))),
    ...MATCH_STATES.map((state) => turnOfMatch(aMatch({ state }))),
    ...OFFER_STATES.map((state) =>
      turnOfThread({ match: { state: 'offering' }, last: anOffer({ state }), contract: null }),
    ),
    ...CONTRACT_STATES.map((state) => turnOfContract(aContract({ state }))),
    ...DELIVERABLE_STATES.map((state) => turnOfDeliverable(aDeliverable({ state }))),
    ...MILESTONE_STATES.map((state) => turnOfMilestone(aMilestone({ state }))),
    ...PAYOUT_STATES.map((state) => turnOfPayout(aPayout({ state }))),
  ].filter((turn) => turn !== null)

  it('are all used, none is left over for a screen to translate in vain', () => {
    expect(new Set(turns.map(({ kind }) => kind))).toEqual(new Set(TURN_KINDS))
    expect(new Set(turns.map(({ otherwise }) => otherwise))).toEqual(new Set(OTHERWISE))
  })
})
