import { account, session, turns } from '@concertato/wire'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aMembership, aSession, aToday, aTurnCard, anAccount } from '../testing/world.ts'
import { say, sayWithUndo } from '../ui/toast.ts'

const own = aMembership('artist', { id: '20000000-0000-4000-8000-000000000011' })
const forTiago = aMembership('guardian', { id: '20000000-0000-4000-8000-000000000022', actsFor: 'Tiago Moro' })
const twoHats = (acting = own) => aSession('artist', { acting, memberships: [own, forTiago] })

beforeAll(async () => {
  await Promise.all([
    import('../ui/menu-popover.tsx'),
    import('../features/shell/palette.tsx'),
    import('../features/shell/shortcut-sheet.tsx'),
  ])
})

describe('the shell', () => {
  it('begins with a link that skips it', async () => {
    ordinaryDay()
    const { user } = await open('/today')
    await user.tab()
    expect(document.activeElement?.textContent).toBe('Skip to content')
    expect(document.activeElement?.getAttribute('href')).toBe('#main')
    expect(screen.getByRole('main').id).toBe('main')
  })

  it('shows only places the role has', async () => {
    ordinaryDay(aSession('brand_owner'))
    await open('/today')
    const [rail] = screen.getAllByRole('navigation', { name: 'Main' })
    expect(within(rail!).queryByRole('link', { name: 'System' })).toBeNull()
  })

  it('goes places by chord and lists every key under ?', async () => {
    ordinaryDay(aSession('house_admin'))
    const { user, router } = await open('/today')
    await user.keyboard('ge')
    await waitFor(() => expect(router.state.location.pathname).toBe('/team'))
    await user.keyboard('?')
    const sheet = await screen.findByRole('dialog', { name: 'Shortcuts' })
    expect(within(sheet).getByText('Search or run a command')).toBeTruthy()
    expect(within(sheet).getByText('System')).toBeTruthy()
  })

  it('finds places and deeds in the palette by typing', async () => {
    ordinaryDay(aSession('house_admin'))
    const { user, router } = await open('/today')
    await user.keyboard('{Control>}k{/Control}')
    const palette = await screen.findByRole('dialog', {})
    await user.keyboard('syst')
    await waitFor(() => expect(within(palette).getAllByRole('menuitem')).toHaveLength(1))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin/system'))
  })

  it('counts the turns in the header and leads to them', async () => {
    ordinaryDay(aSession('artist'))
    answers(turns.today, aToday({ yours: [aTurnCard(), aTurnCard()] }))
    await open('/team')
    expect((await screen.findByRole('link', { name: 'Your turn 2' })).getAttribute('href')).toBe('/today')
  })

  it('says for whom one acts and stops when asked', async () => {
    ordinaryDay(twoHats(forTiago))
    const { user } = await open('/today')
    expect(screen.getByText('Tiago Moro', { selector: 'b' })).toBeTruthy()
    const asked = listensTo(session.actAs, twoHats(own))
    await user.click(screen.getByRole('button', { name: 'Stop' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull())
    expect(asked[0]!.body).toEqual({ membershipId: own.id })
  })

  it('sends every request in the hat that is worn', async () => {
    ordinaryDay(twoHats(forTiago))
    const heard = listensTo(turns.today, aToday())
    await open('/today')
    expect(heard[0]!.headers.get('x-acting-as')).toBe(forTiago.id)
  })

  it('changes theme and hat behind the initials', async () => {
    ordinaryDay(twoHats())
    const asked = listensTo(account.change, anAccount({ theme: 'light' }))
    const { user } = await open('/today')
    await user.click(screen.getByRole('button', { name: 'Account of Louise Marchand' }))
    const menu = await screen.findByRole('menu', {})
    expect(within(menu).getAllByRole('menuitemradio', { checked: true })).toHaveLength(3)
    await user.click(within(menu).getByRole('menuitemradio', { name: 'Light' }))
    expect(document.documentElement.dataset['theme']).toBe('light')
    await waitFor(() => expect(asked[0]?.body).toEqual({ theme: 'light' }))
  })

  it('signs out and leads to the door', async () => {
    ordinaryDay()
    const asked = listensTo(session.end, undefined)
    const { user, router } = await open('/today')
    await user.click(screen.getByRole('button', { name: 'Account of Louise Marchand' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
    expect(asked).toHaveLength(1)
  })

  it('says when the network is gone, and that nothing is lost', async () => {
    ordinaryDay()
    await open('/today')
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(screen.getByText(/You are offline\. What you change is kept here/)).toBeTruthy()
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true })
    act(() => void window.dispatchEvent(new Event('online')))
    expect(screen.queryByText(/You are offline/)).toBeNull()
  })

  it('says what was done and takes it back while it can be', async () => {
    ordinaryDay()
    const { user } = await open('/today')
    let isUndone = false
    act(() => sayWithUndo('Archived.', () => (isUndone = true)))
    act(() => say('Saved.'))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(isUndone).toBe(true)
    expect(screen.queryByText('Archived.')).toBeNull()
    expect(screen.getByText('Saved.')).toBeTruthy()
  })

  it('answers an unknown address with the nearest pages', async () => {
    ordinaryDay(aSession('house_admin'))
    await open('/admin/people/nobody/at/all')
    const main = screen.getByRole('main')
    expect(await within(main).findByRole('link', { name: 'People' })).toBeTruthy()
    expect(within(main).getByRole('link', { name: 'Today' })).toBeTruthy()
  })
})
