import { describe, expect, it } from 'vitest'
import type { Contract } from './contract.ts'
import { PAYOUT_STATES } from './payout.ts'
import { litSides, scoreOf, type Bar, type ScoreOf } from './score.ts'
import { aContract, anId, NOW } from './testing/builders.ts'

const approved = { approvedAt: NOW, invitedAt: null }
const invited = { approvedAt: NOW, invitedAt: NOW }
const EMPTY: ScoreOf = {
  brief: { state: 'draft' },
  match: null,
  offers: [],
  contract: null,
  deliverables: [],
  milestones: [],
  payouts: [],
}
const OPEN: ScoreOf = { ...EMPTY, brief: { state: 'open' } }
const TALKING: ScoreOf = { ...OPEN, match: { state: 'offering', ...invited } }
const AGREED: ScoreOf = {
  ...OPEN,
  match: { state: 'contracted', ...invited },
  offers: [
    { version: 1, state: 'countered', sentBy: 'brand' },
    { version: 2, state: 'accepted', sentBy: 'act' },
  ],
  contract: aContract(),
}
const signedBy = (...signers: readonly ('act' | 'guardian' | 'brand')[]): Contract['signatures'] =>
  signers.map((signer) => ({
    signer,
    personId: anId('person'),
    name: 'N',
    documentHash: 'd'.repeat(64),
    signedAt: NOW,
  }))
const piece = (position: number, milestone: number, state: ScoreOf['deliverables'][number]['state'], weight = 1) => ({
  position,
  state,
  weight,
  milestoneId: anId('milestone', milestone),
})
const money = (position: number, state: ScoreOf['milestones'][number]['state']) => ({
  id: anId('milestone', position),
  position,
  state,
})
const ACTIVE: ScoreOf = {
  ...AGREED,
  brief: { state: 'in_flight' },
  contract: aContract({ state: 'active', signatures: signedBy('act', 'brand') }),
  milestones: [money(1, 'funded'), money(2, 'funded')],
  deliverables: [piece(1, 1, 'in_production'), piece(2, 2, 'in_production')],
}

const keys = (bars: readonly Bar[], state: Bar['state']): string[] =>
  bars.filter((bar) => bar.state === state).map(({ key }) => key)
const lit = (deal: ScoreOf): string[] => keys(scoreOf(deal), 'now')

describe('one bar is lit: the turn', () => {
  const steps: readonly [string, ScoreOf, readonly string[], readonly string[]][] = [
    ['a draft', EMPTY, ['brief'], ['brand']],
    ['a returned brief', { ...EMPTY, brief: { state: 'returned' } }, ['brief'], ['brand']],
    ['a submitted brief', { ...EMPTY, brief: { state: 'submitted' } }, ['check'], ['house']],
    [
      'a candidate',
      { ...OPEN, match: { state: 'suggested', approvedAt: null, invitedAt: null } },
      ['approve'],
      ['house'],
    ],
    ['an approved candidate', { ...OPEN, match: { state: 'house_approved', ...approved } }, ['pick'], ['brand']],
    ['a picked act', { ...OPEN, match: { state: 'brand_picked', ...approved } }, ['invite'], ['house']],
    ['an invited act', { ...OPEN, match: { state: 'invited', ...invited } }, ['answer'], ['act']],
    ['an interested act', { ...OPEN, match: { state: 'accepted', ...invited } }, ['offer:1'], ['brand']],
    ['an offer', { ...TALKING, offers: [{ version: 1, state: 'sent', sentBy: 'brand' }] }, ['reply'], ['act']],
    [
      'a counter-offer',
      { ...TALKING, offers: [AGREED.offers[0]!, { version: 2, state: 'sent', sentBy: 'act' }] },
      ['reply'],
      ['brand'],
    ],
    [
      'a lapsed offer',
      { ...TALKING, offers: [{ version: 1, state: 'expired', sentBy: 'act' }] },
      ['offer:2'],
      ['brand'],
    ],
    ['an agreement', AGREED, ['sign:act'], ['act']],
    [
      'a first signature',
      { ...AGREED, contract: aContract({ state: 'partially_signed', signatures: signedBy('act') }) },
      ['sign:brand'],
      ['brand'],
    ],
    [
      'a minor’s signature',
      { ...AGREED, contract: aContract({ needsGuardian: true, signatures: signedBy('act') }) },
      ['sign:guardian'],
      ['guardian'],
    ],
    [
      'a sealed contract',
      { ...AGREED, contract: aContract({ state: 'awaiting_funds', signatures: signedBy('act', 'brand') }) },
      ['fund'],
      ['brand'],
    ],
    [
      'a contract that fell through',
      { ...AGREED, match: { state: 'offering', ...invited }, contract: aContract({ state: 'declined' }) },
      ['offer:3'],
      ['brand'],
    ],
  ]

  it.each(steps)('%s', (_, deal, expected, sides) => {
    expect(lit(deal)).toEqual(expected)
    expect(litSides(scoreOf(deal))).toEqual(sides)
  })

  it('everything before it is done, everything after it is to come', () => {
    for (const [, deal] of steps) {
      const states = scoreOf(deal).map(({ state }) => state)
      const now = states.indexOf('now')
      expect(new Set(states.slice(0, now)).has('todo')).toBe(false)
      expect(new Set(states.slice(now + 1))).toEqual(new Set(['todo']))
    }
  })
})

describe('work runs side by side', () => {
  it('lights every piece that is being made', () => {
    expect(lit(ACTIVE)).toEqual(['make:1', 'make:2'])
  })

  it('passes each piece on by itself', () => {
    const deal = { ...ACTIVE, deliverables: [piece(1, 1, 'submitted'), piece(2, 2, 'changes_requested')] }
    expect(lit(deal)).toEqual(['review:1', 'make:2'])
    expect(litSides(scoreOf(deal))).toEqual(['brand', 'act'])
  })

  it('lets the money of one milestone flow while another is still made', () => {
    const deal: ScoreOf = {
      ...ACTIVE,
      deliverables: [piece(1, 1, 'approved'), piece(2, 2, 'in_production')],
      milestones: [money(1, 'released'), money(2, 'funded')],
      payouts: [{ state: 'submitted', milestoneId: anId('milestone', 1) }],
    }
    expect(lit(deal)).toEqual(['pay:1', 'make:2'])
  })

  it('holds the money back until all pieces of its milestone are approved', () => {
    const deal: ScoreOf = {
      ...ACTIVE,
      milestones: [money(1, 'funded')],
      deliverables: [piece(1, 1, 'approved'), piece(2, 1, 'submitted')],
    }
    expect(lit(deal)).toEqual(['review:2'])
    const done = { ...deal, deliverables: [piece(1, 1, 'approved'), piece(2, 1, 'approved')] }
    expect(lit(done)).toEqual(['release:1'])
  })

  it('puts a payout that is blocked or came back on the act’s stave and a moving one on the house’s', () => {
    for (const state of PAYOUT_STATES) {
      const deal: ScoreOf = {
        ...ACTIVE,
        milestones: [money(1, 'released')],
        deliverables: [piece(1, 1, 'approved')],
        payouts: [{ state, milestoneId: anId('milestone', 1) }],
      }
      const pay = scoreOf(deal).find(({ key }) => key === 'pay:1')
      expect(pay?.side).toBe(state === 'blocked' || state === 'returned' ? 'act' : 'house')
      expect(pay?.state).toBe(state === 'paid' ? 'done' : 'now')
    }
  })

  it('waits for the slowest leg of a milestone, and shows a block of any of them', () => {
    const legs = (...states: readonly ('paid' | 'blocked' | 'submitted')[]): ScoreOf => ({
      ...ACTIVE,
      milestones: [money(1, 'released')],
      deliverables: [piece(1, 1, 'approved')],
      payouts: states.map((state) => ({ state, milestoneId: anId('milestone', 1) })),
    })
    const pay = (deal: ScoreOf) => scoreOf(deal).find(({ key }) => key === 'pay:1')
    expect(pay(legs('paid', 'blocked'))).toMatchObject({ side: 'act', state: 'now' })
    expect(pay(legs('paid', 'submitted'))).toMatchObject({ side: 'house', state: 'now' })
    expect(pay(legs('paid', 'paid'))).toMatchObject({ side: 'house', state: 'done' })
  })

  it('ends in the report, which is done with the brief', () => {
    const paid: ScoreOf = {
      ...ACTIVE,
      milestones: [money(1, 'released'), money(2, 'refunded')],
      deliverables: [piece(1, 1, 'approved'), piece(2, 2, 'cancelled')],
      payouts: [{ state: 'paid', milestoneId: anId('milestone', 1) }],
    }
    expect(lit(paid)).toEqual(['report'])
    expect(keys(scoreOf({ ...paid, brief: { state: 'completed' } }), 'todo')).toEqual([])
  })
})

describe('a deal that ended early', () => {
  const ended: readonly [string, ScoreOf][] = [
    ['a rejected brief', { ...EMPTY, brief: { state: 'rejected' } }],
    ['a cancelled brief', { ...TALKING, brief: { state: 'cancelled' } }],
    ...(['house_declined', 'brand_declined', 'declined_by_act', 'expired', 'closed'] as const).map(
      (state): [string, ScoreOf] => [`a match that is ${state}`, { ...OPEN, match: { state, ...invited } }],
    ),
  ]

  it.each(ended)('%s lights nothing', (_, deal) => {
    expect(lit(deal)).toEqual([])
  })

  it('keeps what was played', () => {
    const deal: ScoreOf = { ...OPEN, match: { state: 'declined_by_act', ...invited } }
    expect(keys(scoreOf(deal), 'done')).toEqual(['brief', 'check', 'approve', 'pick', 'invite'])
  })

  it('is not what a closed match means once its contract is completed', () => {
    const deal: ScoreOf = {
      ...ACTIVE,
      match: { state: 'closed', ...invited },
      contract: aContract({ state: 'completed', signatures: signedBy('act', 'brand') }),
      milestones: [money(1, 'released')],
      deliverables: [piece(1, 1, 'approved')],
      payouts: [{ state: 'paid', milestoneId: anId('milestone', 1) }],
    }
    expect(lit(deal)).toEqual(['report'])
  })
})

describe('the bars themselves', () => {
  it('have unique keys and heights from 1 to 5', () => {
    for (const deal of [EMPTY, TALKING, AGREED, ACTIVE]) {
      const bars = scoreOf(deal)
      expect(new Set(bars.map(({ key }) => key)).size).toBe(bars.length)
      expect(bars.every(({ weight }) => Number.isInteger(weight) && weight >= 1 && weight <= 5)).toBe(true)
    }
  })

  it('draw heavier pieces higher', () => {
    const deal = { ...ACTIVE, deliverables: [piece(1, 1, 'in_production', 10), piece(2, 2, 'in_production', 4)] }
    const heights = scoreOf(deal).filter(({ kind }) => kind === 'make')
    expect(heights.map(({ weight }) => weight)).toEqual([5, 2])
  })

  it('stand on the stave of whoever plays them, planned or not', () => {
    const staves = scoreOf(EMPTY).map(({ kind, side }) => `${kind} ${side}`)
    expect(staves).toEqual([
      'brief brand',
      'check house',
      'approve house',
      'pick brand',
      'invite house',
      'answer act',
      'offer brand',
      'reply act',
      'sign act',
      'sign brand',
      'fund brand',
      'make act',
      'review brand',
      'release house',
      'pay house',
      'report brand',
    ])
    const planned = scoreOf(ACTIVE).filter(({ kind }) => ['make', 'review', 'release', 'pay'].includes(kind))
    expect(planned.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
      ...staves.slice(11, 15),
      ...staves.slice(11, 15),
    ])
  })

  it('count negotiation as it went: one bar per version', () => {
    expect(keys(scoreOf(AGREED), 'done')).toEqual(expect.arrayContaining(['offer:1', 'offer:2', 'reply']))
  })
})
