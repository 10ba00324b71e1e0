import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// Never "import" or "module" in this list: it reaches Node's own loader, and then `require("pg-pool")` gets an ES module
// and the S3 client a build that only bundlers can read.
const conditions = ['@concertato/source', ...defaultServerConditions.filter((it) => it !== 'module')]
const SERVER_TESTS = ['**/*.{db,http}.test.ts']
/** They start and kill the whole product, one after the other. */
const LIFE_TESTS = ['scripts/**/*.life.test.ts']
const NEVER = ['**/node_modules/**', '**/dist/**', '.cache/**', '.data/**']

/** The suffix of a file chooses its suite: `npm run test:unit` needs nothing, `npm run test:db` starts a database. */
export default defineConfig({
  ssr: { resolve: { conditions } },
  resolve: { conditions },
  test: {
    reporters: ['default'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A guard against a hang as well: what is waited for comes from another program.
    expect: { poll: { timeout: 15_000 } },
    tags: [
      {
        name: 'thorough',
        description:
          'Takes a fifth of a second or more: many random cases, or a program of its own. Only `npm test` runs it.',
        timeout: 120_000,
      },
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // They change nothing outside themselves, and most of their time was the loading of the same files again.
          isolate: false,
          include: ['{libs,apps,migrations,scripts,e2e}/**/*.test.ts'],
          exclude: [...NEVER, ...SERVER_TESTS, ...LIFE_TESTS, 'apps/dashboard/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: SERVER_TESTS,
          exclude: NEVER,
          // A guard against a hang, not a limit on speed: two slow cores share one database here.
          testTimeout: 120_000,
          hookTimeout: 180_000,
          globalSetup: ['./apps/api/src/testing/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'life', include: LIFE_TESTS, exclude: NEVER, fileParallelism: false, testTimeout: 120_000 },
      },
      {
        extends: './apps/dashboard/vite.config.ts',
        test: {
          name: 'dashboard',
          root: './apps/dashboard',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: NEVER,
          environment: 'jsdom',
          testTimeout: 20_000,
        },
      },
    ],
  },
})
