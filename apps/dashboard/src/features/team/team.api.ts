import { type BodyOf, type MembershipView, invitation, team } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** A workspace has fewer people than one page holds. */
const ALL = { limit: 100 }

export const teamQuery = queryOptions({
  queryKey: ['team', 'list'],
  queryFn: ({ signal }) => call(team.list, { query: ALL, signal }),
})

export const invitationsQuery = queryOptions({
  queryKey: ['invitation', 'list'],
  queryFn: ({ signal }) => call(invitation.list, { query: ALL, signal }),
})

export type Mandate = NonNullable<MembershipView['mandate']>
export type Change = BodyOf<typeof team.change>

/** A change made from one version of a member. */
export interface MemberChange {
  readonly id: string
  readonly version: number
  readonly change: Change
}

/** Reads one member again: what somebody else saved meanwhile. */
export const readMember = (id: string) => call(team.view, { params: { id } })

function useTeamMutation<In, Out>(run: (it: In) => Promise<Out>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['team'] }),
        queries.invalidateQueries({ queryKey: ['invitation'] }),
      ]),
  })
}

export const useInvite = () =>
  useTeamMutation((body: BodyOf<typeof invitation.send>) => call(invitation.send, { body }))
export const useResend = () => useTeamMutation((id: string) => call(invitation.resend, { params: { id } }))
export const useWithdraw = () => useTeamMutation((id: string) => call(invitation.withdraw, { params: { id } }))
export const useChangeMember = () =>
  useTeamMutation(({ id, version, change }: MemberChange) =>
    call(team.change, { params: { id }, version, body: change }),
  )
export const useRemoveMember = () => useTeamMutation((id: string) => call(team.remove, { params: { id } }))
export const useLeave = () => useTeamMutation(() => call(team.leave))
