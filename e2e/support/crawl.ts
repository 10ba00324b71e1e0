import { expect, type Page } from '@playwright/test'

/** A path with its ids taken out, so that one deal stands for all. */
const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/** Where the links of a page lead inside the product, without questions and places on the page. */
const linksOf = (page: Page): Promise<string[]> =>
  page
    .locator('a[href^="/"]')
    .evaluateAll((links) => [...new Set(links.map((it) => new URL((it as HTMLAnchorElement).href).pathname))])

const isPage = (path: string) => !path.startsWith('/api/')

/** Waits until the page says what it is and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** Goes to one page of each kind that somebody can reach by links from Today, and looks at it there. */
export async function crawl(page: Page, look: (page: Page, kind: string) => Promise<void>): Promise<string[]> {
  const waiting = ['/today']
  const seen = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(kindOf(path))) continue
    seen.add(kindOf(path))
    await page.goto(path)
    await settled(page)
    await look(page, kindOf(path))
    waiting.push(...(await linksOf(page)).filter(isPage))
  }
  return [...seen]
}

/** From now on nothing about deals, people or money can be read. */
export async function breakReading(page: Page): Promise<void> {
  const body = { type: '/problems/internal', title: 'Something went wrong here.', status: 500, code: 'internal' }
  await page.route(
    (url) => url.pathname.startsWith('/api/') && !/^\/api\/(session|config|events)/.test(url.pathname),
    (route) =>
      route.request().method() === 'GET'
        ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(body) })
        : route.fallback(),
  )
}
