import { z } from 'zod'
import { instant, page, pageQuery } from './codecs.ts'
import { MandateView, byId, role } from './people.ts'
import { route } from './route.ts'

export const MemberView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  maySign: z.boolean(),
  mandate: MandateView.nullable(),
  /** Their second factor is enrolled; roles that need one do not act without. */
  hasSecondFactor: z.boolean(),
  /** This is you. */
  isYou: z.boolean(),
  joinedAt: instant,
  version: z.number().int(),
})
export type MemberView = z.output<typeof MemberView>

/** Only what is sent changes. A mandate is for managers. */
export const ChangeMember = z.strictObject({
  role: role.optional(),
  maySign: z.boolean().optional(),
  mandate: MandateView.nullable().optional(),
})

export const list = route({
  name: 'team.list',
  method: 'GET',
  path: '/team',
  summary: 'The people of the workspace you act in',
  query: pageQuery,
  reply: page(MemberView),
})

export const view = route({
  name: 'team.view',
  method: 'GET',
  path: '/team/:id',
  summary: 'One person of the workspace',
  params: byId,
  reply: MemberView,
  contested: true,
})

export const change = route({
  name: 'team.change',
  method: 'PATCH',
  path: '/team/:id',
  summary: 'Change a role, the right to sign, or a mandate',
  params: byId,
  body: ChangeMember,
  reply: MemberView,
  contested: true,
})

export const remove = route({
  name: 'team.remove',
  method: 'DELETE',
  path: '/team/:id',
  summary: 'Take somebody out of the workspace, at once; the last owner cannot go',
  params: byId,
  reply: null,
})

export const leave = route({
  name: 'team.leave',
  method: 'POST',
  path: '/team/leave',
  summary: 'Leave the workspace you act in; the last owner cannot go',
  reply: null,
})
