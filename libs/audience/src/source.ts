import { Refusal } from '@concertato/core'

/** Where a list of people comes from. The order is the order of a list on a screen. */
export const SOURCE_KINDS = [
  'newsletter',
  'ticket_buyers',
  'merch_buyers',
  'fan_club',
  'platform_followers',
  'pre_saves',
  'customers',
  'listeners',
  'platform_totals',
  'demographics',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What a row of the list is. Only lists of the same kind (and platform) can be compared. */
export const IDENTIFIER_KINDS = ['email', 'phone', 'handle', 'listener'] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

/** Why the people on the list may be processed (GDPR Art. 6(1)); the person who adds it declares it. */
export const LAWFUL_BASES = ['consent', 'contract', 'legitimate_interest', 'public_research'] as const
export type LawfulBasis = (typeof LAWFUL_BASES)[number]

export const SOURCE_STATES = ['declared', 'ingesting', 'ready', 'rejected', 'revoked', 'erased'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

export const SOURCE_EVENTS = ['begin', 'finish', 'reject', 'fail', 'revoke', 'erase'] as const
export type SourceEvent = (typeof SOURCE_EVENTS)[number]

export const SOURCE_REFUSALS = ['source_state_forbids', 'audience_too_small', 'source_needs_platform'] as const
export type SourceRefusal = (typeof SOURCE_REFUSALS)[number]

/**
 * The whole lifecycle. A missing entry is a forbidden move. A failed reading may be tried again; a ready list may be
 * read anew when it has grown; revoking erases the sketch at once and the row's figures follow.
 */
export const SOURCE_MOVES = {
  declared: { begin: 'ingesting', revoke: 'revoked' },
  ingesting: { finish: 'ready', reject: 'rejected', fail: 'declared', revoke: 'revoked' },
  ready: { begin: 'ingesting', revoke: 'revoked' },
  rejected: { begin: 'ingesting', revoke: 'revoked' },
  revoked: { erase: 'erased' },
  erased: {},
} as const satisfies Record<SourceState, Partial<Record<SourceEvent, SourceState>>>

/**
 * The state after an event.
 *
 * @throws Refusal('source_state_forbids') for a move the table does not know.
 */
export function moveSource(state: SourceState, event: SourceEvent): SourceState {
  const moves: Partial<Record<SourceEvent, SourceState>> = SOURCE_MOVES[state]
  const next = moves[event]
  if (!next) throw new Refusal<SourceRefusal>('source_state_forbids', { state, event })
  return next
}

/** Whether lists of this kind of identifier belong to one platform and must name it. */
export const needsPlatform = (kind: IdentifierKind): boolean => kind === 'handle' || kind === 'listener'

/**
 * What makes two lists comparable: the kind of identifier, the platform where there is one, and the key's name.
 * Sketches with different scopes are never compared.
 *
 * @throws Refusal('source_needs_platform') for handles and listener ids without a platform.
 */
export function scopeOf(kind: IdentifierKind, platform: string | null, keyName: string): string {
  if (!needsPlatform(kind)) return `${kind}.${keyName}`
  if (!platform) throw new Refusal<SourceRefusal>('source_needs_platform', { kind })
  return `${kind}:${platform}.${keyName}`
}
