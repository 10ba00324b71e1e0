import { z } from 'zod'
import { SessionView, email, role, token, workspaceKind } from './people.ts'
import { locale } from './codecs.ts'
import { route } from './route.ts'

export { SessionView } from './people.ts'

export const RequestLink = z.strictObject({ email, locale: locale.optional() })
export const FollowLink = z.strictObject({ token })
export const SignIn = z.strictObject({ email, password: z.string().min(1).max(128) })

/** Six digits of the authenticator, or one of the backup codes kept in a drawer. */
export const SecondFactorCode = z.strictObject({
  kind: z.enum(['totp', 'backup']),
  code: z.string().trim().min(6).max(20),
})

export const StepUp = z.union([
  z.strictObject({ password: z.string().min(1).max(128) }),
  z.strictObject({ code: z.string().trim().min(6).max(20) }),
])

export const PersonaView = z.object({
  id: z.uuid(),
  name: z.string(),
  role,
  workspaceName: z.string(),
  workspaceKind,
})
export type PersonaView = z.output<typeof PersonaView>

export const current = route({
  name: 'session.current',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, with which roles',
  reply: SessionView,
})

export const requestLink = route({
  name: 'session.requestLink',
  method: 'POST',
  path: '/session/link',
  summary: 'Send a sign-in link; the answer is the same whether or not the address is known',
  body: RequestLink,
  reply: null,
  status: 202,
})

export const followLink = route({
  name: 'session.followLink',
  method: 'POST',
  path: '/session/link/follow',
  summary: 'Sign in with the one-time secret of a link',
  body: FollowLink,
  reply: SessionView,
  status: 200,
})

export const signIn = route({
  name: 'session.signIn',
  method: 'POST',
  path: '/session/password',
  summary: 'Sign in with a password',
  body: SignIn,
  reply: SessionView,
  status: 200,
})

export const proveSecondFactor = route({
  name: 'session.proveSecondFactor',
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Prove the second factor; a limited session becomes a full one under a new id',
  body: SecondFactorCode,
  reply: SessionView,
  status: 200,
})

export const stepUp = route({
  name: 'session.stepUp',
  method: 'POST',
  path: '/session/step-up',
  summary: 'Prove again that it is you, for the next five minutes',
  body: StepUp,
  reply: SessionView,
  status: 200,
})

export const actAs = route({
  name: 'session.actAs',
  method: 'POST',
  path: '/session/acting',
  summary: 'Change the hat: choose the membership that requests act in when they name none',
  body: z.strictObject({ membershipId: z.uuid() }),
  reply: SessionView,
  status: 200,
})

export const end = route({
  name: 'session.end',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out here',
  reply: null,
})

export const personas = route({
  name: 'session.personas',
  method: 'GET',
  path: '/session/demo',
  summary: 'The people of the demo world one can be; empty outside demo',
  reply: z.object({ items: z.array(PersonaView) }),
})

export const enterDemo = route({
  name: 'session.enterDemo',
  method: 'POST',
  path: '/session/demo',
  summary: 'Sign in as one of the demo people; refused outside demo',
  body: z.strictObject({ personaId: z.uuid() }),
  reply: SessionView,
  status: 200,
})
