import { Refusal } from '@concertato/core'
import { addDays } from './time.ts'

/** What a workspace is: an organisation that pays, an artist act that performs, or the agency itself. */
export const WORKSPACE_KINDS = ['brand', 'act', 'house'] as const
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number]

export const ACT_FORMS = ['solo', 'band'] as const
export type ActForm = (typeof ACT_FORMS)[number]

/** What a person is inside one workspace. The order is the order of a list of roles on a screen. */
export const ROLES = [
  'brand_owner',
  'brand_finance',
  'brand_member',
  'artist',
  'band_member',
  'manager',
  'guardian',
  'house_matcher',
  'house_finance',
  'house_admin',
] as const
export type Role = (typeof ROLES)[number]

/** The roles each kind of workspace knows. */
export const ROLES_OF = {
  brand: ['brand_owner', 'brand_finance', 'brand_member'],
  act: ['artist', 'band_member', 'manager', 'guardian'],
  house: ['house_matcher', 'house_finance', 'house_admin'],
} as const satisfies Record<WorkspaceKind, readonly Role[]>

/** Who answers for a workspace. A workspace keeps at least one active person in one of these roles. */
export const OWNERS_OF = {
  brand: ['brand_owner'],
  act: ['artist', 'guardian'],
  house: ['house_admin'],
} as const satisfies Record<WorkspaceKind, readonly Role[]>

/** Which roles a role may hand out, change and take away. A missing role may hand out none. */
export const GRANTS = {
  brand_owner: ['brand_owner', 'brand_finance', 'brand_member'],
  brand_finance: [],
  brand_member: [],
  artist: ['artist', 'band_member', 'manager', 'guardian'],
  band_member: [],
  manager: [],
  guardian: ['artist', 'band_member', 'manager', 'guardian'],
  house_matcher: [],
  house_finance: [],
  house_admin: ['house_matcher', 'house_finance', 'house_admin'],
} as const satisfies Record<Role, readonly Role[]>

export const MEMBERSHIP_STATES = ['active', 'revoked'] as const
export type MembershipState = (typeof MEMBERSHIP_STATES)[number]

export const INVITATION_STATES = ['open', 'accepted', 'withdrawn', 'expired'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export type InvitationEvent = 'accept' | 'withdraw' | 'expire' | 'resend'

/** The whole life of an invitation. A missing entry is a forbidden move; a resend gives an expired one a new term. */
export const INVITATION_MOVES = {
  open: { accept: 'accepted', withdraw: 'withdrawn', expire: 'expired', resend: 'open' },
  expired: { resend: 'open', withdraw: 'withdrawn' },
  accepted: {},
  withdrawn: {},
} as const satisfies Record<InvitationState, Partial<Record<InvitationEvent, InvitationState>>>

/** Days an invitation stays open: long enough for a holiday, short enough that a forgotten mail is no open door. */
export const INVITATION_DAYS = 14

export type RoleRefusal =
  | 'role_not_in_workspace'
  | 'role_not_yours_to_give'
  | 'last_owner'
  | 'invitation_closed'
  | 'invitation_expired'
  | 'mandate_needed'
  | 'mandate_not_for_role'

/** Whether a kind of workspace knows a role. */
export const knowsRole = (kind: WorkspaceKind, role: Role): boolean =>
  (ROLES_OF[kind] as readonly Role[]).includes(role)

/** The kind of workspace a role lives in. */
export const kindOf = (role: Role): WorkspaceKind => WORKSPACE_KINDS.find((kind) => knowsRole(kind, role)) ?? 'house'

/** Whether a role answers for its workspace. */
export const isOwner = (role: Role): boolean => (OWNERS_OF[kindOf(role)] as readonly Role[]).includes(role)

/** Whether a role must prove a second factor before it acts: finance, house staff and guardians. */
export const needsSecondFactor = (role: Role): boolean =>
  role === 'brand_finance' || role === 'guardian' || kindOf(role) === 'house'

/** The roles `giver` may hand out. In a minor's act the guardian decides who belongs to it, not the young artist. */
export const grantsOf = (giver: Role, minorAct = false): readonly Role[] =>
  minorAct && giver === 'artist' ? [] : GRANTS[giver]

/**
 * Checks that `giver` may hand `role` to somebody in a workspace of this kind.
 *
 * @throws Refusal `role_not_in_workspace` (the kind does not know the role), `role_not_yours_to_give`,
 *         `mandate_needed` (a manager without a mandate) or `mandate_not_for_role` (a mandate for anyone else).
 */
export function checkGrant(kind: WorkspaceKind, giver: Role, role: Role, mandated: boolean, minorAct = false): void {
  if (!knowsRole(kind, role)) throw new Refusal<RoleRefusal>('role_not_in_workspace', { role, roles: ROLES_OF[kind] })
  if (!grantsOf(giver, minorAct).includes(role)) throw new Refusal<RoleRefusal>('role_not_yours_to_give', { role })
  if (role === 'manager' && !mandated) throw new Refusal<RoleRefusal>('mandate_needed', { field: 'mandate' })
  if (role !== 'manager' && mandated) throw new Refusal<RoleRefusal>('mandate_not_for_role', { role })
}

/** As much of a membership as the rules about owners look at. */
export interface Seat {
  readonly id: string
  readonly role: Role
  readonly state: MembershipState
}

/**
 * Checks that a workspace keeps somebody who answers for it after `leaving` gives up its seat or takes `next`.
 *
 * @param minorAct the act's artist is under age: then only a guardian answers for it.
 * @throws Refusal `last_owner` naming the roles one of which must be handed to somebody else first.
 */
export function checkOwnerStays(
  kind: WorkspaceKind,
  seats: readonly Seat[],
  leaving: string,
  next: Role | null,
  minorAct = false,
): void {
  const owners: readonly Role[] = kind === 'act' && minorAct ? ['guardian'] : OWNERS_OF[kind]
  const after = seats.map((seat) => (seat.id === leaving ? (next ? { ...seat, role: next } : null) : seat))
  const before = seats.some((seat) => seat.state === 'active' && owners.includes(seat.role))
  const stays = after.some((seat) => seat?.state === 'active' && owners.includes(seat.role))
  if (before && !stays) throw new Refusal<RoleRefusal>('last_owner', { roles: owners })
}

export interface Invitation {
  readonly state: InvitationState
  readonly expiresAt: Date
}

/**
 * Moves an invitation.
 *
 * @throws Refusal `invitation_closed` (the table knows no such move) or `invitation_expired` (accepted after its term).
 */
export function moveInvitation<I extends Invitation>(invitation: I, event: InvitationEvent, now: Date): I {
  const moves: Partial<Record<InvitationEvent, InvitationState>> = INVITATION_MOVES[invitation.state]
  const state = moves[event]
  const late = invitation.expiresAt <= now
  if (event === 'accept' && (invitation.state === 'expired' || (state && late)))
    throw new Refusal<RoleRefusal>('invitation_expired', { expiresAt: invitation.expiresAt.toISOString() })
  if (!state) throw new Refusal<RoleRefusal>('invitation_closed', { state: invitation.state })
  if (event === 'resend') return { ...invitation, state, expiresAt: invitationEnd(now) }
  return { ...invitation, state }
}

/** When an invitation sent now stops working. */
export const invitationEnd = (now: Date): Date => addDays(now, INVITATION_DAYS)

/** Whether a role speaks for an act when a contract is signed: artists do, band members when the band said so. */
export const signs = (role: Role, maySign: boolean): boolean =>
  role === 'artist' || role === 'brand_owner' || (role === 'band_member' && maySign)
