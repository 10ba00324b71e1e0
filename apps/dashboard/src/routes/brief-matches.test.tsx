import { briefs, matches, planner } from '@concertato/wire'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import {
  aBetter,
  aBrief,
  aCandidate,
  aMatch,
  aChange,
  aComparison,
  aPlan,
  someEvidence,
} from '../testing/world-matches.ts'
import { aSession } from '../testing/world.ts'
import { aFloor } from '../testing/world-exposure.ts'

const BRIEF = '40000000-0000-4000-8000-000000000001'
const ADDRESS = `/briefs/${BRIEF}/matches`
const NAMES = ['Nora Vael', 'Tiago Moro', 'Lena Kast']

/** What is fetched when it is first wanted is here already: a test is not about waiting for it. */
beforeAll(async () => {
  await Promise.all([
    import('../features/matches/match-sheet.tsx'),
    import('../features/matches/plan-dialog.tsx'),
    import('../features/matches/pictures.tsx'),
  ])
})

function threeCandidates() {
  ordinaryDay(aSession('house_matcher'))
  const rows = NAMES.map((name, at) => {
    const id = `50000000-0000-4000-8000-00000000000${at + 1}`
    return aCandidate({ rank: at + 1, act: { id, name, country: 'FR' } })
  })
  answers(briefs.view, aBrief({ id: BRIEF }))
  answers(matches.candidates, { items: rows, next: null })
  answers(planner.compare, aComparison(['Verano Cola', 'Nora Vael', 'Tiago Moro']))
  return rows
}

const headline = () => screen.getByRole('heading', { level: 1 }).textContent

describe('the candidates of a brief', () => {
  it('begin with what the plan comes to, and what is spent', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    await open(ADDRESS)
    expect(headline()).toBe('2 voices add 9.5k people to the 24k of Verano Cola')
    expect(screen.getByText('€6,000 of €6,000', { exact: false })).toBeTruthy()
    expect(screen.getByText(/^Next would be Lena Kast: 2,000 people more for €3,000./)).toBeTruthy()
  })

  it('show their fit in four parts, and say which are not known', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    await open(ADDRESS)
    const bars = screen.getAllByRole('img', {
      name: 'Fit 46 of 100, audience 32 of 45, content not known, price 14 of 20, track record not known',
    })
    expect(bars).toHaveLength(3)
  })

  it('open to why, why not, and the smallest change that lifts them', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    answers(
      planner.betterCandidate,
      aBetter([aChange(), aChange({ side: 'brand', lever: 'rights', fromMonths: 6, toMonths: 3 })]),
    )
    const { user } = await open(ADDRESS)
    await user.click(screen.getByRole('button', { name: 'Why Nora Vael' }))
    const sheet = within(await screen.findByRole('dialog'))
    expect(sheet.getByText('Adds 6,750 people the brand does not reach yet.')).toBeTruthy()
    expect(sheet.getByText('Usually grants 3 months of rights; wanted: 6.')).toBeTruthy()
    expect(sheet.getByText('The brief asks for no style or language, or the act has named none.')).toBeTruthy()
    expect(await sheet.findByText('For €500 less (€3,700) this act would be among the first five.')).toBeTruthy()
    expect(
      sheet.getByText(
        'If the brief asked for 3 months of rights instead of 6, this act would be among the first five.',
      ),
    ).toBeTruthy()
    expect(sheet.getByRole('link', { name: 'Weights of version 1' }).getAttribute('href')).toBe('/policy')
    expect(sheet.getByRole('button', { name: 'Approve' })).toBeTruthy()
  })

  it('say which styles and languages were found, how old the data is, and what the order gave for the unknown', async () => {
    const [first] = threeCandidates()
    const evidence = someEvidence({
      credit: 12.4,
      parts: [
        { part: 'audience', points: 16, knownOutOf: 22, outOf: 45 },
        { part: 'content', points: 9, knownOutOf: 14, outOf: 20 },
      ],
      reasons: [
        { code: 'audience_stale', speaksFor: false, values: { ageDays: 60, share: 0.5 } },
        { code: 'tags', speaksFor: true, values: { shared: 2, wanted: 3, names: 'electro-pop, dance' } },
        { code: 'languages', speaksFor: false, values: { spoken: 0, wanted: 1, names: '' } },
      ],
    })
    answers(matches.candidates, { items: [{ ...first!, evidence }], next: null })
    answers(planner.plan, aPlan([first!.act]))
    answers(planner.betterCandidate, aBetter([]))
    const { user } = await open(ADDRESS)
    expect(screen.getByRole('img', { name: /^Fit 46 of 100, 12 more as benefit of the doubt, audience/ })).toBeTruthy()
    expect(screen.getByText(/never for the fit$/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Why Nora Vael' }))
    const sheet = within(await screen.findByRole('dialog'))
    expect(sheet.getByText('Plays 2 of the 3 styles asked for: electro-pop and dance.')).toBeTruthy()
    expect(sheet.getByText('Makes posts in none of the languages asked for.')).toBeTruthy()
    expect(
      sheet.getByText('The audience data is 60 days old and counts for 50% of what fresh data would.'),
    ).toBeTruthy()
  })

  it('are told apart for a brand, which is spoken to as itself', async () => {
    threeCandidates()
    ordinaryDay(aSession('brand_member'))
    const match = aMatch({ actions: ['pick', 'decline'], recommendation: 'Same rooms.' })
    answers(matches.list, { items: [match], next: null })
    answers(planner.plan, aPlan([match.act, match.act], { counts: 'own_audience' }))
    await open(ADDRESS)
    expect(headline()).toBe('One voice reaches 6k of your 24k')
    expect(screen.getByRole('button', { name: 'Pick Nora Vael' })).toBeTruthy()
  })

  it('are drawn as one piece where they were ranked before parts were kept', async () => {
    ordinaryDay(aSession('house_matcher'))
    answers(briefs.view, aBrief({ id: BRIEF }))
    const evidence = someEvidence({ parts: [], shared: null })
    answers(matches.candidates, { items: [aCandidate({ evidence })], next: null })
    answers(planner.plan, aPlan([], { steps: [], acts: [] }))
    await open(ADDRESS)
    expect(headline()).toBe('1 candidate for this brief')
    expect(screen.getByRole('img', { name: 'Fit 46 of 100' })).toBeTruthy()
    expect(screen.getByText('No audience here can be compared yet.')).toBeTruthy()
  })
})

describe('the planner', () => {
  it('moves its budget by key from purchase to purchase, and keeps it in the address', async () => {
    const rows = threeCandidates()
    const asked = listensTo(planner.plan, aPlan(rows.map(({ act }) => act)))
    const { user, router } = await open(ADDRESS)
    const line = screen.getByRole('slider', { name: 'Budget' })
    expect(line.getAttribute('aria-valuetext')).toBe('€6,000 reach 9.5k people')
    line.focus()
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(router.state.location.search).toEqual({ budget: 900_000 }))
    await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ budgetMinor: '900000' }))
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(router.state.location.search).toEqual({ budget: 300_000 }))
  })

  it('asks for prices nobody knows, and for what the roster has to be like', async () => {
    const rows = threeCandidates()
    const acts = aPlan(rows.map(({ act }) => act)).acts.map((it) => ({ ...it, price: null, isChosen: false }))
    const asked = listensTo(planner.plan, aPlan([], { acts, steps: [], budgetMinor: 1_200_000n }))
    const { user } = await open(ADDRESS)
    expect(screen.getByText('No price is known yet.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Prices and conditions' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Price of Nora Vael' }), '4200')
    await user.type(dialog.getByRole('textbox', { name: /^At most so many acts/ }), '2')
    const stand = within(dialog.getByRole('group', { name: 'Tiago Moro in the plan' }))
    await user.click(stand.getByRole('radio', { name: 'Leave out' }))
    await user.click(dialog.getByRole('button', { name: 'Plan anew' }))
    await waitFor(() =>
      expect(asked.at(-1)?.body).toMatchObject({
        most: 2,
        mustNot: [rows[1]!.act.id],
        prices: [{ actId: rows[0]!.act.id, priceMinor: '420000' }],
      }),
    )
  })

  it('says why when a wish cannot be met', async () => {
    threeCandidates()
    refuses(planner.plan, 'roster_impossible', { title: 'No roster for this budget keeps all these conditions.' })
    await open(`${ADDRESS}?most=1`)
    expect((await screen.findByRole('alert')).textContent).toBe('No roster for this budget keeps all these conditions.')
  })

  it('shows its figures as a table, with what each act adds', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    const { user } = await open(ADDRESS)
    const card = within(screen.getByRole('region', { name: 'Reach for the money' }))
    await user.click(card.getByRole('button', { name: 'Show the table' }))
    const [, first] = within(card.getByRole('table')).getAllByRole('row')
    expect(first?.textContent).toContain('Nora Vael€3,0006,000€3,0006,000')
  })
})

describe('comparing', () => {
  it('lays ticked acts over one another, at most four, and keeps them in the address', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    const asked = listensTo(planner.compare, aComparison(['Verano Cola', ...NAMES]))
    const { user, router } = await open(ADDRESS)
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ actIds: rows.slice(0, 2).map(({ act }) => act.id) }))
    await user.click(screen.getByRole('checkbox', { name: 'Compare Lena Kast' }))
    const all = rows.map(({ act }) => act.id)
    await waitFor(() => expect(router.state.location.search).toEqual({ compare: all }))
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ actIds: all }))
  })

  it('says how much is shared and how old the people are', async () => {
    const rows = threeCandidates()
    answers(planner.plan, aPlan(rows.map(({ act }) => act)))
    const { user } = await open(ADDRESS)
    const overlap = within(await screen.findByRole('region', { name: 'Who overlaps' }))
    expect(overlap.getByText(/33.6% of the audience of Tiago Moro is in that of Nora Vael as well./)).toBeTruthy()
    await user.click(overlap.getByRole('radio', { name: 'Pairs' }))
    expect(overlap.getByRole('listitem', { name: 'Tiago Moro – Nora Vael: 33.6%' })).toBeTruthy()
    const ages = within(screen.getByRole('region', { name: 'Age against target' }))
    expect(ages.getByText('80% of their people are of the ages asked for.')).toBeTruthy()
    expect(ages.getByText('6% under 18')).toBeTruthy()
  })

  it('says what the floor for acts with no deal cost this list in reach, or that nobody knows', async () => {
    const rows = threeCandidates()
    const acts = rows.map(({ act }) => act)
    const unknown = aFloor({ lifted: 1, reach: null, givenUp: null, unknown: 'not_comparable' })
    const told: string[] = []
    for (const floor of [aFloor(), aFloor({ lifted: 0 }), unknown]) {
      answers(planner.plan, aPlan(acts, { floor }))
      await open(ADDRESS)
      told.push(screen.getByRole('region', { name: 'Fresh voices' }).textContent)
      cleanup()
    }
    expect(told[0]).toContain(
      'It lifted 2 acts onto the shortlist. That cost about 1,200 people of reach (900 to 1,600).',
    )
    expect(told[1]).toContain('nobody had to be lifted for it: it cost no reach.')
    expect(told[2]).toContain('It lifted one act onto the shortlist. What that costs in reach is not known')
  })
})
