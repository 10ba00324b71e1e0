import { createHash } from 'node:crypto'
import type { Id } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import { actionsForBrief, moveBrief } from './brief.ts'
import { actionsForContract, moveContract, openContract, signContract, type Signer } from './contract.ts'
import { compileContract, hashOfDocument } from './contract-text.ts'
import { actionsForDeliverable, isWorkDone, moveDeliverable, type Deliverable } from './deliverable.ts'
import { actionsForMatch, moveMatch } from './match.ts'
import { clearMilestone, moveMilestone, type Milestone } from './milestone.ts'
import { acceptOffer, actionsForOffer, counterOffer, openOffer, type Offer } from './offer.ts'
import type { Party } from './party.ts'
import { movePayout, type Payout } from './payout.ts'
import { planWork } from './plan.ts'
import { litSides, scoreOf, type ScoreOf } from './score.ts'
import { hashOfTerms, type Terms } from './terms.ts'
import { aBrief, aMatch, anId, aPayout, NOW, someFacts, someTerms } from './testing/builders.ts'
import { addDays } from './time.ts'
import { turnOfBrief, turnOfContract, turnOfDeliverable, turnOfMatch, turnOfOffer, type Turn } from './turns.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const day = (number: number): Date => addDays(NOW, number)

/** Checks that the turn, the lit bar and the buttons agree on whose move it is. */
function agree(turn: Turn | null, deal: ScoreOf, actions: (party: Party) => readonly string[], move: string): void {
  expect(turn).not.toBeNull()
  expect(litSides(scoreOf(deal))).toContain(turn?.side)
  expect(actions(turn?.side ?? 'system')).toContain(move)
}

const someDeal = (over: Partial<ScoreOf> = {}): ScoreOf => ({
  brief: { state: 'open' },
  match: null,
  offers: [],
  contract: null,
  deliverables: [],
  milestones: [],
  payouts: [],
  ...over,
})

const madeBy = (sentBy: 'brand' | 'act', terms: Terms, number: number) => ({
  id: anId('offer', number),
  threadId: anId('offer_thread'),
  sentBy,
  terms,
  termsHash: hashOfTerms(terms, sha256),
})

interface Work {
  readonly deliverables: readonly (Deliverable & { readonly weight: number })[]
  readonly milestones: readonly Milestone[]
}

/** The rows that a plan becomes. */
function rowsOf(terms: Terms, contractId: Id<'contract'>): Work {
  const plan = planWork(terms)
  return {
    deliverables: plan.deliverables.map((planned) => ({
      ...planned,
      id: anId('deliverable', planned.position),
      contractId,
      milestoneId: anId('milestone', planned.milestone),
      state: 'planned',
      enteredAt: NOW,
      revisionsUsed: 0,
      reviewBy: null,
    })),
    milestones: plan.milestones.map(({ position, amount, house, manager, act }) => ({
      id: anId('milestone', position),
      contractId,
      position,
      state: 'planned',
      enteredAt: NOW,
      currency: amount.currency,
      amountMinor: amount.minor,
      houseMinor: house.minor,
      managerMinor: manager.minor,
      actMinor: act.minor,
    })),
  }
}

describe.each(['per_deliverable', 'on_completion'] as const)('one collaboration, paid %s', (payment) => {
  const terms = someTerms({ payment, feeMinor: 500_001n })

  it('from draft to brand’s pick: turn, Score and buttons name the same side at every step', () => {
    let brief = aBrief()
    agree(turnOfBrief(brief), someDeal({ brief }), (party) => actionsForBrief(brief, party), 'submit')
    brief = moveBrief(brief, 'submit', day(0))
    agree(turnOfBrief(brief), someDeal({ brief }), (party) => actionsForBrief(brief, party), 'pass')
    brief = moveBrief(brief, 'pass', day(1))

    let match = aMatch()
    for (const event of ['approve', 'pick', 'invite', 'accept'] as const) {
      agree(turnOfMatch(match), someDeal({ brief, match }), (party) => actionsForMatch(match, party, day(1)), event)
      match = moveMatch(match, event, day(1))
    }
    agree(turnOfMatch(match), someDeal({ brief, match }), () => ['open_offer'], 'open_offer')
    expect([brief.state, match.state]).toEqual(['open', 'accepted'])
  })

  it('through counter-offers to an agreement by hash', () => {
    const match = { state: 'offering', approvedAt: NOW, invitedAt: NOW } as const
    const thread: Offer[] = [openOffer(madeBy('brand', someTerms(), 1), day(2))]
    const open = (): Offer => thread.at(-1)!
    const check = (move: string): void =>
      agree(
        turnOfOffer(open()),
        someDeal({ match, offers: thread }),
        (party) => actionsForOffer(open(), party, day(3)),
        move,
      )
    check('counter')
    thread.splice(-1, 1, ...counterOffer(open(), madeBy('act', terms, 2), day(3)))
    check('counter')
    thread.splice(-1, 1, ...counterOffer(open(), madeBy('brand', terms, 3), day(3)))
    check('accept')
    thread.splice(-1, 1, acceptOffer(open(), 'act', hashOfTerms(terms, sha256), day(3)))
    expect(thread.map(({ state }) => state)).toEqual(['countered', 'countered', 'accepted'])
  })

  it('through both signatures to secured funds', () => {
    const match = { state: 'contracted', approvedAt: NOW, invitedAt: NOW } as const
    const offers = [{ version: 1, state: 'accepted', sentBy: 'brand' }] as const
    const documentHash = hashOfDocument(terms, compileContract(someFacts({ terms }), 'en'), sha256)
    const made = { id: anId('contract'), needsGuardian: true, termsHash: hashOfTerms(terms, sha256), documentHash }
    let contract = openContract(made, day(3))
    for (const signer of ['act', 'guardian', 'brand'] satisfies Signer[]) {
      const deal = someDeal({ match, offers, contract })
      agree(turnOfContract(contract), deal, (party) => actionsForContract(contract, party, day(4)), 'sign')
      expect(turnOfContract(contract)?.side).toBe(signer)
      contract = signContract(contract, { signer, personId: anId('person'), name: 'N', documentHash }, day(4))
    }
    agree(turnOfContract(contract), someDeal({ match, offers, contract }), () => ['fund'], 'fund')
    contract = moveContract(contract, 'activate', day(5))
    expect(turnOfContract(contract)).toBeNull()
  })

  it('through work, changes and silence to the last cent in the bank', () => {
    const planned = rowsOf(terms, anId('contract'))
    const funded = planned.milestones.map((milestone) =>
      (['call_funds', 'begin_funding', 'fund'] as const).reduce(
        (so, event) => moveMilestone(so, event, day(5)),
        milestone,
      ),
    )
    const done = planned.deliverables.map((deliverable, index) => {
      let piece = moveDeliverable(deliverable, 'start', day(5))
      expect(turnOfDeliverable(piece)?.side).toBe('act')
      piece = moveDeliverable(piece, 'submit', day(6))
      expect(actionsForDeliverable(piece, 'brand', day(6))).toContain('request_changes')
      piece = moveDeliverable(moveDeliverable(piece, 'request_changes', day(7)), 'submit', day(8))
      expect(turnOfDeliverable(piece)?.side).toBe('brand')
      return index === 0
        ? moveDeliverable(piece, 'approve_by_silence', day(15))
        : moveDeliverable(piece, 'approve', day(9))
    })
    expect(isWorkDone(done)).toBe(true)

    const released = funded.map((milestone) => {
      const paidFor = done.filter(({ milestoneId }) => milestoneId === milestone.id)
      return moveMilestone(clearMilestone(milestone, paidFor, day(15)), 'release', day(15))
    })
    const payouts: Payout[] = released.map((milestone) =>
      (['clear', 'submit', 'confirm', 'pay'] as const).reduce(
        (so, event) => movePayout(so, event, day(16)),
        aPayout({ amountMinor: milestone.actMinor }),
      ),
    )
    const sum = (minors: readonly bigint[]): bigint => minors.reduce((so, minor) => so + minor, 0n)
    expect(sum(payouts.map(({ amountMinor }) => amountMinor))).toBe(500_001n - 40_000n - 25_000n)
    expect(sum(released.map(({ amountMinor }) => amountMinor))).toBe(500_001n)
  })
})

describe('a turn is never an empty promise', () => {
  it('every state of a brief, match and deliverable that names a side gives that side a button', () => {
    const briefs = (['draft', 'returned', 'submitted'] as const).map((state) => aBrief({ state }))
    for (const brief of briefs) expect(actionsForBrief(brief, turnOfBrief(brief)!.side)).not.toEqual([])
    const matches = (['suggested', 'house_approved', 'brand_picked', 'invited'] as const).map((state) =>
      aMatch({ state }),
    )
    for (const match of matches) expect(actionsForMatch(match, turnOfMatch(match)!.side, NOW)).not.toEqual([])
    const work = rowsOf(someTerms(), anId('contract')).deliverables
    for (const state of ['in_production', 'submitted', 'changes_requested'] as const) {
      for (const piece of work.map((row) => ({ ...row, state }))) {
        expect(actionsForDeliverable(piece, turnOfDeliverable(piece)!.side, NOW)).not.toEqual([])
      }
    }
  })
})
