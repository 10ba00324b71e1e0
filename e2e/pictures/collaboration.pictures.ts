import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, test } from '@playwright/test'
import { mouse } from '../support/hand.ts'
import * as path from '../support/path.ts'
import { enter } from '../support/people.ts'
import { ROOT } from '../support/product.ts'

const FOLDER = join(ROOT, 'docs', 'pictures')

/** Screens of the path that are shown, by the names the path gives them. */
const SHOWN: Readonly<Record<string, string>> = {
  'brief, written': '1-brief',
  candidates: '2-candidates',
  counter: '3-counter',
  'contract, signed': '4-contract',
  review: '5-review',
  report: '6-report',
}

/** They would cover what is shown. */
async function closeNotices(page: Page): Promise<void> {
  const notices = page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' })
  while ((await notices.count()) > 0) await notices.first().click()
}

async function take(page: Page, screen: string): Promise<void> {
  const name = SHOWN[screen]
  if (name === undefined) return
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.mouse.move(0, 0)
  await closeNotices(page)
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

test('pictures of one collaboration', async ({ browser }) => {
  test.setTimeout(900_000)
  mkdirSync(FOLDER, { recursive: true })
  const cast: path.Cast = {
    brand: await enter(browser, 'Louise Olivier'),
    house: await enter(browser, 'Karim Haddad'),
    act: await enter(browser, 'Nora Vael'),
    actName: 'Nora Vael',
    signers: { act: 'Nora Vael', brand: 'Louise Olivier' },
    title: 'Dusk on the roof',
    hand: mouse,
    look: take,
  }
  await path.writeBrief(cast)
  await path.passBrief(cast)
  await path.approveAct(cast)
  await path.pickAndInvite(cast)
  await path.agree(cast)
  await path.signBoth(cast)
  const provider = await path.fund(cast)
  await path.setUpPayouts(cast)
  await path.deliver(cast)
  await path.bePaid(cast, provider)
})
