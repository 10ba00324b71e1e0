import { Refusal } from '@concertato/core'
import { describe, expect, it } from 'vitest'
import { BRIEF_ACTORS, BRIEF_EVENTS, BRIEF_MOVES, BRIEF_STATES, moveBrief } from './brief.ts'
import { CONTRACT_ACTORS, CONTRACT_EVENTS, CONTRACT_MOVES, CONTRACT_STATES, moveContract } from './contract.ts'
import {
  DELIVERABLE_ACTORS,
  DELIVERABLE_EVENTS,
  DELIVERABLE_MOVES,
  DELIVERABLE_STATES,
  moveDeliverable,
} from './deliverable.ts'
import { MATCH_ACTORS, MATCH_EVENTS, MATCH_MOVES, MATCH_STATES, moveMatch } from './match.ts'
import { MILESTONE_ACTORS, MILESTONE_EVENTS, MILESTONE_MOVES, MILESTONE_STATES, moveMilestone } from './milestone.ts'
import { moveOffer, OFFER_EVENTS, OFFER_MOVES, OFFER_STATES } from './offer.ts'
import { eventsFor, eventsIn, PARTIES, requireParty, target, type Actors, type Moves, type Party } from './party.ts'
import { canMovePayment, movePayment, PAYMENT_EVENTS, PAYMENT_MOVES, PAYMENT_STATES } from './payment.ts'
import { canMovePayout, movePayout, PAYOUT_EVENTS, PAYOUT_MOVES, PAYOUT_STATES } from './payout.ts'
import {
  aBrief,
  aContract,
  aDeliverable,
  aMatch,
  aMilestone,
  anId,
  anOffer,
  aPayment,
  aPayout,
  NOW,
} from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

interface Machine {
  readonly noun: string
  readonly states: readonly string[]
  readonly events: readonly string[]
  readonly moves: Moves<string, string>
  readonly actors: Actors<string> | null
  readonly refusal: string
  /** Moves a noun whose guards all hold, so that the table alone decides. Answers the state it ends in. */
  readonly move: (state: string, event: string) => string
}

const past = addDays(NOW, -1)
const future = addDays(NOW, 1)
const signed = (['act', 'brand'] as const).map((signer) => ({
  signer,
  personId: anId('person'),
  name: 'N',
  documentHash: 'd'.repeat(64),
  signedAt: NOW,
}))

/** The deadline that lets an event through: expiries need it over, everything else needs it ahead. */
const limitFor = (event: string): Date => (event === 'expire' || event === 'approve_by_silence' ? past : future)

const MACHINES: readonly Machine[] = [
  {
    noun: 'brief',
    states: BRIEF_STATES,
    events: BRIEF_EVENTS,
    moves: BRIEF_MOVES,
    actors: BRIEF_ACTORS,
    refusal: 'brief_state_forbids',
    move: (state, event) => moveBrief(aBrief({ state: state as never }), event as never, NOW).state,
  },
  {
    noun: 'match',
    states: MATCH_STATES,
    events: MATCH_EVENTS,
    moves: MATCH_MOVES,
    actors: MATCH_ACTORS,
    refusal: 'match_state_forbids',
    move: (state, event) =>
      moveMatch(aMatch({ state: state as never, expiresAt: limitFor(event) }), event as never, NOW).state,
  },
  {
    noun: 'offer',
    states: OFFER_STATES,
    events: OFFER_EVENTS,
    moves: OFFER_MOVES,
    actors: null,
    refusal: 'offer_closed',
    move: (state, event) =>
      moveOffer(anOffer({ state: state as never, expiresAt: limitFor(event) }), event as never, NOW).state,
  },
  {
    noun: 'contract',
    states: CONTRACT_STATES,
    events: CONTRACT_EVENTS,
    moves: CONTRACT_MOVES,
    actors: CONTRACT_ACTORS,
    refusal: 'contract_state_forbids',
    move: (state, event) =>
      moveContract(
        aContract({ state: state as never, signBy: limitFor(event), signatures: signed }),
        event as never,
        NOW,
      ).state,
  },
  {
    noun: 'deliverable',
    states: DELIVERABLE_STATES,
    events: DELIVERABLE_EVENTS,
    moves: DELIVERABLE_MOVES,
    actors: DELIVERABLE_ACTORS,
    refusal: 'deliverable_state_forbids',
    move: (state, event) =>
      moveDeliverable(aDeliverable({ state: state as never, reviewBy: limitFor(event) }), event as never, NOW).state,
  },
  {
    noun: 'milestone',
    states: MILESTONE_STATES,
    events: MILESTONE_EVENTS,
    moves: MILESTONE_MOVES,
    actors: MILESTONE_ACTORS,
    refusal: 'milestone_state_forbids',
    move: (state, event) => moveMilestone(aMilestone({ state: state as never }), event as never, NOW).state,
  },
  {
    noun: 'payment',
    states: PAYMENT_STATES,
    events: PAYMENT_EVENTS,
    moves: PAYMENT_MOVES,
    actors: null,
    refusal: 'payment_state_forbids',
    move: (state, event) => movePayment(aPayment({ state: state as never }), event as never, NOW).state,
  },
  {
    noun: 'payout',
    states: PAYOUT_STATES,
    events: PAYOUT_EVENTS,
    moves: PAYOUT_MOVES,
    actors: null,
    refusal: 'payout_state_forbids',
    move: (state, event) =>
      movePayout(aPayout({ state: state as never }), event as never, NOW, event === 'block' ? 'no_account' : null)
        .state,
  },
]

/** The states nothing leads out of, by noun. Written out, so that an end added or lost by accident is seen. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  brief: ['rejected', 'completed', 'cancelled'],
  match: ['house_declined', 'brand_declined', 'declined_by_act', 'expired', 'closed'],
  offer: ['countered', 'accepted', 'declined', 'withdrawn', 'expired'],
  contract: ['completed', 'declined', 'voided', 'expired'],
  deliverable: ['approved', 'cancelled'],
  milestone: ['released', 'refunded'],
  payment: ['refunded'],
  payout: [],
}

const reachable = ({ moves, states, events }: Machine): Set<string> => {
  const seen = new Set(states.slice(0, 1))
  for (const state of seen) {
    for (const event of events) {
      const next = target(moves, state, event)
      if (next !== undefined) seen.add(next)
    }
  }
  return seen
}

describe.each(MACHINES)('the table of a $noun', (machine) => {
  const cells = machine.states.flatMap((state) => machine.events.map((event) => ({ state, event })))
  const allowed = cells.filter(({ state, event }) => target(machine.moves, state, event) !== undefined)
  const forbidden = cells.filter(({ state, event }) => target(machine.moves, state, event) === undefined)

  it.each(allowed)('$state lets $event through to the state the table names', ({ state, event }) => {
    expect(machine.move(state, event)).toBe(target(machine.moves, state, event))
  })

  it.each(forbidden)('$state refuses $event in words', ({ state, event }) => {
    const refusal = refusalOf(() => machine.move(state, event))
    expect(refusal.code).toBe(machine.refusal)
    expect(refusal.detail).toMatchObject({ state, event })
  })

  it('names only states of the noun, and every state has a row', () => {
    expect(Object.keys(machine.moves).toSorted()).toEqual([...machine.states].toSorted())
    for (const state of machine.states) {
      for (const event of eventsIn(machine.moves, state)) {
        expect(machine.events).toContain(event)
        expect(machine.states).toContain(target(machine.moves, state, event))
      }
    }
  })

  it('reaches every state from the first one', () => {
    expect([...reachable(machine)].toSorted()).toEqual([...machine.states].toSorted())
  })

  it('uses every event somewhere', () => {
    const used = new Set(machine.states.flatMap((state) => eventsIn(machine.moves, state)))
    expect([...used].toSorted()).toEqual([...machine.events].toSorted())
  })

  it('ends where the noun ends and nowhere else', () => {
    const ends = machine.states.filter((state) => eventsIn(machine.moves, state).length === 0)
    expect(ends.toSorted()).toEqual([...(ENDS[machine.noun] ?? [])].toSorted())
  })
})

describe.each(MACHINES.filter(({ actors }) => actors !== null))('the actors of a $noun', (machine) => {
  const actors = machine.actors ?? {}

  it('name at least one party for every event, and only parties', () => {
    for (const event of machine.events) {
      expect(actors[event]?.length).toBeGreaterThan(0)
      for (const party of actors[event] ?? []) expect(PARTIES).toContain(party)
    }
  })

  it('offer every allowed move to exactly the parties of its row', () => {
    for (const state of machine.states) {
      for (const party of PARTIES) {
        const expected = eventsIn(machine.moves, state).filter((event) => actors[event]?.includes(party))
        expect(eventsFor(machine.moves, actors, state, party)).toEqual(expected)
      }
    }
  })

  it('refuse everyone else, and nobody of the row', () => {
    const answer = (event: string, party: Party): string => {
      try {
        requireParty(actors, event, party)
        return 'may'
      } catch (error) {
        return error instanceof Refusal ? error.code : 'broken'
      }
    }
    for (const event of machine.events) {
      for (const party of PARTIES) {
        expect(answer(event, party)).toBe(actors[event]?.includes(party) ? 'may' : 'not_your_move')
      }
    }
  })
})

describe('questions before a move', () => {
  it('answer for payments as the table does', () => {
    for (const state of PAYMENT_STATES) {
      for (const event of PAYMENT_EVENTS) {
        const expected = target(PAYMENT_MOVES as Moves<string, string>, state, event) !== undefined
        expect(canMovePayment({ state }, event)).toBe(expected)
      }
    }
  })

  it('answer for payouts as the table does', () => {
    for (const state of PAYOUT_STATES) {
      for (const event of PAYOUT_EVENTS) {
        const expected = target(PAYOUT_MOVES as Moves<string, string>, state, event) !== undefined
        expect(canMovePayout({ state }, event)).toBe(expected)
      }
    }
  })

  it('are not fooled by names every object has', () => {
    expect(target(BRIEF_MOVES as Moves<string, string>, 'draft', 'constructor')).toBeUndefined()
    expect(target(BRIEF_MOVES as Moves<string, string>, 'draft', 'toString')).toBeUndefined()
  })
})
