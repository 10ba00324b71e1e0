import { account, session } from '@concertato/wire'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { ANONYMOUS, aSession, anAccount, anId } from '../testing/world.ts'

const headline = () => screen.getByRole('heading', { level: 1 }).textContent
const limited = (enrolled: boolean) =>
  aSession('brand_finance', { state: 'limited', secondFactor: { needed: true, enrolled, proven: false } })

describe('signing in', () => {
  it('leads whoever is not signed in to the door and afterwards where they wanted to go', async () => {
    ordinaryDay(ANONYMOUS)
    answers(session.signIn, aSession())
    const { user, router } = await open('/team')
    expect(router.state.location.pathname).toBe('/sign-in')
    await user.type(screen.getByLabelText('Work e-mail'), 'louise@verano.example')
    await user.click(screen.getByRole('button', { name: 'Use a password instead' }))
    await user.type(screen.getByLabelText('Password'), 'four plain words here')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/team'))
  })

  it('says the same sentence for every address', async () => {
    ordinaryDay(ANONYMOUS)
    answers(session.requestLink, undefined)
    const { user } = await open('/sign-in')
    await user.type(screen.getByLabelText('Work e-mail'), 'nobody@nowhere.example')
    await user.click(screen.getByRole('button', { name: 'Send me a link' }))
    expect(await screen.findByText(/can be used here, a link is in its inbox/)).toBeTruthy()
  })

  it('keeps what was typed when the password is wrong', async () => {
    ordinaryDay(ANONYMOUS)
    refuses(session.signIn, 'credentials_wrong', { title: 'That does not match.' })
    const { user } = await open('/sign-in')
    await user.click(screen.getByRole('button', { name: 'Use a password instead' }))
    await user.type(screen.getByLabelText('Work e-mail'), 'louise@verano.example')
    await user.type(screen.getByLabelText('Password'), 'wrong')
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
    expect((await screen.findByRole('alert')).textContent).toContain('That does not match.')
    expect((screen.getByLabelText('Work e-mail') as HTMLInputElement).value).toBe('louise@verano.example')
  })

  it('has one button per person of the demo, and none outside it', async () => {
    ordinaryDay(ANONYMOUS)
    const nora = {
      id: anId(),
      name: 'Nora Vael',
      role: 'artist',
      workspaceName: 'Nora Vael',
      workspaceKind: 'act',
    } as const
    answers(session.personas, { items: [nora] })
    const asked = listensTo(session.enterDemo, aSession('artist'))
    const { user } = await open('/sign-in')
    await user.click(await screen.findByRole('button', { name: /Nora Vael.*Artist/ }))
    await waitFor(() => expect(headline()).toContain('Nothing waits for you'))
    expect(asked[0]!.body).toEqual({ personaId: nora.id })
  })
})

describe('the second factor', () => {
  it('is asked before anything else where it is enrolled', async () => {
    ordinaryDay(limited(true))
    const asked = listensTo(session.proveSecondFactor, aSession('brand_finance'))
    const { user, router } = await open('/team')
    expect(router.state.location.pathname).toBe('/second-factor')
    await user.type(screen.getByLabelText('Six digits from your authenticator'), '123 456')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/team'))
    expect(asked[0]!.body).toEqual({ kind: 'totp', code: '123456' })
  })

  it('is set up in three steps by a role that needs it and has none', async () => {
    ordinaryDay(limited(false))
    answers(account.view, anAccount())
    answers(account.enrolSecondFactor, {
      uri: 'otpauth://x',
      secret: 'JBSWY3DP',
      qr: 'data:,',
      backupCodes: ['aaaa-1111'],
    })
    answers(account.verifySecondFactor, aSession('brand_finance'))
    const { user } = await open('/today')
    expect(headline()).toBe('Your role needs a second factor')
    await user.click(await screen.findByRole('button', { name: 'Begin' }))
    expect(await screen.findByText('JBSWY3DP')).toBeTruthy()
    await user.type(screen.getByLabelText('The six digits it shows'), '123456')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByText('aaaa-1111')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'I have kept them' }))
    await waitFor(() => expect(headline()).toContain('Nothing waits for you'))
  })
})
