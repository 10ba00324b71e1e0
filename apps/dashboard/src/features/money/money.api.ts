import { ledger, money, reports, turns } from '@concertato/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

const PAGE = { limit: 100 }

export const moneyQuery = queryOptions({
  queryKey: ['money', 'view'],
  queryFn: ({ signal }) => call(money.view, { signal }),
})
export const fundingQuery = (id: string) =>
  queryOptions({
    queryKey: ['money', 'funding', id],
    queryFn: ({ signal }) => call(money.funding, { params: { id }, signal }),
  })
export const payeeQuery = queryOptions({
  queryKey: ['money', 'payee'],
  queryFn: ({ signal }) => call(money.payee, { signal }),
})
export const payoutsQuery = queryOptions({
  queryKey: ['payout', 'list'],
  queryFn: ({ signal }) => call(money.payouts, { query: PAGE, signal }),
})
export const accountsQuery = queryOptions({
  queryKey: ['ledger', 'accounts'],
  queryFn: ({ signal }) => call(ledger.accounts, { query: PAGE, signal }),
})
export const transfersQuery = queryOptions({
  queryKey: ['ledger', 'transfers'],
  queryFn: ({ signal }) => call(ledger.transfers, { query: PAGE, signal }),
})
export const sumQuery = queryOptions({
  queryKey: ['ledger', 'sum'],
  queryFn: ({ signal }) => call(ledger.sum, { signal }),
})
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => call(reports.view, { params: { id }, signal }),
  })
export const dealsQuery = queryOptions({
  queryKey: ['deal', 'list'],
  queryFn: ({ signal }) => call(turns.deals, { query: PAGE, signal }),
})

/** Goes to the provider's page; the browser comes back when it is done. */
export const useFund = () =>
  useMutation({ mutationFn: (id: string) => call(money.fund, { params: { id } }).then((it) => it.checkoutUrl) })
export const useOnboard = () => useMutation({ mutationFn: () => call(money.onboard).then((it) => it.url) })

/** Sends a payout again that came back or failed. */
export function useRetry() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(money.retry, { params: { id } }),
    onSettled: () =>
      Promise.all(['money', 'payout', 'turns'].map((noun) => queries.invalidateQueries({ queryKey: [noun] }))),
  })
}
