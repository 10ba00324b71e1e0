import { z } from 'zod'
import { day, instant, line, locale, page, pageQuery } from './codecs.ts'
import { WorkspaceBrief, byId, membershipState, role, workspaceKind } from './people.ts'
import { route } from './route.ts'

export const PersonState = z.enum(['active', 'suspended'])

export const PersonRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  state: PersonState,
  hats: z.array(z.object({ role, workspaceName: z.string() })),
  hasSecondFactor: z.boolean(),
  joinedAt: instant,
  lastSeenAt: instant.nullable(),
})
export type PersonRow = z.output<typeof PersonRow>

export const PersonSheet = z.object({
  ...PersonRow.shape,
  locale,
  birthOn: day.nullable(),
  suspendedFor: z.string().nullable(),
  sessions: z.number().int(),
  memberships: z.array(
    z.object({ id: z.uuid(), role, state: membershipState, workspace: WorkspaceBrief, joinedAt: instant }),
  ),
})
export type PersonSheet = z.output<typeof PersonSheet>

export const WorkspaceRow = z.object({
  ...WorkspaceBrief.shape,
  people: z.number().int(),
  createdAt: instant,
})
export type WorkspaceRow = z.output<typeof WorkspaceRow>

export const people = route({
  name: 'admin.people',
  method: 'GET',
  path: '/admin/people',
  summary: 'Everybody, newest first; search by name, address or workspace',
  query: z.object({
    ...pageQuery.shape,
    search: line(120).optional(),
    role: role.optional(),
    state: PersonState.optional(),
  }),
  reply: page(PersonRow),
})

export const person = route({
  name: 'admin.person',
  method: 'GET',
  path: '/admin/people/:id',
  summary: 'One person with every membership',
  params: byId,
  reply: PersonSheet,
})

export const suspend = route({
  name: 'admin.suspend',
  method: 'POST',
  path: '/admin/people/:id/suspend',
  summary: 'Lock somebody out at once, with a reason',
  params: byId,
  body: z.strictObject({ reason: line(300) }),
  reply: PersonSheet,
  status: 200,
})

export const restore = route({
  name: 'admin.restore',
  method: 'POST',
  path: '/admin/people/:id/restore',
  summary: 'Let somebody back in',
  params: byId,
  reply: PersonSheet,
  status: 200,
})

export const endSessions = route({
  name: 'admin.endSessions',
  method: 'POST',
  path: '/admin/people/:id/end-sessions',
  summary: 'Sign somebody out everywhere',
  params: byId,
  reply: PersonSheet,
  status: 200,
})

export const workspaces = route({
  name: 'admin.workspaces',
  method: 'GET',
  path: '/admin/workspaces',
  summary: 'Every workspace, newest first',
  query: z.object({ ...pageQuery.shape, search: line(120).optional(), kind: workspaceKind.optional() }),
  reply: page(WorkspaceRow),
})
