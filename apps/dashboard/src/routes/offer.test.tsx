import { offers } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { anOffer, aThread } from '../testing/world-deals.ts'

const IDLE = ['send', 'give_up']

describe('an offer', () => {
  it('that lapsed says so and lets the brand offer anew', async () => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ state: 'expired' })], actions: IDLE })
    answers(offers.thread, thread)
    await open(`/offers/${thread.id}`)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The offer of €4,800 has lapsed')
    const again = screen.getByRole('link', { name: 'Make another offer' })
    expect(again.getAttribute('href')).toBe(`/offers/${thread.id}/counter`)
  })

  it('that was taken back can be given up, with a reason the other side reads', async () => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ state: 'withdrawn' })], actions: IDLE })
    answers(offers.thread, thread)
    const asked = listensTo(offers.giveUp, undefined)
    const { user } = await open(`/offers/${thread.id}`)
    await user.click(screen.getByRole('button', { name: 'End the negotiation' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Reason' }), 'The dates')
    await user.click(dialog.getByRole('button', { name: 'End the negotiation' }))
    expect(await screen.findByText('The negotiation is over.')).toBeTruthy()
    expect(asked.map(({ body }) => body)).toEqual([{ reason: 'dates', note: '' }])
  })
})
