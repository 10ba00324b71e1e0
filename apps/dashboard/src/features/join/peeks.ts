import { queryOptions } from '@tanstack/react-query'
import { peekInvitation, peekJoin } from './join.api.ts'

/** What a link leads to. Asked once: a refusal is an answer too. */
export const joinPeekQuery = (token: string) =>
  queryOptions({
    queryKey: ['join', token],
    queryFn: () => peekJoin(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const invitationPeekQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation-peek', token],
    queryFn: () => peekInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
