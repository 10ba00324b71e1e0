import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './support/browser.ts'

// With a port and a folder of a running product the journeys walk through that one.
const isRunning = process.env.E2E_PORT !== undefined && process.env.E2E_DATA_DIR !== undefined
// Playwright reads this file once more in every worker: the first reading chooses the port, below those that systems
// give away by themselves.
const port = (process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 12_000)))
// Known to the journeys too, because the command line works on the same folder.
const dataDir = (process.env.E2E_DATA_DIR ??= freshFolder())
const { executablePath, env, args } = await findBrowser()
const address = `http://127.0.0.1:${port}`

/** A folder that goes when the run ends. As root the database runs as somebody else, who has to pass through it. */
function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concertato-e2e-'))
  chmodSync(folder, 0o755)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  reporter: 'line',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Guards against a hang, not limits on speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: address,
    actionTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    launchOptions: { executablePath, env, args: [...args] },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/run.mjs start --ephemeral --no-build --port ${port} --data-dir ${dataDir}`,
    cwd: '..',
    url: `${address}/readyz`,
    // The demo world is played through the services, which a loaded machine takes minutes for.
    timeout: 420_000,
    reuseExistingServer: isRunning,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { DEMO: '1', DATABASE_URL: '', PUBLIC_URL: address },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
