import { expect, type Page, test } from '@playwright/test'
import { found } from '../support/arrival.ts'
import { expectAccessible } from '../support/axe.ts'
import { breakReading, crawl, settled } from '../support/crawl.ts'
import { keys } from '../support/hand.ts'
import { enter } from '../support/people.ts'

/** One person of each part, and how many kinds of page they reach at least. */
const PEOPLE = [
  ['Louise Olivier', 14],
  ['Nora Vael', 14],
  ['Karim Haddad', 12],
  ['Agnès Roux', 6],
  ['Tomas Lindqvist', 12],
] as const

for (const [name, least] of PEOPLE) {
  test(`every page ${name} reaches is accessible in both themes`, async ({ browser }) => {
    test.setTimeout(900_000)
    const reached = await crawl(await enter(browser, name), expectAccessible)
    expect(reached.length, reached.join(' ')).toBeGreaterThanOrEqual(least)
  })
}

test('pages with nothing on them are accessible', async ({ browser }) => {
  test.setTimeout(600_000)
  const device = { viewport: { width: 1280, height: 800 } }
  const company = `Empty Tea ${process.pid}`
  const page = await found({ browser, device, hand: keys, company, look: () => Promise.resolve() })
  await crawl(page, expectAccessible)
})

test('pages that cannot be read say so, accessibly', async ({ browser }) => {
  test.setTimeout(600_000)
  const page = await enter(browser, 'Louise Olivier')
  await breakReading(page)
  for (const path of ['/today', '/briefs', '/offers', '/deals', '/deliverables', '/money', '/audience', '/team']) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible({ timeout: 30_000 })
    await settled(page)
    await expectAccessible(page, `${path}, broken`)
  }
})

const open = async (page: Page, keysOf: string) => {
  await settled(page)
  // What answers to keys comes a moment after the page itself.
  await expect(async () => {
    await page.keyboard.press(keysOf)
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
}

test('menus and dialogs of the shell are accessible while they are open', async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await enter(browser, 'Louise Olivier')
  await open(page, 'ControlOrMeta+k')
  await expectAccessible(page, 'palette')
  await page.keyboard.press('Escape')
  await open(page, 'Shift+?')
  await expectAccessible(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('menu').first()).toBeVisible()
  await expectAccessible(page, 'account menu')
})
