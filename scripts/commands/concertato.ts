import { buildServer } from '../kit/build.ts'
import { end, endOnSignals } from '../kit/closing.ts'
import { borrowDatabase } from '../start/database.ts'
import { defaults } from '../start/launch.ts'
import { prepareFolder } from '../start/place.ts'
import { runningProduct } from '../start/running.ts'
import { readWish } from '../start/wish.ts'

/** `npx concertato …` in a checkout: the product's command line on the same database as `npm start`. */
export async function run(words: string[]): Promise<void> {
  endOnSignals(130)
  const wish = readWish({ port: undefined, dataDir: undefined, isEphemeral: false, skipsBuild: false })
  prepareFolder(wish.dataDir)
  const running = runningProduct(wish.dataDir)
  const [{ addresses }] = await Promise.all([borrowDatabase(wish), buildServer()])
  const { readConfig, runCommandLine } = await import('@concertato/api')
  const config = readConfig({
    ...defaults(wish),
    ...running?.env,
    ...(running && { PUBLIC_URL: running.url }),
    ...wish.env,
    ...addresses,
    ROLES: 'api',
  })
  const from = process.env.CONCERTATO_FROM ?? process.cwd()
  await end(await runCommandLine(words, config, { from, say: (line) => console.log(line) }))
}
