import { defineConfig } from '@playwright/test'
import { findBrowser } from './support/browser.ts'

// Playwright reads this file once more in every worker: the first reading chooses the port.
const port = (process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000)))
const { executablePath, env, args } = await findBrowser()
const address = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  reporter: 'line',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    launchOptions: { executablePath, env, args: [...args] },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/run.mjs start --ephemeral --no-build --port ${port}`,
    cwd: '..',
    url: `${address}/readyz`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { DEMO: '1', DATABASE_URL: '', PUBLIC_URL: address },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
