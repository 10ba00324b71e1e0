import { type BodyOf, invitation, join } from '@concertato/wire'
import { call } from '../../lib/api.ts'

export const startJoin = (body: BodyOf<typeof join.start>) => call(join.start, { body })
export const peekJoin = (token: string) => call(join.peek, { body: { token } })
export const finishJoin = (body: BodyOf<typeof join.finish>) => call(join.finish, { body })
export const peekInvitation = (token: string) => call(invitation.peek, { body: { token } })
export const acceptInvitation = (body: BodyOf<typeof invitation.accept>) => call(invitation.accept, { body })
