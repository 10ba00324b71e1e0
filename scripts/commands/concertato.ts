import { join } from 'node:path'
import { attachEmbeddedPostgres } from '../../apps/api/src/platform/embedded-postgres/attach.ts'
import { buildServer } from '../kit/build.ts'
import { end, endOnSignals } from '../kit/closing.ts'
import { step } from '../kit/progress.ts'
import { openDatabase } from '../start/database.ts'
import { prepareFolder, stableSecrets } from '../start/place.ts'
import { readWish, type Wish } from '../start/wish.ts'

/** `npx concertato …`: the product's command line, on the running embedded database or on one opened for it. */
export async function run(words: string[]): Promise<void> {
  endOnSignals(130)
  const wish = readWish({ port: undefined, dataDir: undefined, isEphemeral: false, skipsBuild: false })
  prepareFolder(wish.dataDir)
  await step('compile', buildServer)
  const addresses = await addressesOf(wish)
  const { readConfig, runCommandLine } = await import('@concertato/api')
  const secrets = wish.env.DATABASE_URL === undefined ? stableSecrets(wish.dataDir) : {}
  const isDemo = wish.env.DATABASE_URL === undefined ? '1' : '0'
  const config = readConfig({
    DATA_DIR: wish.dataDir,
    DEMO: isDemo,
    LOG_LEVEL: 'warn',
    ...secrets,
    ...wish.env,
    ...addresses,
  })
  const from = process.env.CONCERTATO_FROM ?? process.cwd()
  const code = await runCommandLine(words, config, { from, say: (line) => console.log(line) })
  await end(code)
}

async function addressesOf(wish: Wish): Promise<Record<string, string>> {
  const running =
    wish.env.DATABASE_URL === undefined ? attachEmbeddedPostgres(join(wish.dataDir, 'postgres')) : undefined
  if (running) return { DATABASE_URL: running.ownerUrl, DATABASE_APP_URL: running.appUrl }
  const { addresses } = await openDatabase(wish)
  return { ...addresses }
}
