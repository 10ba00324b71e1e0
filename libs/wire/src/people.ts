/** Shapes that several pages about people share. */
import { ACT_FORMS, MEMBERSHIP_STATES, ROLES, WORKSPACE_KINDS } from '@concertato/deal'
import { z } from 'zod'
import { country, currency, day, instant, line, locale, minorUnits } from './codecs.ts'

export const role = z.enum(ROLES)
export const workspaceKind = z.enum(WORKSPACE_KINDS)
export const actForm = z.enum(ACT_FORMS)
export const membershipState = z.enum(MEMBERSHIP_STATES)

/** An address as typed: trimmed and in lower case, so that one person has one account. */
export const email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))
  .overwrite((text) => text.toLowerCase())

/** A one-time secret out of a mail. */
export const token = z
  .string()
  .trim()
  .min(20)
  .max(200)
  .regex(/^[\w-]+$/)

export const THEMES = ['light', 'dark', 'system'] as const
export const DENSITIES = ['comfortable', 'compact'] as const
export const theme = z.enum(THEMES)
export const density = z.enum(DENSITIES)

/** An IANA time zone, such as `Europe/Rome`. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/)

/** At least 12 characters: length is what makes a password hard to guess; the rest is theatre. */
export const PASSWORD_MIN = 12
export const newPassword = z
  .string()
  .min(PASSWORD_MIN)
  .max(128)
  .regex(/^[^\p{Cc}]*$/u)

/** What an act lets its manager do alone. `maxMinor` null: no limit; `categories` empty: all; `until` null: until taken back. */
export const MandateView = z.object({
  maxMinor: minorUnits.nullable(),
  currency,
  categories: z.array(line(60)).max(30),
  until: day.nullable(),
  mayAccept: z.boolean(),
  maySign: z.boolean(),
})
export type MandateView = z.output<typeof MandateView>

export const WorkspaceBrief = z.object({
  id: z.uuid(),
  kind: workspaceKind,
  name: z.string(),
  slug: z.string(),
  country,
  currency,
})
export type WorkspaceBrief = z.output<typeof WorkspaceBrief>

/** One hat a person wears: a role in a workspace. */
export const MembershipView = z.object({
  id: z.uuid(),
  role,
  maySign: z.boolean(),
  mandate: MandateView.nullable(),
  workspace: WorkspaceBrief,
  /** A guardian's hat: the young artist they act for. */
  actsFor: z.string().nullable(),
})
export type MembershipView = z.output<typeof MembershipView>

/** How the dashboard looks and speaks for a person. */
export const Preferences = z.object({
  locale,
  theme,
  density,
  timeZone: timeZone.nullable(),
  shortcutsOn: z.boolean(),
  reducedMotion: z.boolean(),
})
export type Preferences = z.output<typeof Preferences>

export const PersonView = z.object({ id: z.uuid(), name: z.string(), email: z.string(), ...Preferences.shape })
export type PersonView = z.output<typeof PersonView>

export const SecondFactorView = z.object({
  /** A role of this person may only act after a second factor. */
  needed: z.boolean(),
  enrolled: z.boolean(),
  /** Proven in this session. */
  proven: z.boolean(),
})

/**
 * Who is here and which hat they wear.
 *
 * `anonymous`: nobody is signed in. `limited`: signed in, but a second factor must be enrolled or proven before the
 * roles work; account settings and signing out do. `full`: everything the role allows.
 */
export const SessionView = z.object({
  state: z.enum(['anonymous', 'limited', 'full']),
  person: PersonView.nullable(),
  /** The membership this session used last; what the server assumes when a request names none. */
  acting: MembershipView.nullable(),
  memberships: z.array(MembershipView),
  secondFactor: SecondFactorView,
  /** Until when an action that asks for a fresh proof is allowed without asking again. */
  steppedUpUntil: instant.nullable(),
  expiresAt: instant.nullable(),
})
export type SessionView = z.output<typeof SessionView>

export const byId = z.object({ id: z.uuid() })
