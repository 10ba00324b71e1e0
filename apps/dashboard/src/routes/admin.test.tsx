import { admin, system, team } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aCheck, aFailedJob, aMember, aPersonRow, aPersonSheet, aSession } from '../testing/world.ts'

const asAdmin = () => ordinaryDay(aSession('house_admin'))
const headline = () => screen.getByRole('heading', { level: 1 }).textContent

beforeAll(async () => {
  await Promise.all([import('../ui/dialog.tsx'), import('../ui/confirm.tsx')])
})

describe('people', () => {
  it('are searched by what the address says, so that a view can be shared', async () => {
    asAdmin()
    const asked = listensTo(admin.people, { items: [aPersonRow()], next: null })
    await open('/admin/people?role=artist&search=nora')
    expect(asked[0]!.search.get('role')).toBe('artist')
    expect(asked[0]!.search.get('search')).toBe('nora')
    expect((screen.getByLabelText('Name, address or workspace') as HTMLInputElement).value).toBe('nora')
  })

  it('come page by page', async () => {
    asAdmin()
    answers(admin.people, ({ search }) =>
      search.get('cursor')
        ? { items: [aPersonRow({ name: 'Tiago Moro' })], next: null }
        : { items: [aPersonRow()], next: 'after-nora' },
    )
    const { user } = await open('/admin/people')
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByRole('link', { name: 'Tiago Moro' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Nora Vael' })).toBeTruthy()
  })

  it('that nobody fits say so and lead back to everybody', async () => {
    asAdmin()
    answers(admin.people, ({ search }) => ({ items: search.get('search') ? [] : [aPersonRow()], next: null }))
    const { user } = await open('/admin/people?search=zzz')
    await user.click(screen.getByRole('button', { name: 'Show everybody' }))
    expect(await screen.findByRole('link', { name: 'Nora Vael' })).toBeTruthy()
  })
})

describe('a person', () => {
  it('is locked out with a reason', async () => {
    asAdmin()
    const nora = aPersonSheet()
    answers(admin.person, nora)
    const asked = listensTo(admin.suspend, { ...nora, state: 'suspended', suspendedFor: 'Fake accounts' })
    const { user } = await open(`/admin/people/${nora.id}`)
    await user.click(screen.getByRole('button', { name: 'Lock out' }))
    const dialog = await screen.findByRole('dialog', { name: 'Lock Nora Vael out?' })
    await user.type(within(dialog).getByLabelText('Reason'), 'Fake accounts')
    await user.click(within(dialog).getByRole('button', { name: 'Lock Nora Vael out' }))
    await waitFor(() => expect(headline()).toBe('Nora Vael is locked out'))
    expect(asked[0]!.body).toEqual({ reason: 'Fake accounts' })
    expect(screen.getByText('Fake accounts')).toBeTruthy()
  })

  it('who does not exist is a page that leads to the nearest one', async () => {
    asAdmin()
    refuses(admin.person, 'not_found')
    await open('/admin/people/00000000-0000-4000-8000-000000000999')
    await waitFor(() => expect(headline()).toBe('There is nothing at this address, or it is not yours to see'))
    const main = screen.getByRole('main')
    expect(within(main).getByRole('link', { name: 'People' })).toBeTruthy()
  })
})

describe('the system', () => {
  it('says how many checks need a look, the ill ones first, each with its cure', async () => {
    asAdmin()
    answers(system.doctor, {
      checks: [aCheck(), aCheck({ name: 'clock', state: 'ill', finding: 'Off by 9 s.', cure: 'Start NTP.' })],
    })
    await open('/admin/system')
    expect(headline()).toBe('One check needs a look')
    const [first] = within(screen.getByRole('table', { name: 'Checks' })).getAllByRole('rowheader')
    expect(first!.textContent).toContain('Clock')
    expect(screen.getByText('Start NTP.')).toBeTruthy()
  })

  it('tries a failed job again', async () => {
    asAdmin()
    answers(system.failedJobs, { items: [aFailedJob({ id: '17', queue: 'mail' })], next: null })
    const asked = listensTo(system.retryJob, undefined)
    const { user } = await open('/admin/system')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('offer.sent is tried again.')).toBeTruthy()
    expect(asked[0]!.params).toMatchObject({ queue: 'mail', id: '17' })
  })

  it('draws the queues with a sentence, marks that keys reach, and a table', async () => {
    asAdmin()
    const { user } = await open('/admin/system')
    const picture = screen.getByRole('list', { name: /Jobs in hand: 30\. Given up: 1\./ })
    const marks = within(picture).getAllByRole('listitem')
    expect(marks).toHaveLength(3)
    marks[0]!.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(marks[1])
    await user.click(screen.getByRole('button', { name: 'Show the table' }))
    expect(
      within(screen.getByRole('table', { name: 'Queues' })).getByRole('row', { name: /deal 12 1 3 0/ }),
    ).toBeTruthy()
  })

  it('shows what failed, what is safe, the request to quote, and tries again', async () => {
    asAdmin()
    refuses(system.view, 'unexpected', { title: 'Something went wrong on our side.' })
    const { user } = await open('/admin/system')
    await waitFor(() => expect(headline()).toBe('This page could not be shown'))
    expect(screen.getByText('Something went wrong on our side.')).toBeTruthy()
    expect(screen.getByText('request-1')).toBeTruthy()
    asAdmin()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(headline()).toBe('One check needs a look'))
  })

  it('tells somebody without the role who could grant it', async () => {
    ordinaryDay()
    refuses(system.view, 'not_allowed')
    answers(team.list, { items: [aMember({ name: 'Karim Benali', email: 'karim@verano.example' })], next: null })
    await open('/admin/system')
    await waitFor(() => expect(headline()).toBe('Your role here does not allow this'))
    const ask = await screen.findByRole('link', { name: 'Ask Karim Benali' })
    expect(ask.getAttribute('href')).toBe('mailto:karim@verano.example')
  })
})
