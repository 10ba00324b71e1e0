import { I18nProvider } from '@lingui/react'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { i18n, speak } from '../lib/i18n.ts'
import { Score, ScoreStrip, type Turn } from './score.tsx'

const turns: readonly Turn[] = [
  { label: 'Brief', side: 'brand', state: 'done', weight: 5 },
  {
    label: 'Your counter',
    side: 'act',
    state: 'now',
    weight: 5,
    actor: 'Nora Vael',
    due: new Date('2026-11-27T17:00:00Z'),
  },
  { label: 'Sign', side: 'act', state: 'todo', weight: 3 },
]

beforeEach(() => speak('en'))

const shown = (of: React.ReactNode) => render(<I18nProvider i18n={i18n}>{of}</I18nProvider>)

describe('a Score', () => {
  it('says itself in one sentence', () => {
    shown(<ScoreStrip turns={turns} />)
    expect(screen.getByRole('img', { name: '1 of 3 steps are done. Now: Your counter. Then: Sign.' })).toBeTruthy()
  })

  it('is a list whose bars say name, state, actor and deadline', () => {
    shown(<Score turns={turns} />)
    const [, now] = screen.getAllByRole('listitem')
    expect(now!.getAttribute('aria-current')).toBe('step')
    expect(now!.getAttribute('aria-label')).toMatch(/^Your counter, now, Nora Vael, until Fri,? 27 Nov/)
  })

  it('takes one stop of the Tab key, at the turn under way, and the arrows from there', async () => {
    shown(<Score turns={turns} />)
    const user = userEvent.setup({ delay: null })
    await user.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Your counter/)
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sign, to come')
    await user.keyboard('{Home}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Brief, done')
  })

  it('names every bar that is lit when work runs side by side', () => {
    shown(<ScoreStrip turns={turns.map((it) => ({ ...it, state: 'now' as const }))} />)
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('Now: Brief, Your counter, and Sign.')
  })

  it('says when all is done and when nothing has begun', () => {
    shown(<ScoreStrip turns={turns.map((it) => ({ ...it, state: 'done' as const }))} />)
    shown(<ScoreStrip turns={[]} />)
    expect(screen.getAllByRole('img').map((it) => it.getAttribute('aria-label'))).toEqual([
      'All 3 steps are done.',
      'Nothing has begun.',
    ])
  })
})
