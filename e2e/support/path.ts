import { expect, type Locator, type Page } from '@playwright/test'
import type { Attached, Hand } from './hand.ts'

/** Three people in three browsers, and the collaboration they carry. */
export interface Cast {
  readonly brand: Page
  readonly house: Page
  readonly act: Page
  readonly actName: string
  /** Who signs, as they write their names. */
  readonly signers: { readonly act: string; readonly brand: string }
  /** Title of the brief; one of a kind in the installation. */
  readonly title: string
  readonly hand: Hand
  /** Called on every screen of the path once it is there. */
  readonly look: (page: Page, screen: string) => Promise<void>
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')
const headline = (page: Page) => page.getByRole('heading', { level: 1 })

/** From wherever somebody stands to the screen that takes the turn, over Today. */
async function takeTurn({ hand, title }: Cast, page: Page, deed: string): Promise<void> {
  await hand.press(page.getByRole('link', { name: /^Today/ }).first())
  const card = page.getByRole('main').getByRole('region').filter({ hasText: title }).filter({ hasText: deed })
  await hand.press(card.getByRole('link', { name: deed }).first())
}

export async function writeBrief(cast: Cast): Promise<void> {
  const { brand, hand, look, title } = cast
  await hand.press(brand.getByRole('link', { name: 'Briefs', exact: true }).first())
  await hand.press(button(brand, 'Write a brief').first())
  await expect(headline(brand)).toHaveText('Untitled brief')
  await hand.write(brand.getByLabel('Title'), title)
  await hand.write(brand.getByLabel('What should people feel or do?'), 'One song at dusk, and nobody has to praise it.')
  await hand.choose(brand.getByLabel('Sector'), 'Soft drinks')
  await hand.press(brand.getByRole('radio', { name: 'Reach new people' }))
  await hand.date(brand.getByRole('group', { name: 'Starts' }).first(), '01122026')
  await hand.date(brand.getByRole('group', { name: 'Ends' }).first(), '28022027')
  await hand.press(button(brand, 'Add a deliverable'))
  await hand.write(brand.getByLabel('Budget', { exact: true }), '6000')
  await hand.write(brand.getByLabel('Months you may use the works'), '6')
  await hand.press(brand.getByRole('checkbox', { name: 'Own social channels' }))
  await hand.find(brand.getByRole('combobox', { name: 'In which countries' }), 'Worldwide')
  await expect(brand.getByText('Everything is there.')).toBeVisible()
  await look(brand, 'brief, written')
  await hand.press(button(brand, 'Hand to the house'))
  await expect(brand.getByRole('row').filter({ hasText: title })).toContainText('With the house')
  await look(brand, 'briefs')
}

export async function passBrief(cast: Cast): Promise<void> {
  const { house, hand, look } = cast
  await takeTurn(cast, house, 'Check the brief')
  await expect(button(house, 'Open the brief')).toBeVisible()
  await look(house, 'brief, with the house')
  await hand.press(button(house, 'Open the brief'))
  await hand.press(button(dialog(house), 'Open the brief'))
  await expect(house.getByText('The brief is open')).toBeVisible()
}

/** The house stands behind a match and says why; the reasons it saw are handed back. */
export async function approveAct(cast: Cast): Promise<string> {
  const { house, hand, look, actName } = cast
  await takeTurn(cast, house, 'Approve the candidate')
  const row = house
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: button(house, `Why ${actName}`) })
  const all = button(house, /^Show all/)
  await expect(row.or(all).first()).toBeVisible()
  if (!(await row.isVisible())) await hand.press(all)
  await expect(row).toBeVisible()
  await look(house, 'candidates')
  await hand.press(button(row, `Why ${actName}`))
  await expect(dialog(house).getByRole('heading', { name: actName })).toBeVisible()
  await look(house, 'candidate')
  const reasons = await dialog(house).innerText()
  await hand.press(button(dialog(house), 'Close'))
  await expect(dialog(house)).toBeHidden()
  await hand.press(button(row, 'Approve'))
  await hand.write(
    dialog(house).getByLabel('Why they fit'),
    'Their people come for the song, and yours will stay for it.',
  )
  await hand.press(button(dialog(house), `Approve ${actName}`))
  await expect(row).toContainText('Approved by the house')
  return reasons
}

export async function pickAndInvite(cast: Cast): Promise<void> {
  const { brand, house, act, actName, hand, look } = cast
  await takeTurn(cast, brand, 'Pick or pass')
  await expect(button(brand, `Pick ${actName}`)).toBeVisible()
  await look(brand, 'matches')
  await hand.press(button(brand, `Pick ${actName}`))
  await takeTurn(cast, house, 'Send the invitation')
  await hand.press(button(house, `Invite ${actName}`))
  await hand.write(dialog(house).getByLabel('A personal note'), 'We thought of you first.')
  await look(house, 'invitation, written')
  await hand.press(button(dialog(house), 'Send the invitation'))
  await expect(dialog(house)).toBeHidden()
  await takeTurn(cast, act, 'Answer the invitation')
  await expect(button(act, 'I’m interested')).toBeVisible()
  await look(act, 'invitation')
  await hand.press(button(act, 'I’m interested'))
  await expect(button(act, 'I’m interested')).toBeHidden()
}

export async function agree(cast: Cast): Promise<void> {
  const { brand, act, hand, look } = cast
  await takeTurn(cast, brand, 'Make an offer')
  await hand.write(brand.getByLabel('Fee'), '1000')
  await hand.write(brand.getByLabel('A few words'), 'One evening, your own song.')
  await look(brand, 'first offer')
  await hand.press(button(brand, 'Send the offer'))
  await expect(headline(brand)).toHaveText('You propose €1,000')
  await takeTurn(cast, act, 'Compare and answer')
  await expect(act.getByText('€850').first()).toBeVisible()
  await look(act, 'offer')
  await hand.press(act.getByRole('link', { name: 'Counter', exact: true }))
  await hand.write(act.getByLabel('Fee'), '1200')
  await hand.write(act.getByLabel('A few words'), 'A second look at the song takes a day more.')
  await expect(act.getByText('for you')).toBeVisible()
  await look(act, 'counter')
  await hand.press(button(act, 'Send counter'))
  await expect(headline(act)).toHaveText('You propose €1,200')
  // The brand never left its page: the counter arrives by itself.
  await hand.press(button(brand, 'Accept €1,200'))
  await hand.press(button(dialog(brand), 'Accept €1,200'))
  await expect(headline(brand)).toHaveText('2 signatures are missing')
}

async function sign({ hand, look }: Cast, page: Page, name: string): Promise<void> {
  await hand.write(page.getByLabel('Your full name'), name)
  await hand.press(page.getByRole('checkbox', { name: /I have read/ }))
  await look(page, `contract, before ${name} signs`)
  await hand.press(page.getByRole('button', { name: 'Sign', exact: true }))
}

export async function signBoth(cast: Cast): Promise<void> {
  const { brand, act, look } = cast
  await takeTurn(cast, act, 'Read and sign')
  await sign(cast, act, cast.signers.act)
  await expect(headline(act)).toHaveText('One signature is missing')
  await sign(cast, brand, cast.signers.brand)
  await expect(headline(brand)).toHaveText('Signed by everybody')
  await look(brand, 'contract, signed')
}

/** @returns where the payment provider lives. */
export async function fund(cast: Cast): Promise<string> {
  const { brand, hand, look } = cast
  await hand.press(brand.getByRole('link', { name: 'Fund the deal' }))
  await expect(button(brand, 'Pay €1,200')).toBeVisible()
  await look(brand, 'fund')
  await hand.press(button(brand, 'Pay €1,200'))
  const card = brand.getByRole('textbox', { name: /Card number/ })
  await hand.write(card, '4242 4242 4242 4242')
  const provider = new URL(brand.url()).origin
  await hand.press(button(brand, /^Pay/))
  await expect(headline(brand)).toContainText('Funded.')
  await look(brand, 'funded')
  return provider
}

/** An imported act is somewhere, and nobody said where: it has to say so before it can be paid. */
export async function sayWhere({ act, hand, look }: Cast): Promise<void> {
  await hand.press(act.getByRole('link', { name: 'Settings', exact: true }).first())
  await hand.press(act.getByRole('main').getByRole('link', { name: 'Workspace' }))
  await look(act, 'settings, workspace')
  await hand.choose(act.getByLabel('Country'), 'France')
  await hand.press(button(act, 'Save'))
  await expect(act.getByText('Workspace saved.')).toBeVisible()
}

export async function setUpPayouts({ act, hand, look }: Cast): Promise<void> {
  await hand.press(act.getByRole('link', { name: 'Money', exact: true }).first())
  const isReady = act.getByText('Your payout account is ready.')
  await expect(isReady.or(button(act, 'Set up payouts'))).toBeVisible()
  if (await isReady.isVisible()) return
  await look(act, 'money, without an account')
  await hand.press(button(act, 'Set up payouts'))
  await hand.press(button(act, 'Use test details'))
  await expect(act.getByRole('textbox', { name: /Legal name/ })).not.toHaveValue('')
  await hand.press(button(act, 'Agree and submit'))
  await expect(isReady).toBeVisible()
}

const PIXEL: Attached = {
  name: 'second-cut.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

export async function deliver(cast: Cast): Promise<void> {
  const { brand, act, hand, look } = cast
  const submit = act.getByRole('button', { name: 'Submit', exact: true })
  await takeTurn(cast, act, 'Make and submit the work')
  await hand.write(act.getByLabel('Link'), 'https://example.org/first-cut')
  await look(act, 'submit')
  await hand.press(submit)
  await takeTurn(cast, brand, 'Review the work')
  await expect(brand.getByRole('link', { name: 'https://example.org/first-cut' })).toBeVisible()
  await look(brand, 'review')
  await hand.press(button(brand, /^Ask for changes/))
  await hand.write(dialog(brand).getByLabel('Changes'), 'The can is cut off at 0:07.')
  await hand.press(button(dialog(brand), 'Ask for changes'))
  // Both stay on the page of the work: each side's step reaches the other by itself.
  await expect(act.getByRole('heading', { name: 'Submit the changed work' })).toBeVisible()
  await hand.attach(act.getByLabel('File'), PIXEL)
  await hand.write(act.getByLabel('A note'), 'The can stays whole now.')
  await hand.press(submit)
  await expect(brand.getByRole('link', { name: PIXEL.name })).toBeVisible()
  await hand.press(brand.getByRole('button', { name: 'Approve', exact: true }))
  await hand.press(button(dialog(brand), /^Approve and release €1,020/))
  await expect(dialog(brand)).toBeHidden()
  await look(brand, 'approved')
}

async function daysPass(provider: string, days: number): Promise<void> {
  const moved = await fetch(`${provider}/_control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  })
  expect(moved.ok).toBe(true)
}

/** The payout leaves, the provider's days pass, the money is in the bank, and the report says so. */
export async function bePaid(cast: Cast, provider: string): Promise<void> {
  const { brand, act, hand, look, title } = cast
  await hand.press(act.getByRole('link', { name: 'Money', exact: true }).first())
  await expect(headline(act)).toContainText('€1,020 lands')
  await expect(act.getByRole('row').filter({ hasText: title })).toContainText('On its way')
  await look(act, 'money, on its way')
  // The bank takes some working days, and how many depends on the day they begin.
  await expect(async () => {
    await daysPass(provider, 3)
    await expect(act.getByRole('row').filter({ hasText: title })).toContainText('In the bank')
  }).toPass({ timeout: 120_000 })
  await hand.press(brand.getByRole('link', { name: 'Briefs', exact: true }).first())
  await hand.press(brand.getByRole('link', { name: title }))
  await hand.press(brand.getByRole('link', { name: 'Report', exact: true }))
  await expect(brand.getByText('works approved, 1 on time')).toBeVisible()
  await expect(brand.getByText('released of €1,200')).toBeVisible()
  await look(brand, 'report')
}
