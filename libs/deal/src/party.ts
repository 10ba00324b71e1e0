import { Refusal } from '@concertato/core'

/** Who stands on a side of a deal. The guardian stands beside a minor act and signs and consents with it. */
export const SIDES = ['brand', 'act', 'house', 'guardian'] as const
export type Side = (typeof SIDES)[number]

/** Who may move a noun: a side, or `system` for clocks, webhooks and the next stage. */
export const PARTIES = ['brand', 'act', 'house', 'guardian', 'system'] as const
export type Party = (typeof PARTIES)[number]

/** The two who negotiate and sign. */
export type Negotiator = 'brand' | 'act'

export const PARTY_REFUSALS = ['not_your_move'] as const
export type PartyRefusal = (typeof PARTY_REFUSALS)[number]

/** Who may cause each event of a noun. */
export type Actors<Event extends string> = Readonly<Record<Event, readonly Party[]>>

/** The states and moves of a noun; a missing entry is a forbidden move. */
export type Moves<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>

/** Where an event leads from a state, or `undefined` when the table forbids it. Pure look-up, refuses nothing. */
export function target<State extends string, Event extends string>(
  moves: Moves<State, Event>,
  state: State,
  event: Event,
): State | undefined {
  const open: Readonly<Partial<Record<Event, State>>> = moves[state]
  return Object.hasOwn(open, event) ? open[event] : undefined
}

/** The events a state allows, whoever causes them, in the order of the table. */
export const eventsIn = <State extends string, Event extends string>(
  moves: Moves<State, Event>,
  state: State,
): Event[] => Object.keys(moves[state]) as Event[]

/** The events of a state that `party` may cause; what its buttons are made from. */
export const eventsFor = <State extends string, Event extends string>(
  moves: Moves<State, Event>,
  actors: Actors<Event>,
  state: State,
  party: Party,
): Event[] => eventsIn(moves, state).filter((event) => actors[event].includes(party))

/**
 * Checks that a party may cause an event at all, in any state.
 *
 * @throws Refusal('not_your_move') naming the event and who may cause it.
 */
export function requireParty<Event extends string>(actors: Actors<Event>, event: Event, party: Party): void {
  if (!actors[event].includes(party)) {
    throw new Refusal<PartyRefusal>('not_your_move', { event, party, whose: actors[event] })
  }
}
