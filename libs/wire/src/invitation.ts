import { INVITATION_STATES } from '@concertato/deal'
import { z } from 'zod'
import { day, instant, line, locale, page, pageQuery } from './codecs.ts'
import { MandateView, SessionView, byId, email, newPassword, role, timeZone, token, workspaceKind } from './people.ts'
import { route } from './route.ts'

export const InvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  maySign: z.boolean(),
  mandate: MandateView.nullable(),
  state: z.enum(INVITATION_STATES),
  invitedBy: z.string(),
  sentAt: instant,
  expiresAt: instant,
  version: z.number().int(),
})
export type InvitationView = z.output<typeof InvitationView>

export const SendInvitation = z.strictObject({
  email,
  role,
  maySign: z.boolean().optional(),
  mandate: MandateView.optional(),
  /** Language of the mail; the sender's when left out. */
  locale: locale.optional(),
})

/** What an invited person sees before they accept. */
export const InvitationPeek = z.object({
  workspaceName: z.string(),
  workspaceKind,
  role,
  email: z.string(),
  invitedBy: z.string(),
  /** The address has an account already: no name is asked. */
  known: z.boolean(),
  /** The role asks for a birth date: artists, band members and guardians. */
  needsBirthOn: z.boolean(),
  expiresAt: instant,
})
export type InvitationPeek = z.output<typeof InvitationPeek>

export const AcceptInvitation = z.strictObject({
  token,
  name: line(120).optional(),
  birthOn: day.optional(),
  password: newPassword.optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
})

export const list = route({
  name: 'invitation.list',
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations of the workspace you act in, newest first',
  query: pageQuery,
  reply: page(InvitationView),
})

export const send = route({
  name: 'invitation.send',
  method: 'POST',
  path: '/invitations',
  summary: 'Invite somebody by mail',
  body: SendInvitation,
  reply: InvitationView,
})

export const withdraw = route({
  name: 'invitation.withdraw',
  method: 'POST',
  path: '/invitations/:id/withdraw',
  summary: 'Take an invitation back',
  params: byId,
  reply: InvitationView,
  status: 200,
})

export const resend = route({
  name: 'invitation.resend',
  method: 'POST',
  path: '/invitations/:id/resend',
  summary: 'Send the invitation again, with a new link and a new term; the old link stops working',
  params: byId,
  reply: InvitationView,
  status: 200,
})

export const peek = route({
  name: 'invitation.peek',
  method: 'POST',
  path: '/invitations/peek',
  summary: 'What the link of an invitation leads to',
  body: z.strictObject({ token }),
  reply: InvitationPeek,
  status: 200,
})

export const accept = route({
  name: 'invitation.accept',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Accept an invitation and sign in',
  body: AcceptInvitation,
  reply: SessionView,
})
