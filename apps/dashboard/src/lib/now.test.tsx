import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNow } from './now.ts'

const Clock = () => <p>{useNow().toISOString()}</p>

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('the clock of a page', () => {
  it('goes on by itself while somebody looks', () => {
    render(<Clock />)
    act(() => {
      vi.advanceTimersByTime(60_000)
    })
    expect(screen.getByText('2026-11-22T09:01:00.000Z')).toBeTruthy()
  })

  it('is right at once after a time in which nobody looked', () => {
    const { unmount } = render(<Clock />)
    unmount()
    vi.setSystemTime(new Date('2026-11-22T11:30:00Z'))
    render(<Clock />)
    expect(screen.getByText('2026-11-22T11:30:00.000Z')).toBeTruthy()
  })
})
