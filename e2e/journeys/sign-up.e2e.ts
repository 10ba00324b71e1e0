import { expect, test } from '@playwright/test'
import { type Arrival, found, invite } from '../support/arrival.ts'
import { expectAccessible } from '../support/axe.ts'
import { fingers, keys } from '../support/hand.ts'

test('somebody founds a workspace and asks a colleague in, by keyboard alone', async ({ browser }) => {
  test.setTimeout(300_000)
  const device = { viewport: { width: 1280, height: 800 } }
  const company = `Keyboard Tea ${process.pid}`
  const arrival: Arrival = { browser, device, hand: keys, company, look: expectAccessible }
  await invite(arrival, await found(arrival))
})

test('the same on a phone, by touch', async ({ browser }) => {
  test.setTimeout(300_000)
  const device = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const arrival: Arrival = {
    browser,
    device,
    hand: fingers,
    company: `Phone Tea ${process.pid}`,
    async look(page, screen) {
      await expectAccessible(page, screen)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0)
    },
  }
  await invite(arrival, await found(arrival))
})
