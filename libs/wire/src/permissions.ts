/**
 * Who may call what. Data, not code: the server refuses to start when a route has no row, the dashboard reads it to
 * show only what would work, and one generated test walks every row.
 *
 * - `open`: anyone, signed in or not.
 * - `person`: every signed-in person, for their own things; also before the second factor is enrolled.
 * - `member`: every signed-in person acting in a workspace, whatever the role.
 * - a list of roles: those roles, on objects of the workspace they act in, or on deals it is a party of.
 *   The house's roles reach every workspace's objects where the service says so.
 *
 * A role that may not call a route at all gets 403; an object that is not theirs answers exactly like a missing one.
 */
import type { Role } from '@concertato/deal'

export type Permission = 'open' | 'person' | 'member' | readonly Role[]

/** Rows by route name. */
export const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'config.view': 'open',
  'problems.list': 'open',
  'events.stream': 'member',
  'session.current': 'open',
  'session.requestLink': 'open',
  'session.followLink': 'open',
  'session.signIn': 'open',
  'session.personas': 'open',
  'session.enterDemo': 'open',
  'session.proveSecondFactor': 'person',
  'session.stepUp': 'person',
  'session.actAs': 'person',
  'session.end': 'person',
  'join.start': 'open',
  'join.peek': 'open',
  'join.finish': 'open',
  'account.view': 'person',
  'account.change': 'person',
  'account.sessions': 'person',
  'account.endSession': 'person',
  'account.endSessions': 'person',
  'account.setPassword': 'person',
  'account.enrolSecondFactor': 'person',
  'account.verifySecondFactor': 'person',
  'account.dropSecondFactor': 'person',
  'account.renewBackupCodes': 'person',
  'workspace.view': 'member',
  'workspace.change': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'team.list': 'member',
  'team.view': 'member',
  'team.change': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'team.remove': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'team.leave': 'member',
  'invitation.list': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'invitation.send': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'invitation.withdraw': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'invitation.resend': ['brand_owner', 'artist', 'guardian', 'house_admin'],
  'invitation.peek': 'open',
  'invitation.accept': 'open',
  'admin.people': ['house_admin'],
  'admin.person': ['house_admin'],
  'admin.suspend': ['house_admin'],
  'admin.restore': ['house_admin'],
  'admin.endSessions': ['house_admin'],
  'admin.workspaces': ['house_admin'],
  'system.view': ['house_admin'],
  'system.failedJobs': ['house_admin'],
  'system.retryJob': ['house_admin'],
  'system.testMail': ['house_admin'],
  'system.doctor': ['house_admin'],
  'system.demoMail': 'open',
}

/** Whether a role (or, with `undefined`, a person without one) may call the route at all. */
export function mayCall(permission: Permission, role: Role | undefined, signedIn: boolean): boolean {
  if (permission === 'open') return true
  if (!signedIn) return false
  if (permission === 'person') return true
  if (role === undefined) return false
  return permission === 'member' || permission.includes(role)
}
