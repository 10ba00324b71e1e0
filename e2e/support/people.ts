import type { Browser, Page } from '@playwright/test'
import { ADDRESS } from './product.ts'

/** Somebody of the demo's entrance, in a browser of their own. */
export async function enter(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'en-GB', timezoneId: 'Europe/Paris' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page
    .getByRole('button')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .press('Enter')
  await page.waitForURL('**/today')
  return page
}
