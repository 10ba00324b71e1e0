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
import { type Role, ROLES_OF } from '@concertato/deal'

export type Permission = 'open' | 'person' | 'member' | readonly Role[]

const BRAND: readonly Role[] = ROLES_OF.brand
const ACT: readonly Role[] = ROLES_OF.act
const HOUSE: readonly Role[] = ROLES_OF.house
const BRAND_AND_HOUSE: readonly Role[] = [...BRAND, ...HOUSE]
/** Both sides and the house; which deals, the service says. */
const DEAL_PARTIES: readonly Role[] = [...BRAND, ...ACT, ...HOUSE]
/** Those who write for a brand: finance pays, it does not commission. */
const BRAND_WRITERS: readonly Role[] = ['brand_owner', 'brand_member']
/** Those who work and write terms for an act: a guardian consents to them, declines them and signs. */
const ACT_WRITERS: readonly Role[] = ['artist', 'band_member', 'manager']
const NEGOTIATORS: readonly Role[] = [...BRAND_WRITERS, ...ACT_WRITERS]
/** Who may have a right to sign; mandate and right to sign are checked by the service. */
const SIGNING: readonly Role[] = ['brand_owner', ...ACT]
const HOUSE_DESK: readonly Role[] = ['house_matcher', 'house_admin']
const HOUSE_MONEY: readonly Role[] = ['house_finance', 'house_admin']

/** Rows by route name. */
export const PERMISSIONS: Readonly<Record<string, Permission>> = {
  'config.view': 'open',
  'events.stream': 'member',
  'audience.view': ['brand_owner', 'brand_finance', 'brand_member', 'artist', 'band_member', 'manager', 'guardian'],
  'audience.declare': ['brand_owner', 'artist', 'manager', 'guardian'],
  'audience.feed': ['brand_owner', 'artist', 'manager', 'guardian'],
  'audience.putCells': ['brand_owner', 'artist', 'manager', 'guardian'],
  'audience.putTotals': ['brand_owner', 'artist', 'manager', 'guardian'],
  'audience.revoke': ['brand_owner', 'artist', 'manager', 'guardian'],
  'audience.shareWithActs': ['artist', 'manager', 'guardian'],
  'audience.neighbours': ACT,
  'audience.subjects': ['house_matcher', 'house_admin'],
  'audience.lab': ['house_matcher', 'house_admin'],
  'connectors.list': ['brand_owner', 'brand_finance', 'brand_member', 'artist', 'band_member', 'manager', 'guardian'],
  'connectors.begin': ['brand_owner', 'artist', 'manager', 'guardian'],
  'connectors.finish': ['brand_owner', 'artist', 'manager', 'guardian'],
  'connectors.readNow': ['brand_owner', 'artist', 'manager', 'guardian'],
  'connectors.disconnect': ['brand_owner', 'artist', 'manager', 'guardian'],
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
  'briefs.tags': BRAND_AND_HOUSE,
  'briefs.list': BRAND_AND_HOUSE,
  'briefs.create': BRAND_WRITERS,
  'briefs.view': BRAND_AND_HOUSE,
  'briefs.update': BRAND_WRITERS,
  'briefs.submit': BRAND_WRITERS,
  'briefs.pass': HOUSE_DESK,
  'briefs.return': HOUSE_DESK,
  'briefs.reject': HOUSE_DESK,
  'briefs.need': [...BRAND_WRITERS, ...HOUSE_DESK],
  'briefs.cancel': BRAND_WRITERS,
  'matches.candidates': HOUSE,
  'matches.ranking': HOUSE,
  'matches.candidate': HOUSE,
  'matches.approve': HOUSE_DESK,
  'matches.decline': HOUSE_DESK,
  'matches.invite': HOUSE_DESK,
  'matches.list': BRAND,
  'matches.view': BRAND,
  'matches.pick': BRAND_WRITERS,
  'matches.passOver': BRAND_WRITERS,
  'matches.invites': ACT,
  'matches.inviteView': ACT,
  'matches.acceptInvite': ACT,
  'matches.declineInvite': ACT,
  'matches.passedOver': ACT,
  'statedTerms.view': ACT,
  'statedTerms.state': ['artist', 'manager', 'guardian'],
  'planner.plan': BRAND_AND_HOUSE,
  'planner.compare': BRAND_AND_HOUSE,
  'planner.betterCandidate': HOUSE,
  'planner.betterMatch': BRAND,
  'planner.betterInvite': ACT,
  'exposure.audit': HOUSE_DESK,
  'exposure.shortlists': HOUSE_DESK,
  'rankPolicy.view': HOUSE_DESK,
  'rankPolicy.set': ['house_admin'],
  'rankPolicy.preview': ['house_admin'],
  'offers.list': DEAL_PARTIES,
  'offers.thread': DEAL_PARTIES,
  'offers.splitNow': DEAL_PARTIES,
  'offers.send': NEGOTIATORS,
  'offers.counter': NEGOTIATORS,
  'offers.accept': [...BRAND_WRITERS, ...ACT],
  'offers.decline': [...BRAND_WRITERS, ...ACT],
  'offers.withdraw': NEGOTIATORS,
  'offers.giveUp': [...BRAND_WRITERS, ...ACT],
  'contracts.list': DEAL_PARTIES,
  'contracts.view': DEAL_PARTIES,
  'contracts.sign': SIGNING,
  'contracts.decline': SIGNING,
  'contracts.void': ['brand_owner', ...HOUSE_DESK],
  'contracts.record': DEAL_PARTIES,
  'contracts.pdf': DEAL_PARTIES,
  'contracts.verify': 'open',
  'deliverables.list': DEAL_PARTIES,
  'deliverables.view': DEAL_PARTIES,
  'deliverables.submit': ACT_WRITERS,
  'deliverables.approve': BRAND_WRITERS,
  'deliverables.requestChanges': BRAND_WRITERS,
  'money.view': [...BRAND, ...ACT],
  'money.funding': DEAL_PARTIES,
  'money.fund': ['brand_owner', 'brand_finance'],
  'money.payouts': [...ACT, ...HOUSE],
  'money.payout': [...ACT, ...HOUSE],
  'money.retry': ['artist', 'guardian', ...HOUSE_MONEY],
  'money.payee': ACT,
  'money.onboard': ['artist', 'guardian'],
  'files.upload': ACT_WRITERS,
  'files.download': DEAL_PARTIES,
  'ledger.accounts': HOUSE_MONEY,
  'ledger.transfers': HOUSE_MONEY,
  'ledger.sum': HOUSE_MONEY,
  'reports.view': BRAND_AND_HOUSE,
  'hooks.stripe': 'open',
  'hooks.stripeConnect': 'open',
  'turns.today': 'member',
  'turns.deals': DEAL_PARTIES,
  'turns.deal': DEAL_PARTIES,
}

/** Whether a role (or, with `undefined`, a person without one) may call the route at all. */
export function mayCall(permission: Permission, role: Role | undefined, signedIn: boolean): boolean {
  if (permission === 'open') return true
  if (!signedIn) return false
  if (permission === 'person') return true
  if (role === undefined) return false
  return permission === 'member' || permission.includes(role)
}
