import { turns, workspace } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers } from '../testing/server.ts'
import { aSession, aToday, aTurnCard, aWorkspace } from '../testing/world.ts'

describe('Today', () => {
  it('says that nothing waits when nothing does', async () => {
    ordinaryDay(aSession('brand_member'))
    await open('/today')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing waits for you, Louise')
    expect(screen.getByText(/When it is your turn in a deal/)).toBeTruthy()
  })

  it('lists the turns that are yours with what to do, and counts them in the rail', async () => {
    ordinaryDay(aSession('artist'))
    answers(turns.today, aToday({ yours: [aTurnCard(), aTurnCard({ daysLate: 1 })] }))
    await open('/today')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('It is your turn, Louise')
    expect(screen.getByText('2 things, about 10 minutes')).toBeTruthy()
    expect(screen.getByText('late by 1 day')).toBeTruthy()
    expect(screen.getAllByRole('img', { name: '3 of 11 steps are done. Now: Reply. Then: Sign.' })).toHaveLength(2)
    const [rail] = screen.getAllByRole('navigation', { name: 'Main' })
    expect(within(rail!).getByRole('link', { name: 'Today 2' })).toBeTruthy()
  })

  it('names the other side: the brand for the artist, the artist for the brand', async () => {
    ordinaryDay(aSession('brand_member'))
    answers(turns.today, aToday({ yours: [aTurnCard()] }))
    await open('/today')
    expect(screen.getByRole('heading', { level: 2, name: 'Nora Vael' })).toBeTruthy()
  })
})

describe('the first steps', () => {
  const newcomer = () => aSession('brand_owner', { secondFactor: { needed: false, enrolled: false, proven: false } })

  it('are listed for whoever answers for a workspace until they are done', async () => {
    ordinaryDay(newcomer())
    answers(workspace.view, aWorkspace({ website: null }))
    await open('/today')
    expect(await screen.findByRole('heading', { name: '2 things to set up' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Set it up' }).getAttribute('href')).toBe('/settings/security')
  })

  it('can be hidden, and brought back while the notice is there', async () => {
    ordinaryDay(newcomer())
    const { user } = await open('/today')
    await user.click(await screen.findByRole('button', { name: 'Hide' }))
    expect(screen.queryByRole('heading', { name: 'One thing to set up' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('heading', { name: 'One thing to set up' })).toBeTruthy()
  })
})
