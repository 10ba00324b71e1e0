import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** `npm run pictures`: the README's pictures, taken on the way of one collaboration through the demo world. */
export default defineConfig({
  ...journeys,
  testDir: 'pictures',
  testMatch: '**/*.pictures.ts',
  use: { ...journeys.use, viewport: { width: 1280, height: 800 }, trace: 'off' },
})
