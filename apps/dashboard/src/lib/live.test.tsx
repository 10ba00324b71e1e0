import { events, team } from '@concertato/wire'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers } from '../testing/server.ts'
import { hearNobody, hearTests, SpokenStream } from '../testing/spoken-stream.ts'
import { aMember } from '../testing/world.ts'

beforeEach(hearTests)
afterEach(hearNobody)

describe('live events', () => {
  it('are heard in the hat that is worn', async () => {
    ordinaryDay()
    await open('/team')
    await waitFor(() => expect(SpokenStream.last?.url).toMatch(/^\/api\/events\?acting-as=2/))
  })

  it('say for how long the page read before it listened, so that what changed meanwhile is told', async () => {
    ordinaryDay()
    await open('/team')
    const { searchParams } = new URL(SpokenStream.last.url, location.href)
    expect(Number(searchParams.get('missed'))).toBeGreaterThan(0)
  })

  it('make everything be read again when nobody knows what changed', async () => {
    ordinaryDay()
    answers(team.list, { items: [aMember({ name: 'Before' })], next: null })
    await open('/team')
    answers(team.list, { items: [aMember({ name: 'After' })], next: null })
    SpokenStream.last.say(events.EVERYTHING, '')
    expect(await screen.findByText('After')).toBeTruthy()
  })

  it('make the page read again what changed, and its row flash', async () => {
    ordinaryDay()
    const paul = aMember({ name: 'Paul Rey' })
    answers(team.list, { items: [paul], next: null })
    await open('/team')
    answers(team.list, { items: [{ ...paul, name: 'Paul Reynard' }], next: null })
    SpokenStream.last.say('team', paul.id)
    expect(screen.getByRole('row', { name: /Paul Rey/ }).className).toContain('flash')
    expect(await screen.findByText('Paul Reynard')).toBeTruthy()
  })

  it('after a break make everything be read again', async () => {
    ordinaryDay()
    answers(team.list, { items: [aMember({ name: 'Before' })], next: null })
    await open('/team')
    answers(team.list, { items: [aMember({ name: 'After' })], next: null })
    act(() => {
      SpokenStream.last.onerror?.()
      SpokenStream.last.onopen?.()
    })
    expect(await screen.findByText('After')).toBeTruthy()
  })
})
