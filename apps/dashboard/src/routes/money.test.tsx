import { money } from '@concertato/wire'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { aPayout } from '../testing/world-deals.ts'

const aPayee = (state: money.PayeeView['state']): money.PayeeView => ({
  state,
  requirements: [],
  country: 'FR',
  currency: 'EUR',
  isSandbox: true,
})
const pageWith = (payout: money.PayoutView): money.MoneyPage => ({
  sums: [{ currency: 'EUR', agreedMinor: 0n, securedMinor: 0n, onTheWayMinor: 408_000n, paidMinor: 0n }],
  deals: [],
  payouts: [payout],
})

describe('a payout that the bank sent back', () => {
  it('says so, with the bank’s words and the next step, and offers nothing that would fail', async () => {
    ordinaryDay(aSession('artist'))
    answers(money.payee, aPayee('incomplete'))
    answers(money.view, pageWith(aPayout()))
    await open('/money')
    expect(screen.getByText('Sent back by the bank')).toBeTruthy()
    expect(screen.getByText('The bank account has been closed.')).toBeTruthy()
    expect(screen.getByText(/Correct the bank details there/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull()
    expect(await screen.findByRole('button', { name: 'Set up payouts' })).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('lands')
  })

  it('can be sent again once the account is in order', async () => {
    ordinaryDay(aSession('artist'))
    const payout = aPayout({ actions: ['retry'] })
    answers(money.payee, aPayee('ready'))
    answers(money.view, pageWith(payout))
    const asked = listensTo(money.retry, { ...payout, state: 'ready', actions: [] })
    const { user } = await open('/money')
    await user.click(screen.getByRole('button', { name: 'Send again' }))
    expect(await screen.findByText('It is being sent again.')).toBeTruthy()
    expect(asked.map(({ params }) => params['id'])).toEqual([payout.id])
  })
})
