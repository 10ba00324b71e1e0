import { z } from 'zod'
import { country, day, instant, line, locale } from './codecs.ts'
import { SessionView, actForm, email, newPassword, timeZone, token } from './people.ts'
import { route } from './route.ts'

const website = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .optional()

export const JoinAsBrand = z.strictObject({
  kind: z.literal('brand'),
  email,
  organisationName: line(120),
  country,
  website,
  locale: locale.optional(),
})

/**
 * `birthOn` is the artist's. Under 18 the act is set up by a guardian: either the guardian fills this in (`as:
 * 'guardian'`, with their own birth date), or the young artist names them (`guardianEmail`) and they get the mail.
 */
export const JoinAsAct = z.strictObject({
  kind: z.literal('act'),
  as: z.enum(['artist', 'guardian']).optional(),
  email,
  actName: line(120),
  form: actForm,
  country,
  birthOn: day,
  guardianBirthOn: day.optional(),
  guardianEmail: email.optional(),
  locale: locale.optional(),
})

export const Join = z.discriminatedUnion('kind', [JoinAsBrand, JoinAsAct])
export type Join = z.output<typeof Join>

/** What the link of a join mail leads to. */
export const JoinPeek = z.object({
  kind: z.enum(['brand', 'act']),
  email: z.string(),
  workspaceName: z.string(),
  country,
  /** `guardian`: whoever finishes answers for a young artist and says when they were born. */
  as: z.enum(['owner', 'artist', 'guardian']),
  /** The young artist named this guardian; their birth date must still be told. */
  needsBirthOn: z.boolean(),
  /** The address has an account already: no name is asked. */
  known: z.boolean(),
  expiresAt: instant,
})
export type JoinPeek = z.output<typeof JoinPeek>

export const FinishJoin = z.strictObject({
  token,
  name: line(120).optional(),
  birthOn: day.optional(),
  password: newPassword.optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
})

export const start = route({
  name: 'join.start',
  method: 'POST',
  path: '/join',
  summary: 'Ask for a workspace; a mail with a link follows. Same answer for known and unknown addresses',
  body: Join,
  reply: null,
  status: 202,
})

export const peek = route({
  name: 'join.peek',
  method: 'POST',
  path: '/join/peek',
  summary: 'What the link of a join mail would set up',
  body: z.strictObject({ token }),
  reply: JoinPeek,
  status: 200,
})

export const finish = route({
  name: 'join.finish',
  method: 'POST',
  path: '/join/finish',
  summary: 'Set up person, workspace and membership together, and sign in',
  body: FinishJoin,
  reply: SessionView,
})
