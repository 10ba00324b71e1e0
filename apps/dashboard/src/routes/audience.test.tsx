import { hash } from 'node:crypto'
import { audience } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses, server } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { anAudience, anOverlap, aSource } from '../testing/world-audience.ts'

beforeAll(async () => {
  await Promise.all([
    import('./audience.tsx'),
    import('./audience-new.tsx'),
    import('../ui/confirm.tsx'),
    import('../features/audience/bring-dialog.tsx'),
    import('../features/audience/digest-list.ts'),
  ])
})

describe('the audience', () => {
  it('says how many people there are, from when, and which rows were left out by line', async () => {
    ordinaryDay(aSession('artist'))
    const source = aSource({ badRows: 2, badRowExamples: [{ line: 14, reason: 'not_an_email' }] })
    answers(audience.view, anAudience({ sources: [source] }))
    await open('/audience')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('7,883 people stand for your audience')
    const list = within(screen.getByRole('region', { name: 'Sources' }))
    expect(list.getByText('In use')).toBeTruthy()
    expect(list.getByText('Consent')).toBeTruthy()
    expect(list.getByText('2 rows left out')).toBeTruthy()
    expect(list.getByText('Line 14: no e-mail address')).toBeTruthy()
    expect(screen.getByText('Anything about fewer than 50 people')).toBeTruthy()
  })

  it('says that an old list no longer counts person by person', async () => {
    ordinaryDay(aSession('artist'))
    answers(audience.view, anAudience({ sources: [aSource({ asOf: '2020-01-01' })] }))
    await open('/audience')
    expect(screen.getByText('Out of date')).toBeTruthy()
  })

  it('lets somebody who may only look neither add nor take back', async () => {
    ordinaryDay(aSession('band_member'))
    answers(audience.view, anAudience())
    await open('/audience')
    expect(screen.queryByRole('link', { name: 'Add a source' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Take back/ })).toBeNull()
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true)
  })

  it('shows a brand no sharing with acts', async () => {
    ordinaryDay(aSession('brand_owner'))
    answers(audience.view, anAudience())
    await open('/audience')
    expect(screen.getByRole('heading', { name: 'What acts see of it' })).toBeTruthy()
    expect(screen.queryByRole('switch')).toBeNull()
  })

  it('takes a source back only after asking, and names the people in the button', async () => {
    ordinaryDay(aSession('artist'))
    const source = aSource()
    answers(audience.view, anAudience({ sources: [source] }))
    const asked = listensTo(audience.revoke, undefined)
    const { user } = await open('/audience')
    await user.click(screen.getByRole('button', { name: /Take back/ }))
    const dialog = await screen.findByRole('dialog')
    expect(asked).toHaveLength(0)
    await user.click(within(dialog).getByRole('button', { name: 'Erase 7,883 people' }))
    await waitFor(() => expect(asked[0]?.params['id']).toBe(source.id))
  })

  it('shares with other acts by a switch, and then names those who share too', async () => {
    ordinaryDay(aSession('artist'))
    answers(audience.view, anAudience())
    answers(audience.neighbours, { items: [{ workspaceId: aSource().id, name: 'Lena Kast', overlap: anOverlap() }] })
    const asked = listensTo(audience.shareWithActs, anAudience({ sharedWithActs: true }))
    const { user } = await open('/audience')
    expect(screen.queryByText('Lena Kast')).toBeNull()
    answers(audience.view, anAudience({ sharedWithActs: true }))
    await user.click(screen.getByRole('switch', { name: 'Let them see how much you share' }))
    expect(await screen.findByText('Lena Kast')).toBeTruthy()
    expect(asked.map((it) => it.body)).toEqual([{ shared: true }])
  })

  it('brings the data of a source that still waits for its figures', async () => {
    ordinaryDay(aSession('artist'))
    const waiting = aSource({ kind: 'platform_totals', identifierKind: null, state: 'declared', people: null })
    answers(audience.view, anAudience({ sources: [waiting] }))
    const asked = listensTo(audience.putTotals, aSource())
    const { user } = await open('/audience')
    await user.click(screen.getByRole('button', { name: /Bring the data/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Followers'), '12 400')
    await user.type(dialog.getByLabelText('Likes altogether'), '250.000')
    await user.type(dialog.getByLabelText(/Views of recent posts/), '900\n1,200\n')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(asked[0]?.body).toEqual({ followers: 12_400, totalLikes: 250_000, views: [900, 1200] }))
  })
})

const LIST = 'name,e-mail\nAna, ANA@example.org\nBo,bo@example.org\nOdd,nobody\nAna,ana@example.org\n'
const sha = (text: string): string => hash('sha256', text, 'hex')

/** The page for a new source, filled but for its file. */
async function openForm() {
  ordinaryDay(aSession('artist'))
  answers(audience.view, anAudience({ sources: [] }))
  const opened = await open('/audience/new')
  const { user } = opened
  await user.selectOptions(screen.getByLabelText('Who is on it?'), 'Newsletter')
  await user.selectOptions(screen.getByLabelText('Lawful basis'), 'Consent')
  await user.type(screen.getByLabelText('What were the people told?'), 'They ticked the box of the form.')
  return opened
}

describe('a new source', () => {
  it('sends digests of a list and nothing of what it says', async () => {
    const { user, router } = await openForm()
    const declared = listensTo(audience.declare, aSource({ state: 'declared' }))
    const sent: { bytes: string; search: URLSearchParams }[] = []
    server.use(
      http.post('*/api/audience/sources/:id/digests', async ({ request }) => {
        const bytes = Buffer.from(await request.arrayBuffer()).toString('hex')
        sent.push({ bytes, search: new URL(request.url).searchParams })
        return HttpResponse.json(audience.SourceView.encode(aSource({ people: 2 })), { status: 201 })
      }),
    )
    await user.upload(screen.getByLabelText('File'), new File([LIST], 'readers.csv', { type: 'text/csv' }))
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'e-mail' })).checked).toBe(true)
    expect(screen.getByLabelText<HTMLInputElement>('The first row names the columns').checked).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Add the source' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/audience'))
    expect(declared[0]?.body).toMatchObject({ kind: 'newsletter', identifierKind: 'email', lawfulBasis: 'consent' })
    expect(sent[0]?.bytes).toBe(sha('ana@example.org') + sha('bo@example.org'))
    expect(Object.fromEntries(sent[0]?.search ?? [])).toEqual({ badRows: '1', badLines: '4:not_an_email' })
  })

  it('says in words why a list is refused, and lets the next try take its place', async () => {
    const { user } = await openForm()
    const source = aSource({ state: 'declared' })
    answers(audience.declare, source)
    const revoked = listensTo(audience.revoke, undefined)
    let refusals = 0
    server.use(
      http.post('*/api/audience/sources/:id/digests', () => {
        refusals += 1
        return HttpResponse.json(
          { code: 'audience_too_small', title: 'This list has 2 people and at least 50 are needed.', status: 422 },
          { status: 422, headers: { 'content-type': 'application/problem+json' } },
        )
      }),
    )
    await user.upload(screen.getByLabelText('File'), new File([LIST], 'readers.csv', { type: 'text/csv' }))
    await screen.findByRole('radio', { name: 'e-mail' })
    await user.click(screen.getByRole('button', { name: 'Add the source' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('This list has 2 people and at least 50 are needed.')
    expect(revoked).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Add the source' }))
    await waitFor(() => expect(revoked[0]?.params['id']).toBe(source.id))
    await waitFor(() => expect(refusals).toBe(2))
  })

  it('asks for the file before anything is declared', async () => {
    const { user } = await openForm()
    const declared = listensTo(audience.declare, aSource())
    await user.click(screen.getByRole('button', { name: 'Add the source' }))
    expect(await screen.findByText('Choose a file.')).toBeTruthy()
    expect(declared).toHaveLength(0)
  })

  it('takes countries, ages and genders from a pasted table', async () => {
    const { user } = await openForm()
    answers(audience.declare, aSource({ kind: 'demographics', identifierKind: null, state: 'declared' }))
    const asked = listensTo(audience.putCells, aSource())
    await user.click(screen.getByRole('radio', { name: /Countries, ages, genders/ }))
    await user.click(screen.getByRole('radio', { name: 'As a table' }))
    await user.click(screen.getByLabelText(/Country, age, gender, people/))
    await user.paste('FR;25-34;female;1240\nFR;25-34;male;many')
    expect(screen.getByText('Line 2: no whole number of people')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Take over 1 figure' }))
    expect(screen.getByLabelText<HTMLInputElement>('France, Women, 25-34').value).toBe('1240')
    await user.type(screen.getByLabelText('France, Men, 25-34'), '900')
    await user.click(screen.getByRole('button', { name: 'Add the source' }))
    await waitFor(() =>
      expect(asked[0]?.body).toEqual({
        cells: [
          { country: 'FR', ageBand: '25-34', gender: 'female', people: 1240 },
          { country: 'FR', ageBand: '25-34', gender: 'male', people: 900 },
        ],
      }),
    )
  })

  it('is closed to roles that may only look', async () => {
    ordinaryDay(aSession('brand_member'))
    answers(audience.view, anAudience())
    refuses(audience.declare, 'not_allowed')
    await open('/audience/new')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Your role here does not allow this')
  })
})
