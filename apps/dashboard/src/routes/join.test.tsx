import { type SessionView, join, session, system } from '@concertato/wire'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { ANONYMOUS, NOW, aPerson, aSession, anId } from '../testing/world.ts'

const TOKEN = 'a-one-time-secret-out-of-a-mail'

const headline = () => screen.getByRole('heading', { level: 1 }).textContent

function aDemoMail(to: string, link: string) {
  return { id: anId(), to, subject: 'Your link', text: 'Follow it.', link, sentAt: NOW }
}

describe('joining as a brand', () => {
  it('asks for four things, mails a link, and in a demo shows the mail', async () => {
    ordinaryDay(ANONYMOUS)
    const asked = listensTo(join.start, undefined)
    answers(system.demoMail, { items: [aDemoMail('louise@verano.example', 'http://localhost/join/abc')], next: null })
    const { user } = await open('/join')
    await user.click(screen.getByLabelText('I represent a brand'))
    await user.type(screen.getByLabelText('Organisation'), 'Verano Cola')
    await user.type(screen.getByLabelText('Work e-mail'), 'Louise@Verano.example')
    await user.selectOptions(screen.getByLabelText('Country'), 'FR')
    await user.type(screen.getByLabelText(/Website/), 'verano.example')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByRole('heading', { name: 'Look in your mail' })).toBeTruthy()
    expect(asked[0]!.body).toEqual({
      kind: 'brand',
      email: 'louise@verano.example',
      organisationName: 'Verano Cola',
      country: 'FR',
      website: 'https://verano.example',
      locale: 'en',
    })
    expect((await screen.findByRole('link', { name: 'Your link' })).getAttribute('href')).toBe(
      'http://localhost/join/abc',
    )
  })

  it('names what is missing at the field and in a summary that takes the focus', async () => {
    ordinaryDay(ANONYMOUS)
    const { user } = await open('/join')
    await user.click(screen.getByLabelText('I represent a brand'))
    await user.selectOptions(screen.getByLabelText('Country'), 'FR')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    const summary = await screen.findByRole('alert')
    expect(document.activeElement).toBe(summary)
    expect(summary.textContent).toContain('2 things to change')
    expect(screen.getByLabelText('Organisation').getAttribute('aria-invalid')).toBe('true')
    await user.click(screen.getByRole('link', { name: /Work e-mail/ }))
    expect(document.activeElement).toBe(screen.getByLabelText('Work e-mail'))
  })

  it('shows a refusal of the server at its field', async () => {
    ordinaryDay(ANONYMOUS)
    refuses(join.start, 'invalid_request', { fields: [{ field: 'email', message: 'This address cannot get mail.' }] })
    const { user } = await open('/join')
    await user.click(screen.getByLabelText('I represent a brand'))
    await user.type(screen.getByLabelText('Organisation'), 'Verano Cola')
    await user.type(screen.getByLabelText('Work e-mail'), 'louise@verano.example')
    await user.selectOptions(screen.getByLabelText('Country'), 'FR')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findAllByText(/This address cannot get mail/)).toHaveLength(2)
  })
})

describe('joining as an artist under 18', () => {
  it('explains the guardian and mails them', async () => {
    ordinaryDay(ANONYMOUS)
    const asked = listensTo(join.start, undefined)
    const { user } = await open('/join')
    await user.click(screen.getByLabelText('I make music or content'))
    await user.type(screen.getByLabelText('Artist or band name'), 'Tiago Moro')
    await user.type(screen.getByLabelText('E-mail'), 'tiago@moro.example')
    await user.selectOptions(screen.getByLabelText('Country'), 'IT')
    const birth = `${new Date().getUTCFullYear() - 15}-01-31`
    await user.type(screen.getByLabelText('Date of birth of the artist'), birth)
    expect(screen.getByRole('heading', { name: 'Under 18, a guardian opens the account' })).toBeTruthy()
    await user.type(screen.getByLabelText('E-mail of the guardian'), 'sofia@moro.example')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByText('sofia@moro.example')).toBeTruthy()
    expect(asked[0]!.body).toMatchObject({ kind: 'act', birthOn: birth, guardianEmail: 'sofia@moro.example' })
  })
})

describe('the link of a join mail', () => {
  it('asks a guardian for name and birth date and leads in', async () => {
    ordinaryDay(ANONYMOUS)
    answers(join.peek, {
      kind: 'act',
      email: 'sofia@moro.example',
      workspaceName: 'Tiago Moro',
      country: 'IT',
      as: 'guardian',
      needsBirthOn: true,
      known: false,
      expiresAt: NOW,
    })
    const entered: SessionView = aSession('artist', { person: aPerson({ name: 'Sofia Moro' }) })
    const asked = listensTo(join.finish, entered)
    const { user } = await open(`/join/finish#token=${TOKEN}`)
    await user.type(await screen.findByLabelText('Your name'), 'Sofia Moro')
    await user.type(screen.getByLabelText('Your date of birth'), '1980-02-03')
    await user.click(screen.getByRole('button', { name: 'Open the workspace' }))
    await waitFor(() => expect(headline()).toBe('Nothing waits for you, Sofia'))
    expect(asked[0]!.body).toMatchObject({ token: TOKEN, name: 'Sofia Moro', birthOn: '1980-02-03', locale: 'en' })
  })

  it('that is too old offers a new one in place', async () => {
    ordinaryDay(ANONYMOUS)
    refuses(join.peek, 'link_not_valid')
    await open(`/join/finish#token=${TOKEN}`)
    await waitFor(() => expect(headline()).toBe('This link has been used or is too old'))
    expect(screen.getByLabelText('I represent a brand')).toBeTruthy()
  })
})

describe('the link of a sign-in mail', () => {
  it('waits for a click where it was not asked for, so that a mail scanner cannot use it up', async () => {
    ordinaryDay(ANONYMOUS)
    const asked = listensTo(session.followLink, aSession())
    const { user } = await open(`/sign-in/link#token=${TOKEN}`)
    expect(asked).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(headline()).toBe('Nothing waits for you, Louise'))
    expect(asked[0]!.body).toEqual({ token: TOKEN })
  })

  it('that was used lets one ask for another on the spot', async () => {
    ordinaryDay(ANONYMOUS)
    refuses(session.followLink, 'link_not_valid')
    const asked = listensTo(session.requestLink, undefined)
    const { user } = await open(`/sign-in/link#token=${TOKEN}`)
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    await user.type(await screen.findByLabelText('Work e-mail'), 'louise@verano.example')
    await user.click(screen.getByRole('button', { name: 'Send me a link' }))
    expect(await screen.findByRole('heading', { name: 'Look in your mail' })).toBeTruthy()
    expect(asked[0]!.body).toMatchObject({ email: 'louise@verano.example' })
  })
})
