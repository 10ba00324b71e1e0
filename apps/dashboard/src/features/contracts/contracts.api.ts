import { type BodyOf, contracts } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export const contractQuery = (id: string, locale?: contracts.ContractView['bindingLocale']) =>
  queryOptions({
    queryKey: ['contract', 'view', id, locale ?? null],
    queryFn: ({ signal }) => call(contracts.view, { params: { id }, query: locale ? { locale } : {}, signal }),
  })
export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['contract', 'record', id],
    queryFn: ({ signal }) => call(contracts.record, { params: { id }, signal }),
  })
export const verifyQuery = (hash: string) =>
  queryOptions({
    queryKey: ['contract', 'verify', hash],
    queryFn: ({ signal }) => call(contracts.verify, { params: { hash }, signal }),
    enabled: /^[0-9a-f]{64}$/.test(hash),
  })

function useContractMutation<In>(run: (it: In) => Promise<contracts.ContractView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      Promise.all(['contract', 'turns', 'money'].map((noun) => queries.invalidateQueries({ queryKey: [noun] }))),
  })
}

type Of<R extends Parameters<typeof call>[0]> = { readonly id: string } & BodyOf<R>

export const useSign = () =>
  useContractMutation(({ id, ...body }: Of<typeof contracts.sign>) => call(contracts.sign, { params: { id }, body }))
export const useDeclineContract = () =>
  useContractMutation(({ id, ...body }: Of<typeof contracts.decline>) =>
    call(contracts.decline, { params: { id }, body }),
  )
