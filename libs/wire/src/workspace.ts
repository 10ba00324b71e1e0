import { z } from 'zod'
import { country, currency, day, instant, language, line } from './codecs.ts'
import { WorkspaceBrief, actForm } from './people.ts'
import { route } from './route.ts'

const website = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .nullable()

export const ActFacts = z.object({
  form: actForm,
  genres: z.array(z.string()),
  /** Languages the act makes posts in. */
  languages: z.array(language),
  /** Told only to the act itself. */
  birthOn: day.nullable(),
  isMinor: z.boolean(),
})

export const WorkspaceView = z.object({
  ...WorkspaceBrief.shape,
  website,
  act: ActFacts.nullable(),
  createdAt: instant,
  version: z.number().int(),
})
export type WorkspaceView = z.output<typeof WorkspaceView>

/** Only what is sent changes. `genres`, `languages` and `form` belong to acts. */
export const ChangeWorkspace = z.strictObject({
  name: line(120).optional(),
  country: country.optional(),
  currency: currency.optional(),
  website: website.optional(),
  form: actForm.optional(),
  genres: z.array(line(40)).max(12).optional(),
  languages: z.array(language).max(10).optional(),
})

export const view = route({
  name: 'workspace.view',
  method: 'GET',
  path: '/workspace',
  summary: 'The workspace you act in',
  reply: WorkspaceView,
  contested: true,
})

export const change = route({
  name: 'workspace.change',
  method: 'PATCH',
  path: '/workspace',
  summary: 'Change the workspace you act in',
  body: ChangeWorkspace,
  reply: WorkspaceView,
  contested: true,
})
