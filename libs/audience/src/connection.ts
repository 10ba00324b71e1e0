import { Refusal } from '@concertato/core'

/** Platforms an account can be connected on. The order is the order of a list on a screen. */
export const PLATFORMS = ['spotify', 'youtube', 'tiktok', 'instagram', 'snapchat', 'twitch'] as const
export type Platform = (typeof PLATFORMS)[number]

export const CONNECTION_STATES = ['connected', 'attention', 'disconnected'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

export const CONNECTION_EVENTS = ['connect', 'read', 'fail', 'disconnect'] as const
export type ConnectionEvent = (typeof CONNECTION_EVENTS)[number]

export const CONNECTION_REFUSALS = [
  'connection_state_forbids',
  'connection_attempt_over',
  'connection_denied',
  'connector_not_set_up',
  'artist_page_needed',
  'platform_unreachable',
  'platform_refused',
  'source_is_connected',
] as const
export type ConnectionRefusal = (typeof CONNECTION_REFUSALS)[number]

/** Why the figures of a platform could not be read. */
export const CONNECTION_FAULTS = [
  'consent_gone',
  'access_missing',
  'no_account',
  'figure_hidden',
  'too_many_requests',
  'unreachable',
  'not_understood',
  'keys_gone',
] as const
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number]

/** The whole lifecycle. A missing entry is a forbidden move. Connecting again takes the place of what was there. */
export const CONNECTION_MOVES = {
  connected: { connect: 'connected', read: 'connected', fail: 'attention', disconnect: 'disconnected' },
  attention: { connect: 'connected', read: 'connected', fail: 'attention', disconnect: 'disconnected' },
  disconnected: { connect: 'connected' },
} as const satisfies Record<ConnectionState, Partial<Record<ConnectionEvent, ConnectionState>>>

/**
 * The state after an event.
 *
 * @throws Refusal('connection_state_forbids') for a move the table does not know.
 */
export function moveConnection(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  const moves: Partial<Record<ConnectionEvent, ConnectionState>> = CONNECTION_MOVES[state]
  const next = moves[event]
  if (!next) throw new Refusal<ConnectionRefusal>('connection_state_forbids', { state, event })
  return next
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** The first wait after a passing fault; each further one is twice as long, up to a day. */
const FIRST_WAIT_MS = 15 * MINUTE_MS

/** Faults that pass by themselves, those that only a person can cure, and those worth a look once a day. */
const CURE: Readonly<Record<ConnectionFault, 'wait' | 'person' | 'tomorrow'>> = {
  too_many_requests: 'wait',
  unreachable: 'wait',
  consent_gone: 'person',
  keys_gone: 'person',
  access_missing: 'tomorrow',
  no_account: 'tomorrow',
  figure_hidden: 'tomorrow',
  not_understood: 'tomorrow',
}

/** When figures that were read just now are read again: a day later. */
export const nextReadAfter = (now: Date): Date => new Date(now.getTime() + DAY_MS)

/**
 * When to try again after a fault.
 *
 * @param failures faults in a row, this one counted.
 * @param waitSeconds what the platform asked for, if it did; at most a day is granted.
 * @returns `null` when nothing changes until somebody connects again.
 */
export function nextTryAfter(
  fault: ConnectionFault,
  failures: number,
  now: Date,
  waitSeconds: number | null = null,
): Date | null {
  const cure = CURE[fault]
  if (cure === 'person') return null
  if (cure === 'tomorrow') return nextReadAfter(now)
  const own = FIRST_WAIT_MS * 2 ** Math.min(16, Math.max(0, failures - 1))
  const asked = (waitSeconds ?? 0) * 1_000
  return new Date(now.getTime() + Math.min(DAY_MS, Math.max(own, asked)))
}
