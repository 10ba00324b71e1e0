import { briefs, matches, planner } from '@concertato/wire'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses, server } from '../testing/server.ts'
import { hearNobody, hearTests, SpokenStream } from '../testing/spoken-stream.ts'
import { aBrief, aCandidate, aComparison, aPlan, aRanking } from '../testing/world-matches.ts'
import { aSession, NOW } from '../testing/world.ts'

const BRIEF = '40000000-0000-4000-8000-000000000001'
const ADDRESS = `/briefs/${BRIEF}/matches`
const NAMES = ['Nora Vael', 'Tiago Moro', 'Lena Kast', 'Ida Sol', 'Jules Roc']

beforeAll(() => import('../features/matches/pictures.tsx'))
beforeEach(hearTests)
afterEach(hearNobody)

/** Candidates by name, the first of the list first. */
const candidates = (...names: readonly string[]) =>
  names.map((name, at) => {
    const id = `50000000-0000-4000-8000-00000000000${NAMES.indexOf(name) + 1}`
    return aCandidate({ id, rank: at + 1, act: { id, name, country: 'FR' } })
  })

const COMPUTING = { state: 'computing', looked: 24, of: 80, endedAt: null } as const

function aDay(ranking: matches.RankingView, names: readonly string[], brief: Partial<briefs.BriefView> = {}) {
  ordinaryDay(aSession('house_matcher'))
  answers(briefs.view, aBrief({ id: BRIEF, ...brief }))
  answers(planner.compare, aComparison(['Verano Cola', 'Nora Vael']))
  looks(ranking, names)
}

/** What the server says from now on. */
function looks(ranking: matches.RankingView, names: readonly string[]) {
  const rows = candidates(...names)
  answers(matches.ranking, ranking)
  answers(matches.candidates, { items: rows, next: null })
  answers(
    planner.plan,
    aPlan(
      rows.map(({ act }) => act),
      names.length === 0 ? { steps: [], acts: [] } : {},
    ),
  )
}

const headline = () => screen.getByRole('heading', { level: 1 }).textContent
const said = () => screen.getAllByRole('status').map((it) => it.textContent)
const names = () =>
  screen.getAllByRole('button', { name: /^Why / }).map((it) => it.getAttribute('aria-label')?.replace('Why ', '') ?? '')

describe('a brief that is being ranked', () => {
  it('says how many acts were looked at, and holds rows and pictures free', async () => {
    aDay(aRanking({ ...COMPUTING, beganAt: new Date() }), [])
    await open(ADDRESS)
    expect(headline()).toBe('Looking at 24 of 80 acts for Summer rooftops')
    const progress = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Acts looked at' })
    expect([progress.value, progress.max]).toEqual([24, 80])
    expect(said()).toContain('Candidates are being ranked.')
    expect(screen.queryByRole('region', { name: 'Reach for the money' })).toBeNull()
    expect(screen.queryByText(/goes on when this page is closed/)).toBeNull()
  })

  it('says what it does before it knows whom to look at', async () => {
    aDay(aRanking({ state: 'waiting', looked: 0, of: 0, beganAt: null, endedAt: null }), [])
    await open(ADDRESS)
    expect(headline()).toBe('Acts for Summer rooftops are looked for in a moment')
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false)
    looks(aRanking({ ...COMPUTING, looked: 0, of: 0 }), [])
    SpokenStream.last.say('ranking', BRIEF)
    await waitFor(() => expect(headline()).toBe('Looking for acts for Summer rooftops'))
  })

  it('shows candidates as they are found, in their order, and leaves the focus where it is', async () => {
    aDay(aRanking({ ...COMPUTING, looked: 8 }), ['Nora Vael', 'Tiago Moro'])
    await open(ADDRESS)
    const why = screen.getByRole('button', { name: 'Why Nora Vael' })
    why.focus()
    looks(aRanking({ ...COMPUTING, looked: 32 }), ['Lena Kast', 'Tiago Moro', 'Nora Vael'])
    SpokenStream.last.say('brief', BRIEF)
    SpokenStream.last.say('ranking', BRIEF)
    await waitFor(() => expect(names()).toEqual(['Lena Kast', 'Tiago Moro', 'Nora Vael']))
    expect(document.activeElement).toBe(why)
    const rows = screen.getAllByRole('button', { name: /^Why / }).map((it) => it.closest('li'))
    expect(rows.map((it) => it?.hasAttribute('data-new'))).toEqual([true, false, false])
    expect(headline()).toBe('Looking at 32 of 80 acts for Summer rooftops')
  })

  it('speaks when it begins and when it ends, and not in between', async () => {
    aDay(aRanking({ ...COMPUTING, looked: 8 }), ['Nora Vael'])
    await open(ADDRESS)
    const line = screen.getAllByRole('status').find((it) => it.textContent === 'Candidates are being ranked.')
    const heard: (string | null)[] = []
    new MutationObserver(() => heard.push(line?.textContent ?? null)).observe(line!, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    looks(aRanking({ ...COMPUTING, looked: 32 }), ['Nora Vael', 'Tiago Moro'])
    SpokenStream.last.say('brief', BRIEF)
    SpokenStream.last.say('ranking', BRIEF)
    await waitFor(() => expect(headline()).toMatch(/32 of 80/))
    looks(aRanking({ looked: 80, of: 80 }), NAMES)
    SpokenStream.last.say('brief', BRIEF)
    SpokenStream.last.say('ranking', BRIEF)
    await waitFor(() => expect(line?.textContent).toBe('Ranked: 5 candidates.'))
    expect(new Set(heard)).toEqual(new Set(['Ranked: 5 candidates.']))
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(headline()).toMatch(/^4 voices add/)
  })

  it('says how many there are with the list that was read after the end, not with the one before', async () => {
    aDay(aRanking({ ...COMPUTING, looked: 8 }), ['Nora Vael'])
    await open(ADDRESS)
    const line = screen.getAllByRole('status').find((it) => it.textContent === 'Candidates are being ranked.')
    looks(aRanking({ looked: 80, of: 80 }), NAMES)
    const read = Promise.withResolvers<undefined>()
    // What answers nothing lets the next handler answer.
    server.use(http.get(`*/api${matches.candidates.path}`, () => read.promise))
    SpokenStream.last.say('brief', BRIEF)
    SpokenStream.last.say('ranking', BRIEF)
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    expect(line?.textContent).toBe('Candidates are being ranked.')
    read.resolve(undefined)
    await waitFor(() => expect(line?.textContent).toBe('Ranked: 5 candidates.'))
  })

  it('says when it takes long, and that nobody has to wait', async () => {
    aDay(aRanking({ ...COMPUTING, beganAt: new Date(Date.now() - 600_000) }), ['Nora Vael'])
    await open(ADDRESS)
    expect(screen.getByText(/This takes longer than usual. It goes on when this page is closed./)).toBeTruthy()
  })

  it('keeps its list and its headline while it is ranked anew', async () => {
    aDay(aRanking({ state: 'computing', looked: 8, of: 80, endedAt: NOW }), NAMES)
    await open(ADDRESS)
    expect(headline()).toMatch(/^4 voices add/)
    expect(names()).toEqual(NAMES)
    expect(screen.getByRole('progressbar')).toBeTruthy()
  })
})

describe('a brief with few candidates', () => {
  const LEFT_OUT = [
    { why: 'no_go', acts: 1, wouldAdd: 0 },
    { why: 'fee', acts: 7, wouldAdd: 2 },
    { why: 'languages', acts: 12, wouldAdd: 9 },
  ] satisfies matches.LeftOut[]
  const NEEDS = ['languages', 'fee'] as const

  it('says what leaves acts out, and drops a need, which can be taken back', async () => {
    aDay(aRanking({ leftOut: LEFT_OUT }), ['Nora Vael'], { needs: [...NEEDS], actions: ['need'] })
    const asked = listensTo(briefs.need, aBrief({ id: BRIEF, needs: ['fee'] }))
    const { user } = await open(ADDRESS)
    const card = within(screen.getByRole('region', { name: 'Only 1 act fits' }))
    expect(card.getAllByRole('listitem').map((it) => it.textContent)).toEqual([
      '12 acts make posts in none of the languages asked for, or do not say.Dropping it adds 9 acts.Drop this condition',
      '7 acts usually ask more than the budget.Dropping it adds 2 acts.Drop this condition',
      '1 act does not work for this sector.This cannot be dropped.',
    ])
    await user.click(card.getByRole('button', { name: 'Drop this condition: languages' }))
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ needs: ['fee'] }))
    expect(await screen.findByText('Dropped: languages. Candidates are ranked anew.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(asked.at(-1)?.body).toEqual({ needs: [...NEEDS] }))
  })

  it('says why when a need could not be dropped', async () => {
    aDay(aRanking({ leftOut: LEFT_OUT }), ['Nora Vael'], { needs: [...NEEDS], actions: ['need'] })
    refuses(briefs.need, 'brief_state_forbids', { title: 'The brief is no longer open.' })
    const { user } = await open(ADDRESS)
    await user.click(screen.getByRole('button', { name: 'Drop this condition: fee' }))
    expect(await screen.findByText('The brief is no longer open.')).toBeTruthy()
  })

  it('waits with further conditions until the ranking is done', async () => {
    aDay(aRanking({ state: 'waiting', leftOut: LEFT_OUT }), ['Nora Vael'], { needs: ['fee'], actions: ['need'] })
    await open(ADDRESS)
    const buttons = screen.getAllByRole('button', { name: /^Drop this condition/ })
    expect(buttons.map((it) => [it.getAttribute('aria-label'), it.getAttribute('aria-disabled')])).toEqual([
      ['Drop this condition: fee', 'true'],
    ])
  })

  it('says the same where there is nobody at all', async () => {
    aDay(aRanking({ leftOut: LEFT_OUT }), [], { needs: [...NEEDS], actions: ['need'] })
    await open(ADDRESS)
    expect(screen.getByText('No act of the house fits this brief yet.')).toBeTruthy()
    const card = within(screen.getByRole('region', { name: 'What leaves acts out' }))
    expect(card.getAllByRole('button', { name: /^Drop this condition/ })).toHaveLength(2)
  })

  it('says so where no condition leaves anybody out', async () => {
    aDay(aRanking({ looked: 2, of: 2 }), ['Nora Vael', 'Tiago Moro'])
    await open(ADDRESS)
    expect(screen.getByText('2 acts were looked at, and no condition leaves another one out.')).toBeTruthy()
  })

  it('has nothing to drop with five', async () => {
    aDay(aRanking({ leftOut: LEFT_OUT }), NAMES, { needs: [...NEEDS], actions: ['need'] })
    await open(ADDRESS)
    expect(screen.queryByRole('button', { name: /^Drop this condition/ })).toBeNull()
  })
})

describe('a brief that takes no acts', () => {
  it('says when they are ranked, or that nobody was', async () => {
    const told: (string | null)[] = []
    for (const state of ['submitted', 'cancelled'] as const) {
      aDay(aRanking({ state: 'waiting', looked: 0, of: 0, beganAt: null, endedAt: null }), [], { state })
      await open(ADDRESS)
      expect(screen.queryByRole('progressbar')).toBeNull()
      told.push(screen.getByRole('main').textContent)
      cleanup()
    }
    expect(told[0]).toContain('Candidates are ranked once the brief is open.')
    expect(told[1]).toContain('Nobody was suggested for this brief.')
  })

  it('is told to a brand as what it is: nobody looks before the brief is open, or after it has ended', async () => {
    const told: (string | null)[] = []
    for (const state of ['draft', 'cancelled'] as const) {
      aDay(aRanking(COMPUTING), [], { state })
      ordinaryDay(aSession('brand_member'))
      answers(matches.list, { items: [], next: null })
      await open(ADDRESS)
      told.push(screen.getByRole('main').textContent)
      cleanup()
    }
    expect(told[0]).toContain('The house looks for voices once it has opened the brief.')
    expect(told[1]).toContain('Nobody was suggested for this brief.')
  })

  it('is told to a brand without how far the house is', async () => {
    aDay(aRanking(COMPUTING), [])
    ordinaryDay(aSession('brand_member'))
    refuses(matches.ranking, 'not_allowed')
    answers(matches.list, { items: [], next: null })
    await open(ADDRESS)
    expect(screen.getByText('The house is looking for voices that fit.')).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })
})
