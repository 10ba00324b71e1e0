import { exposure } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { aFloor, anExposure, aShortlist, someTiers } from '../testing/world-exposure.ts'

/** Fetched here once, not in the time of the first test. */
beforeAll(() => import('./exposure.tsx'))

const house = (audit = anExposure(), items = [aShortlist()]) => {
  ordinaryDay(aSession('house_matcher'))
  answers(exposure.audit, audit)
  answers(exposure.shortlists, { items, next: null })
}
const headline = () => screen.getByRole('heading', { level: 1 }).textContent
const card = (name: string) => screen.getByRole('region', { name }).textContent

describe('the exposure page', () => {
  it('begins with what acts without a deal had, beside what they are', async () => {
    house()
    await open('/exposure')
    expect(headline()).toBe(
      'Acts with no earlier deal here had 31% of what shortlists showed; they are 44% of those who could be shown',
    )
    expect(screen.getByText(/3 briefs were ranked/)).toBeTruthy()
  })

  it('says what the floor cost with its range, and for which lists nobody knows', async () => {
    house()
    await open('/exposure')
    const words = card('What the floor cost')
    for (const part of [
      'The floor lifted 3 acts onto 2 lists.',
      'That cost about 1,200 people of reach (900 to 1,600).',
      'That is 2.6% of what these lists reach without it',
      'For one list more nobody can say',
      'One list wanted more such acts than there were.',
    ])
      expect(words).toContain(part)
  })

  it('tells a gain as a gain, and nothing given up where nobody was lifted', async () => {
    const floor = anExposure().floor
    house(anExposure({ floor: { ...floor, givenUp: { people: -100, low: -100, high: -100 } } }))
    await open('/exposure')
    expect(card('What the floor cost')).toContain('That gained 100 people of reach.')
  })

  it('has marks that keys reach, and the same figures as a table', async () => {
    house()
    const { user } = await open('/exposure')
    const picture = screen.getByRole('list', {
      name: /No earlier deal here: 25% of what shortlists showed since 5 Oct/,
    })
    const [first, second] = within(picture).getAllByRole('listitem')
    expect(first?.getAttribute('aria-label')).toBe('5 Oct, No earlier deal here: 25% (50% of the acts)')
    first?.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(second)
    const region = within(screen.getByRole('region', { name: 'What shortlists showed, over time' }))
    await user.click(region.getByRole('button', { name: 'Show the table' }))
    expect(region.getByRole('row', { name: /5 Oct 2026 No earlier deal here 25% 50%/ })).toBeTruthy()
  })

  it('asks for months and divides by audience where one wants it, in the address', async () => {
    house()
    const asked = listensTo(exposure.audit, anExposure({ step: 'month' }))
    const { user, router } = await open('/exposure')
    await user.click(screen.getByRole('radio', { name: '12 months' }))
    await user.click(screen.getByRole('radio', { name: 'Audience' }))
    expect(await screen.findByRole('listitem', { name: /^Oct 2026, Fewer than 2,000 people: 50%/ })).toBeTruthy()
    expect(asked.at(-1)?.search.get('step')).toBe('month')
    expect(router.state.location.search).toEqual({ step: 'month', by: 'audience' })
  })

  it('lists the rankings with a way to their candidates, and what is not known as not known', async () => {
    const unknown = aFloor({ reach: null, givenUp: null, unknown: 'not_comparable' })
    house(anExposure(), [aShortlist(), aShortlist({ title: 'Winter lights', floor: unknown, version: 2 })])
    await open('/exposure')
    const rows = within(screen.getByRole('table', { name: 'Shortlists' }))
    const known = rows.getByRole('row', { name: /Summer rooftops/ })
    for (const words of ['9 of 40', '31%', '1,200', '900 to 1,600']) expect(known.textContent).toContain(words)
    expect(rows.getByRole('row', { name: /Winter lights/ }).textContent).toContain('not known')
    expect(within(known).getByRole('link').getAttribute('href')).toMatch(/^\/briefs\/.+\/matches$/)
  })

  it('says so where nothing was ranked, and where nobody is new', async () => {
    house(anExposure({ lists: 0, tiers: [], periods: [] }), [])
    await open('/exposure')
    expect(screen.getByText('No brief was ranked in this time.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save as CSV' })).toBeNull()
  })

  it('does not speak of a share where every act has had a deal', async () => {
    house(anExposure({ tiers: someTiers(0, 0) }))
    await open('/exposure')
    expect(headline()).toBe('Every act that could be shown has had a deal here')
  })
})
