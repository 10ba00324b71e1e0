import { invitation, team } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aMember, aSession, anInvitation } from '../testing/world.ts'

const paul = aMember({ name: 'Paul Rey', email: 'paul@verano.example', role: 'brand_member', version: 4 })
const members = { items: [aMember({ isYou: true }), paul], next: null }

/** The dialogs are fetched when they are first opened; here before the first test, whose time that would cost. */
beforeAll(async () => {
  await Promise.all([
    import('../features/team/invite-dialog.tsx'),
    import('../features/team/member-dialog.tsx'),
    import('../ui/conflict.tsx'),
    import('../ui/confirm.tsx'),
    import('../ui/menu-popover.tsx'),
  ])
})

describe('the team', () => {
  it('says how many people work here and lists them with their roles', async () => {
    ordinaryDay()
    answers(team.list, members)
    await open('/team')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 people work here')
    const table = screen.getByRole('table', { name: 'Members' })
    expect(within(table).getByText('Brand member')).toBeTruthy()
  })

  it('sorts by a column, up and down', async () => {
    ordinaryDay()
    answers(team.list, members)
    const { user } = await open('/team')
    const table = screen.getByRole('table', { name: 'Members' })
    const names = () =>
      within(table)
        .getAllByRole('rowheader')
        .map((it) => it.textContent)
    expect(names()[0]).toContain('Louise')
    await user.click(within(table).getByRole('button', { name: 'Name' }))
    expect(names()[0]).toContain('Paul')
    expect(within(table).getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending')
  })

  it('shows a member who may not invite neither the button nor the invitations', async () => {
    ordinaryDay(aSession('brand_member'))
    await open('/team')
    expect(screen.queryByRole('button', { name: 'Invite somebody' })).toBeNull()
    expect(screen.queryByRole('table', { name: 'Invitations' })).toBeNull()
  })

  it('invites a manager with a mandate', async () => {
    ordinaryDay(aSession('artist'))
    const asked = listensTo(invitation.send, anInvitation({ role: 'manager' }))
    const { user } = await open('/team')
    await user.click(screen.getAllByRole('button', { name: 'Invite somebody' })[0]!)
    const dialog = await screen.findByRole('dialog', {})
    await user.type(within(dialog).getByLabelText('E-mail'), 'ilaria@conti.example')
    await user.click(within(dialog).getByLabelText('Manager'))
    await user.type(within(dialog).getByLabelText(/Up to, per deal/), '5000')
    await user.type(within(dialog).getByLabelText(/Only for these kinds/), 'fashion, soft drinks')
    await user.click(within(dialog).getByLabelText('May accept offers'))
    await user.click(within(dialog).getByRole('button', { name: 'Send the invitation' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]!.body).toEqual({
      email: 'ilaria@conti.example',
      role: 'manager',
      maySign: false,
      mandate: {
        maxMinor: '500000',
        currency: 'EUR',
        categories: ['fashion', 'soft drinks'],
        until: null,
        mayAccept: true,
        maySign: false,
      },
      locale: 'en',
    })
    expect(await screen.findByText('Invitation sent to ilaria@conti.example.')).toBeTruthy()
  })

  it('asks for a role before it sends an invitation', async () => {
    ordinaryDay()
    const asked = listensTo(invitation.send, anInvitation())
    const { user } = await open('/team')
    await user.click(screen.getAllByRole('button', { name: 'Invite somebody' })[0]!)
    const dialog = await screen.findByRole('dialog', {})
    await user.type(within(dialog).getByLabelText('E-mail'), 'new@verano.example')
    await user.click(within(dialog).getByRole('button', { name: 'Send the invitation' }))
    expect(await within(dialog).findAllByText(/Choose one/)).not.toHaveLength(0)
    expect(asked).toHaveLength(0)
  })

  it('shows both versions when somebody else changed the same person first', async () => {
    ordinaryDay()
    answers(team.list, members)
    refuses(team.change, 'version_changed')
    answers(team.view, { ...paul, role: 'brand_finance', version: 5 })
    const { user } = await open('/team')
    await user.click(screen.getByRole('button', { name: 'Actions for Paul Rey' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Change role' }))
    const dialog = await screen.findByRole('dialog', {})
    await user.click(within(dialog).getByLabelText('Brand owner'))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const conflict = await screen.findByRole('dialog', { name: 'Somebody else changed this too' })
    const row = within(conflict).getByRole('row', { name: /Role/ })
    expect(row.textContent).toContain('Brand owner')
    expect(row.textContent).toContain('Brand finance')
    const asked = listensTo(team.change, paul)
    await user.click(within(conflict).getByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]!.headers.get('if-match')).toBe('"5"')
  })

  it('removes somebody only after asking, and names them in the button', async () => {
    ordinaryDay()
    answers(team.list, members)
    const asked = listensTo(team.remove, undefined)
    const { user } = await open('/team')
    await user.click(screen.getByRole('button', { name: 'Actions for Paul Rey' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }))
    const dialog = await screen.findByRole('dialog', { name: 'Remove Paul Rey?' })
    expect(asked).toHaveLength(0)
    await user.click(within(dialog).getByRole('button', { name: 'Remove Paul Rey' }))
    await waitFor(() => expect(asked[0]?.params['id']).toBe(paul.id))
  })
})
