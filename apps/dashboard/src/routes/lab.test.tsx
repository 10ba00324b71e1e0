import { audience } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { aLab, anOverlap, aSubject } from '../testing/world-audience.ts'

const verano = aSubject({ name: 'Verano Cola', kind: 'brand', country: 'ES', people: 18_920 })
const nora = aSubject()
const aya = aSubject({ name: 'Aya Diop', people: 9690 })
const all = [verano, nora, aya]
const addressOf = (subjects: readonly audience.SubjectView[]) =>
  `/lab?ids=${subjects.map((it) => it.workspaceId).join(',')}`

const house = () => {
  ordinaryDay(aSession('house_matcher'))
  answers(audience.subjects, { items: all })
}

/** Fetched here once, not in the time of the first test. */
beforeAll(() => import('./lab.tsx'))

describe('the overlap lab', () => {
  it('asks nothing before the button, and then puts the choice into the address', async () => {
    house()
    const asked = listensTo(audience.lab, aLab([verano, nora]))
    const { user, router } = await open('/lab')
    await user.click(screen.getByRole('checkbox', { name: /Verano Cola/ }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Pick at least two' })).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /Nora Vael/ }))
    expect(asked).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Compare 2 audiences' }))
    await screen.findByRole('heading', { level: 1, name: 'Verano Cola and Nora Vael share 2,650 people' })
    expect(asked[0]?.body).toEqual({ workspaceIds: [verano.workspaceId, nora.workspaceId].toSorted() })
    expect(router.state.location.search).toEqual({ ids: [verano.workspaceId, nora.workspaceId].join(',') })
  })

  it('opens a shared address with pictures, both sides’ shares, margin, method and age', async () => {
    house()
    answers(audience.lab, aLab([verano, nora]))
    const { user } = await open(addressOf([verano, nora]))
    const table = await screen.findByRole('table', { name: 'Pairs of audiences' })
    const row = within(table).getByRole('row', { name: /Verano Cola/ }).textContent
    for (const words of ['2,650', '2,560 to 2,740', '14%', '33.6%', '× 1.8', 'measured', '19 Nov 2026'])
      expect(row).toContain(words)
    expect(screen.getByRole('list', { name: /2,650 of 24,100 people are in both/ })).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Groups' }))
    await user.click(screen.getByRole('button', { name: 'Show the table' }))
    expect(screen.getByRole('table', { name: 'Who is in which' })).toBeTruthy()
  })

  it('says what it hides and why, and what may still be asked', async () => {
    house()
    const few = anOverlap({ shared: null, shareOfA: null, shareOfB: null, lift: null, withheld: 'too_few' })
    const wide = anOverlap({ shared: { people: 60, low: 0, high: 140, isFew: true } })
    const lab = aLab(all, { hiddenGroups: 2, hidden: 70 })
    answers(audience.lab, {
      ...lab,
      pairs: lab.pairs.map((it, n) => ({ ...it, overlap: [few, wide, it.overlap][n] ?? it.overlap })),
    })
    await open(addressOf(all))
    const table = within(await screen.findByRole('table', { name: 'Pairs of audiences' }))
    expect(table.getByText('fewer than the minimum')).toBeTruthy()
    expect(table.getByText('few')).toBeTruthy()
    const hidden = screen.getByRole('region', { name: 'What is hidden, and why' }).textContent
    for (const words of [
      'fewer than 50 people',
      '2 groups are not drawn',
      'about 70 people',
      '488 questions',
      '29 about',
    ])
      expect(hidden).toContain(words)
  })

  it('falls back to pairs where the lists cannot be laid over one another', async () => {
    house()
    answers(audience.lab, aLab(all, { regions: [], union: null, regionsWithheld: 'not_comparable' }))
    await open(addressOf(all))
    expect(await screen.findByRole('list', { name: /are closest/ })).toBeTruthy()
    expect(screen.queryByRole('radio', { name: 'Circles' })).toBeNull()
  })

  it('shows no middle of a range: what only sizes say is hatched, and told as a range or as not known', async () => {
    house()
    const of = (low: number, high: number) =>
      anOverlap({
        method: 'bounded',
        shared: { people: (low + high) / 2, low, high, isFew: true },
        shareOfA: 0.5,
        shareOfB: 0.5,
      })
    const lab = aLab(all, { regions: [], union: null, regionsWithheld: 'not_comparable' })
    const overlaps = [of(0, 7880), of(1938, 9690), anOverlap()]
    answers(audience.lab, { ...lab, pairs: lab.pairs.map((it, n) => ({ ...it, overlap: overlaps[n] ?? it.overlap })) })
    await open(addressOf(all))
    const heat = within(await screen.findByRole('list', { name: /^Nora Vael and Aya Diop are closest: 33.6%/ }))
    expect(heat.getByRole('listitem', { name: 'Nora Vael – Verano Cola: not known' }).textContent).toBe('?')
    expect(heat.getByRole('listitem', { name: 'Aya Diop – Verano Cola: 20% to 100%' }).textContent).toBe('20–100')
    expect(screen.getByText(/^Hatched: only the sizes are known/)).toBeTruthy()
    const table = within(screen.getByRole('table', { name: 'Pairs of audiences' }))
    expect(table.getByRole('row', { name: /Aya Diop.*Verano|Verano.*Aya Diop/ }).textContent).toContain('20% to 100%')
    expect(screen.queryByText('50%')).toBeNull()
  })

  it('does not say how many two share when only their sizes are known', async () => {
    house()
    const unknown = anOverlap({ method: 'bounded', shared: { people: 3940, low: 0, high: 7880, isFew: true } })
    const lab = aLab([verano, nora], { regions: [], union: null, regionsWithheld: 'not_comparable' })
    answers(audience.lab, { ...lab, pairs: lab.pairs.map((it) => ({ ...it, overlap: unknown })) })
    await open(addressOf([verano, nora]))
    await screen.findByRole('heading', { name: 'How many people Verano Cola and Nora Vael share is not known' })
    expect(screen.getByRole('list', { name: /^Only the sizes of these audiences are known/ })).toBeTruthy()
  })

  it('shows the refusal of one question too many in words, and keeps the picker', async () => {
    house()
    refuses(audience.lab, 'question_budget_spent')
    await open(addressOf([verano, nora]))
    expect((await screen.findByRole('alert')).textContent).toContain('Refused: question_budget_spent')
    expect(screen.getByRole('checkbox', { name: /Nora Vael/ })).toBeTruthy()
  })

  it('finds acts by name and passes over ids that are none', async () => {
    house()
    const { user } = await open('/lab?ids=nonsense,%3Cb%3E')
    answers(audience.subjects, ({ search }) => ({
      items: all.filter((it) => it.name.startsWith(search.get('search') ?? '')),
    }))
    await user.type(screen.getByLabelText('Find an act or a brand'), 'Aya')
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /Verano/ })).toBeNull())
    expect(screen.getByRole('checkbox', { name: /Aya Diop/ })).toBeTruthy()
  })
})
