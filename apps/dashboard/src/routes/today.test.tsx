import { turns } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers } from '../testing/server.ts'
import { aSession, aToday, aTurnCard } from '../testing/world.ts'

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
