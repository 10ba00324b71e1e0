import { z } from 'zod'
import { day, instant, line, locale } from './codecs.ts'
import { PersonView, SecondFactorView, SessionView, byId, density, newPassword, theme, timeZone } from './people.ts'
import { route } from './route.ts'

export const AccountView = z.object({
  ...PersonView.shape,
  birthOn: day.nullable(),
  hasPassword: z.boolean(),
  secondFactor: SecondFactorView,
  backupCodesLeft: z.number().int(),
})
export type AccountView = z.output<typeof AccountView>

/** Only what is sent changes. Nobody but its owner writes here, so there is no version to agree on. */
export const ChangeAccount = z.strictObject({
  name: line(120).optional(),
  locale: locale.optional(),
  theme: theme.optional(),
  density: density.optional(),
  timeZone: timeZone.nullable().optional(),
  shortcutsOn: z.boolean().optional(),
  reducedMotion: z.boolean().optional(),
})

export const SignedInPlace = z.object({
  id: z.uuid(),
  /** This very session. */
  here: z.boolean(),
  device: z.string(),
  ipAddress: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
})
export type SignedInPlace = z.output<typeof SignedInPlace>

const code = z.string().trim().min(6).max(20)

/** Shown once: what an authenticator needs, and the codes for the day it is lost. */
export const SecondFactorSetup = z.object({
  uri: z.string(),
  secret: z.string(),
  /** The uri as a picture (an SVG in a `data:` address) to point a phone at. */
  qr: z.string(),
  backupCodes: z.array(z.string()),
})
export type SecondFactorSetup = z.output<typeof SecondFactorSetup>

export const view = route({
  name: 'account.view',
  method: 'GET',
  path: '/account',
  summary: 'Your own account',
  reply: AccountView,
})

export const change = route({
  name: 'account.change',
  method: 'PATCH',
  path: '/account',
  summary: 'Change name, language, look or time zone; only what is sent changes, the last one wins',
  body: ChangeAccount,
  reply: AccountView,
})

export const sessions = route({
  name: 'account.sessions',
  method: 'GET',
  path: '/account/sessions',
  summary: 'Where you are signed in',
  reply: z.object({ items: z.array(SignedInPlace) }),
})

export const endSession = route({
  name: 'account.endSession',
  method: 'DELETE',
  path: '/account/sessions/:id',
  summary: 'Sign out one device, at once',
  params: byId,
  reply: null,
})

export const endSessions = route({
  name: 'account.endSessions',
  method: 'DELETE',
  path: '/account/sessions',
  summary: 'Sign out everywhere, this device included',
  reply: null,
})

export const setPassword = route({
  name: 'account.setPassword',
  method: 'PUT',
  path: '/account/password',
  summary: 'Set or change the password; signs out every other device',
  body: z.strictObject({ current: z.string().min(1).max(128).optional(), next: newPassword }),
  reply: SessionView,
})

export const enrolSecondFactor = route({
  name: 'account.enrolSecondFactor',
  method: 'POST',
  path: '/account/second-factor',
  summary: 'Begin with a second factor: a secret for the authenticator and backup codes, shown once',
  body: z.strictObject({ password: z.string().min(1).max(128).optional() }),
  reply: SecondFactorSetup,
  secret: true,
})

export const verifySecondFactor = route({
  name: 'account.verifySecondFactor',
  method: 'POST',
  path: '/account/second-factor/verify',
  summary: 'Prove that the authenticator works; from now on it is asked at sign-in',
  body: z.strictObject({ code }),
  reply: SessionView,
  status: 200,
})

export const dropSecondFactor = route({
  name: 'account.dropSecondFactor',
  method: 'POST',
  path: '/account/second-factor/drop',
  summary: 'Give up the second factor; refused while a role needs it',
  body: z.strictObject({ code }),
  reply: SessionView,
  status: 200,
})

export const renewBackupCodes = route({
  name: 'account.renewBackupCodes',
  method: 'POST',
  path: '/account/second-factor/backup-codes',
  summary: 'New backup codes, shown once; the old ones stop working',
  body: z.strictObject({ code }),
  reply: z.object({ backupCodes: z.array(z.string()) }),
  status: 200,
  secret: true,
})
