import {
  type Route,
  type ReplyOf,
  type SessionView,
  account,
  admin,
  config,
  connectors,
  invitation,
  matches,
  session,
  system,
  team,
  turns,
  workspace,
} from '@concertato/wire'
import type { z } from 'zod'
import {
  aCheck,
  aConfig,
  aFailedJob,
  aMember,
  aPersonRow,
  aPersonSheet,
  aPlace,
  aSession,
  aSystem,
  aToday,
  aWorkspace,
  anAccount,
  anInvitation,
} from './world.ts'
import { connectorsOf } from './world-connectors.ts'
import { aRanking } from './world-matches.ts'

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType | null>

/** What a server would answer: a route and its reply, encoded as it travels. */
export interface Reply {
  readonly route: AnyRoute
  readonly body: unknown
}

/** A reply of a route, checked by the route's own types and encoded by its own schema. */
export const replyOf = <R extends AnyRoute>(route: R, reply: ReplyOf<R>): Reply => ({
  route,
  body: route.reply === null ? undefined : route.reply.encode(reply),
})

/** The answers of an ordinary day, which a test overrides where it differs. */
export const ordinaryReplies = (it: SessionView = aSession()): readonly Reply[] => [
  replyOf(config.view, aConfig()),
  replyOf(session.current, it),
  replyOf(session.personas, { items: [] }),
  replyOf(turns.today, aToday()),
  replyOf(team.list, { items: [aMember({ isYou: true })], next: null }),
  replyOf(invitation.list, { items: [anInvitation()], next: null }),
  replyOf(workspace.view, aWorkspace()),
  replyOf(matches.ranking, aRanking()),
  replyOf(connectors.list, { items: connectorsOf() }),
  replyOf(account.view, anAccount()),
  replyOf(account.sessions, { items: [aPlace({ here: true }), aPlace()] }),
  replyOf(admin.people, { items: [aPersonRow()], next: null }),
  replyOf(admin.person, aPersonSheet()),
  replyOf(system.view, aSystem()),
  replyOf(system.doctor, {
    checks: [aCheck(), aCheck({ name: 'mail', state: 'warning', finding: 'No mail server.', cure: 'Set SMTP_URL.' })],
  }),
  replyOf(system.failedJobs, { items: [aFailedJob()], next: null }),
  replyOf(system.demoMail, { items: [], next: null }),
]
