import { type BodyOf, account } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { sessionQuery } from '../../lib/session.ts'

export const accountQuery = queryOptions({
  queryKey: ['account', 'view'],
  queryFn: ({ signal }) => call(account.view, { signal }),
})

export const placesQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => call(account.sessions, { signal }),
})

export type AccountChange = BodyOf<typeof account.change>

/** Changes the account; the session shows the same person, so it is brought up to date with it. */
export function useChangeAccount() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: AccountChange) => call(account.change, { body }),
    onSuccess: (next) => {
      queries.setQueryData(accountQuery.queryKey, next)
      queries.setQueryData(sessionQuery.queryKey, (it) =>
        it?.person ? { ...it, person: { ...it.person, ...next } } : it,
      )
    },
  })
}

/** A step whose answer is the session as it is after it. */
function useSecurityStep<In>(run: (it: In) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  })
}

export const useSetPassword = () =>
  useSecurityStep((body: BodyOf<typeof account.setPassword>) => call(account.setPassword, { body }))
export const useEndSession = () => useSecurityStep((id: string) => call(account.endSession, { params: { id } }))
export const useEndSessions = () => useSecurityStep(() => call(account.endSessions))

export const enrolSecondFactor = (body: BodyOf<typeof account.enrolSecondFactor>) =>
  call(account.enrolSecondFactor, { body })
export const verifySecondFactor = (code: string) => call(account.verifySecondFactor, { body: { code } })
export const dropSecondFactor = (code: string) => call(account.dropSecondFactor, { body: { code } })
export const renewBackupCodes = (code: string) => call(account.renewBackupCodes, { body: { code } })
