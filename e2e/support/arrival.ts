import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import type { Hand } from './hand.ts'
import { ADDRESS } from './product.ts'

/** How somebody arrives: with which device, by which hand, and what is looked at on the way. */
export interface Arrival {
  readonly browser: Browser
  readonly device: BrowserContextOptions
  readonly hand: Hand
  /** One of a kind in the installation. */
  readonly company: string
  readonly look: (page: Page, screen: string) => Promise<void>
}

const addressOf = (who: string, company: string) => `${who}@${company.toLowerCase().replaceAll(' ', '-')}.invalid`

async function open({ browser, device }: Arrival): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...device, baseURL: ADDRESS })
  return context.newPage()
}

/** Somebody founds a brand's workspace from the front door, by a mailed link. */
export async function found(arrival: Arrival): Promise<Page> {
  const { hand, company, look } = arrival
  const page = await open(arrival)
  await page.goto('/join')
  await hand.press(page.getByRole('radio', { name: /I represent a brand/ }))
  await look(page, 'join')
  await hand.write(page.getByLabel('Organisation'), company)
  await hand.write(page.getByLabel('Work e-mail'), addressOf('owner', company))
  await hand.choose(page.getByLabel('Country'), 'France')
  await hand.press(page.getByRole('button', { name: 'Continue' }))
  const mail = page.getByRole('region', { name: /Your mail/ }).getByRole('link')
  await expect(mail).toBeVisible()
  await look(page, 'join, mail sent')
  await hand.press(mail)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(company)
  await look(page, 'join, details')
  await hand.write(page.getByLabel('Your name'), 'Ada Palmer')
  await hand.press(page.getByRole('button', { name: 'Open the workspace' }))
  await page.waitForURL('**/today')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  await look(page, 'today, first day')
  return page
}

/** The newest mail to an address; the demo keeps them where its people can read them. */
async function linkTo(page: Page, address: string): Promise<string> {
  const found = async () => {
    const answer = await page.request.get('/api/demo/mail?limit=20')
    const { items } = (await answer.json()) as { items: { to: string; link: string | null }[] }
    return items.find(({ to }) => to === address)?.link ?? null
  }
  await expect.poll(found, { timeout: 30_000 }).not.toBeNull()
  return (await found()) ?? ''
}

/** On a phone what has no tab of its own stands under More. */
async function toTeam(hand: Hand, page: Page): Promise<void> {
  const link = page.getByRole('link', { name: 'Team', exact: true })
  const more = page.getByRole('button', { name: 'More' })
  await expect(link.or(more).first()).toBeVisible()
  if (await link.isVisible()) return hand.press(link)
  await hand.press(more)
  await hand.press(page.getByRole('menuitem', { name: 'Team' }))
}

/** The owner asks a colleague in, who accepts from their own device. */
export async function invite(arrival: Arrival, owner: Page): Promise<Page> {
  const { hand, company, look } = arrival
  await toTeam(hand, owner)
  await hand.press(owner.getByRole('button', { name: 'Invite somebody' }).first())
  const dialog = owner.getByRole('dialog')
  await hand.write(dialog.getByLabel('E-mail'), addressOf('colleague', company))
  await hand.press(dialog.getByRole('radio', { name: /^Brand member/ }))
  await look(owner, 'team, invitation written')
  await hand.press(dialog.getByRole('button', { name: 'Send the invitation' }))
  await expect(dialog).toBeHidden()
  await expect(owner.getByRole('row').filter({ hasText: addressOf('colleague', company) })).toBeVisible()
  await look(owner, 'team, invited')
  const colleague = await open(arrival)
  await colleague.goto(await linkTo(owner, addressOf('colleague', company)))
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText(`Ada Palmer invites you to ${company}`)
  await look(colleague, 'invitation')
  await hand.write(colleague.getByLabel('Your name'), 'Ben Okri')
  await hand.press(colleague.getByRole('button', { name: 'Accept' }))
  await colleague.waitForURL('**/today')
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('2 people work here')
  return colleague
}
