import { account, workspace } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aPlace, aSession, aWorkspace, anAccount } from '../testing/world.ts'

beforeAll(async () => {
  await Promise.all([import('../ui/dialog.tsx'), import('../ui/conflict.tsx'), import('../ui/confirm.tsx')])
})

describe('your settings', () => {
  it('change the theme at once and store it without a save button', async () => {
    ordinaryDay()
    const asked = listensTo(account.change, anAccount({ theme: 'dark' }))
    const { user } = await open('/settings')
    await user.click(screen.getByLabelText('Dark'))
    expect(document.documentElement.dataset['theme']).toBe('dark')
    await waitFor(() => expect(asked[0]?.body).toEqual({ theme: 'dark' }))
    expect(await screen.findByText(/^Saved/)).toBeTruthy()
  })

  it('change the language of the page while it is open', async () => {
    ordinaryDay()
    const asked = listensTo(account.change, anAccount({ locale: 'de' }))
    const { user } = await open('/settings')
    await user.selectOptions(screen.getByLabelText('Language'), 'de')
    await waitFor(() => expect(document.documentElement.lang).toBe('de'))
    await waitFor(() => expect(asked[0]?.body).toEqual({ locale: 'de' }))
  })

  it('say what was not stored', async () => {
    ordinaryDay()
    refuses(account.change, 'too_many_requests', { title: 'Too many tries.' })
    const { user } = await open('/settings')
    await user.click(screen.getByLabelText('Compact'))
    expect(await screen.findByText('Too many tries.')).toBeTruthy()
  })

  it('switch single keys off, and then they do nothing', async () => {
    ordinaryDay()
    answers(account.change, anAccount({ shortcutsOn: false }))
    const { user, router } = await open('/settings')
    await user.click(screen.getByRole('switch', { name: 'Single-key shortcuts' }))
    ;(document.activeElement as HTMLElement).blur()
    await user.keyboard('gt')
    expect(router.state.location.pathname).toBe('/settings')
    await user.click(screen.getByRole('switch', { name: 'Single-key shortcuts' }))
    ;(document.activeElement as HTMLElement).blur()
    await user.keyboard('gt')
    await waitFor(() => expect(router.state.location.pathname).toBe('/today'))
  })
})

describe('security', () => {
  it('lists where one is signed in and signs out another device', async () => {
    ordinaryDay()
    const other = aPlace({ device: 'Safari on iPhone' })
    answers(account.sessions, { items: [aPlace({ here: true }), other] })
    const asked = listensTo(account.endSession, undefined)
    const { user } = await open('/settings/security')
    const row = await screen.findByRole('row', { name: /Safari on iPhone/ })
    await user.click(within(row).getByRole('button', { name: 'Sign out' }))
    await waitFor(() => expect(asked[0]?.params['id']).toBe(other.id))
    expect(screen.queryByText('this one')).toBeTruthy()
  })

  it('signs out everywhere only after asking, and then leads to the door', async () => {
    ordinaryDay()
    const asked = listensTo(account.endSessions, undefined)
    const { user, router } = await open('/settings/security')
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign out everywhere?' })
    expect(asked).toHaveLength(0)
    await user.click(within(dialog).getByRole('button', { name: 'Sign out everywhere' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
    expect(asked).toHaveLength(1)
  })

  it('does not offer to switch a needed second factor off', async () => {
    ordinaryDay(aSession('house_finance'))
    answers(
      account.view,
      anAccount({ secondFactor: { needed: true, enrolled: true, proven: true }, backupCodesLeft: 7 }),
    )
    await open('/settings/security')
    expect(await screen.findByText('7 backup codes left.', {})).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Switch off' }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('One of your roles needs it, so it stays on.')).toBeTruthy()
  })
})

describe('the workspace', () => {
  it('never pretends to know a country that nobody named', async () => {
    ordinaryDay()
    answers(workspace.view, aWorkspace({ country: 'XX' }))
    await open('/settings/workspace')
    const country = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Country' })
    expect(country.value).toBe('')
  })

  it('is saved with the version it was read at', async () => {
    ordinaryDay()
    const asked = listensTo(workspace.change, aWorkspace({ name: 'Verano', version: 4 }))
    const { user } = await open('/settings/workspace')
    await user.clear(screen.getByLabelText('Name'))
    await user.type(screen.getByLabelText('Name'), 'Verano')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]!.headers.get('if-match')).toBe('"3"')
    expect(asked[0]!.body).toMatchObject({ name: 'Verano', country: 'FR', currency: 'EUR' })
  })

  it('keeps the languages an act makes posts in', async () => {
    ordinaryDay(aSession('artist'))
    const act = { form: 'solo' as const, genres: ['chanson'], languages: ['fr'], birthOn: null, isMinor: false }
    answers(workspace.view, aWorkspace({ act, kind: 'act' }))
    const asked = listensTo(workspace.change, aWorkspace({ act, kind: 'act', version: 4 }))
    const { user } = await open('/settings/workspace')
    const field = await screen.findByRole('combobox', { name: 'Languages you make posts in' })
    await user.type(field, 'Occ')
    await user.click(await screen.findByRole('option', { name: 'Occitan' }))
    await user.click(screen.getByRole('button', { name: 'Remove French' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]!.body).toMatchObject({ genres: ['chanson'], languages: ['oc'] })
  })

  it('shows both versions when somebody else saved first, and takes theirs when asked', async () => {
    ordinaryDay()
    refuses(workspace.change, 'version_changed')
    const { user } = await open('/settings/workspace')
    await user.clear(screen.getByLabelText('Name'))
    await user.type(screen.getByLabelText('Name'), 'Mine')
    answers(workspace.view, aWorkspace({ name: 'Theirs', version: 9 }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const conflict = await screen.findByRole('dialog', {})
    expect(within(conflict).getByRole('row', { name: /Name/ }).textContent).toBe('NameMineTheirs')
    await user.click(within(conflict).getByRole('button', { name: 'Take theirs' }))
    await waitFor(() => expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Theirs'))
  })

  it('cannot be changed by a member', async () => {
    ordinaryDay(aSession('brand_member'))
    await open('/settings/workspace')
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
    expect((screen.getByLabelText('Name') as HTMLInputElement).matches(':disabled')).toBe(true)
  })
})
