import { briefs, matches, offers } from '@concertato/wire'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aSession, NOW } from '../testing/world.ts'
import { anOffer, aThread } from '../testing/world-deals.ts'
import { aBrief, aMatch } from '../testing/world-matches.ts'

const SPLIT = { policyVersion: 1, houseBp: 1_500, managerBp: 0 }
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

  it.each([
    ['sent', 'You propose €4,800'],
    ['accepted', '€4,800 is agreed'],
    ['declined', 'The offer of €4,800 was declined'],
  ] as const)('says what became of it: %s', async (state, sentence) => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ state })], actions: [] })
    answers(offers.thread, thread)
    await open(`/offers/${thread.id}`)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(sentence)
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

describe('writing an offer', () => {
  it.each([
    ['is for the side that is asked', 'sent', ['counter', 'decline'], []],
    ['can follow an offer that was taken back', 'withdrawn', [], IDLE],
  ] as const)('%s', async (_, state, ofVersion, ofThread) => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ state, actions: [...ofVersion] })], actions: [...ofThread] })
    answers(offers.thread, thread)
    answers(offers.splitNow, SPLIT)
    const { router } = await open(`/offers/${thread.id}/counter`)
    expect(router.state.location.pathname).toBe(`/offers/${thread.id}/counter`)
  })

  it('is not for the side that waits: it reads what it sent', async () => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ actions: ['withdraw'] })] })
    answers(offers.thread, thread)
    const { router } = await open(`/offers/${thread.id}/counter`)
    expect(router.state.location.pathname).toBe(`/offers/${thread.id}`)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You propose €4,800')
  })

  it('is over where a first offer was made already', async () => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread()
    const match = aMatch({ threadId: thread.id })
    answers(matches.view, match)
    answers(offers.thread, thread)
    const { router } = await open(`/matches/${match.id}/offer`)
    expect(router.state.location.pathname).toBe(`/offers/${thread.id}`)
  })

  it('is for the side that is asked by now, whatever its list knew', async () => {
    ordinaryDay(aSession('brand_owner'))
    const thread = aThread({ versions: [anOffer({ actions: ['withdraw'] })] })
    answers(offers.thread, thread)
    answers(offers.splitNow, SPLIT)
    const { router } = await open(`/offers/${thread.id}`)
    answers(offers.thread, { ...thread, versions: [anOffer({ sentBy: 'act', actions: ['counter'] })] })
    await act(() => router.navigate({ to: '/offers/$id/counter', params: { id: thread.id } }))
    expect(await screen.findByRole('button', { name: 'Send counter' })).toBeTruthy()
  })

  it('begins when the act has said yes, not before', async () => {
    ordinaryDay(aSession('brand_owner'))
    const match = aMatch()
    answers(matches.view, match)
    answers(briefs.view, aBrief({ id: match.briefId }))
    const { router } = await open(`/matches/${match.id}/offer`)
    expect(router.state.location.pathname).toBe(`/briefs/${match.briefId}`)
  })
})

describe('an offer to a young artist', () => {
  const read = async (role: 'artist' | 'guardian', actions: string[]) => {
    ordinaryDay(aSession(role))
    const turn = {
      side: 'guardian',
      kind: 'answer_offer',
      since: NOW,
      dueAt: null,
      otherwise: 'lapses_may_reopen',
    } as const
    const thread = aThread({ you: 'act', versions: [anOffer({ actions })], actions, turn })
    answers(offers.thread, thread)
    await open(`/offers/${thread.id}`)
  }
  const NOTE = 'A guardian says yes for this act; anybody of it can say no.'

  it('tells the artist who says yes, and leaves them the no', async () => {
    await read('artist', ['counter', 'decline'])
    expect(screen.getByText(NOTE, { exact: false })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull()
    expect(screen.getByRole('button', { name: /Decline/ })).toBeTruthy()
  })

  it('lets the guardian accept', async () => {
    await read('guardian', ['accept', 'decline'])
    expect(screen.queryByText(NOTE, { exact: false })).toBeNull()
    expect(screen.getByRole('button', { name: 'Accept €4,800' })).toBeTruthy()
  })
})
