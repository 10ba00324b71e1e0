import { expect, test } from '@playwright/test'

test('the front door opens', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/Concertato/)
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
