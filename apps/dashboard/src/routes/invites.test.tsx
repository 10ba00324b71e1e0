import { matches, offers, planner } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aBetter, aChange, someEvidence } from '../testing/world-matches.ts'
import { anId, aScore, aSession, NOW } from '../testing/world.ts'

const passed = (it: Partial<matches.PassedOverView> = {}): matches.PassedOverView => ({
  id: anId(),
  sector: 'soft_drinks',
  by: 'house',
  reason: 'style',
  at: NOW,
  ...it,
})

const anInvite = (): matches.InviteView => ({
  id: '60000000-0000-4000-8000-000000000001',
  state: 'invited',
  enteredAt: NOW,
  invitedAt: NOW,
  expiresAt: null,
  brand: { id: anId(), name: 'Verano Cola', country: 'ES' },
  message: '',
  brief: {
    title: 'Summer rooftops',
    idea: 'Songs',
    goal: 'reach_new',
    sector: 'soft_drinks',
    tags: ['indie folk'],
    languages: ['it'],
    needs: [],
    lines: [],
    budgetMinor: 1_200_000n,
    currency: 'EUR',
    startsOn: null,
    endsOn: null,
    usageChannels: [],
    territories: ['FR'],
    rightsMonths: 6,
  },
  evidence: someEvidence(),
  decline: null,
  threadId: null,
  actions: ['accept', 'decline'],
  turn: null,
  score: aScore(4),
  version: 1,
})

describe('where an act was passed over', () => {
  it('is told with the reason in words, by whom and for which kind of brief', async () => {
    ordinaryDay(aSession('artist'))
    answers(matches.invites, { items: [], next: null })
    answers(matches.passedOver, {
      items: [passed(), passed({ by: 'brand', reason: 'over_budget', sector: null })],
      next: null,
    })
    await open('/invites')
    const section = within(screen.getByRole('region', { name: 'Passed over' }))
    const [first, second] = section.getAllByRole('listitem')
    expect(first?.textContent).toContain('The style does not fit · by the house · Soft drinks')
    expect(second?.textContent).toContain('Over the budget · by the brand')
    expect(section.getByText(/It has no effect on later matches/)).toBeTruthy()
  })

  it('brings older ones when asked, and is silent when there are none', async () => {
    ordinaryDay(aSession('artist'))
    answers(matches.invites, { items: [], next: null })
    answers(matches.passedOver, ({ search }) =>
      search.get('cursor')
        ? { items: [passed({ reason: 'other' })], next: null }
        : { items: [passed()], next: 'further' },
    )
    const { user } = await open('/invites')
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByText('Another reason')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  it('is no heading over nothing', async () => {
    ordinaryDay(aSession('artist'))
    answers(matches.invites, { items: [], next: null })
    answers(matches.passedOver, { items: [], next: null })
    await open('/invites')
    expect(screen.queryByRole('region', { name: 'Passed over' })).toBeNull()
  })
})

describe('an invitation', () => {
  it('says what would make the act fit better, in its own hands', async () => {
    ordinaryDay(aSession('artist'))
    answers(matches.inviteView, anInvite())
    answers(planner.betterInvite, {
      ...aBetter([aChange({ lever: 'territory', territories: ['IT'] })]),
      place: null,
      outOf: null,
    })
    await open('/invites/60000000-0000-4000-8000-000000000001')
    const card = within(await screen.findByRole('region', { name: 'What would make you fit better' }))
    expect(
      card.getByText('If the works could be used in Italy as well, you would be among the first five.'),
    ).toBeTruthy()
    expect(card.getByRole('link', { name: 'What you usually ask' }).getAttribute('href')).toBe('/settings/terms')
  })
})

describe('the headline of an invitation', () => {
  it.each([
    ['invited', /would like to work with you$/],
    ['offering', /^You and .* are agreeing on terms$/],
    ['contracted', /^You work with /],
    ['declined_by_act', /^You declined the invitation from /],
    ['expired', /has run out$/],
    ['closed', /is closed$/],
  ] as const)('says what became of it: %s', async (state, sentence) => {
    ordinaryDay(aSession('artist'))
    answers(matches.inviteView, { ...anInvite(), state })
    await open('/invites/60000000-0000-4000-8000-000000000001')
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(sentence)
  })
})

describe('an invitation that was accepted and has no offer yet', () => {
  it('can be ended by the act, with a reason the brand reads', async () => {
    ordinaryDay(aSession('artist'))
    const invite = { ...anInvite(), state: 'accepted' as const, actions: ['give_up'] }
    answers(matches.inviteView, invite)
    answers(planner.betterInvite, aBetter([]))
    const asked = listensTo(offers.giveUp, undefined)
    const { user } = await open(`/invites/${invite.id}`)
    await user.click(screen.getByRole('button', { name: 'End the negotiation' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Reason' }), 'The dates')
    await user.click(dialog.getByRole('button', { name: 'End the negotiation' }))
    expect(await screen.findByText('The negotiation is over.')).toBeTruthy()
    expect(asked.map(({ params }) => params['id'])).toEqual([invite.id])
  })
})
