import { buildServer } from '../kit/build.ts'
import { end, endOnSignals } from '../kit/closing.ts'
import { borrowDatabase } from '../start/database.ts'
import { defaults } from '../start/launch.ts'
import { prepareFolder } from '../start/place.ts'
import { runningProduct } from '../start/running.ts'
import { readWish } from '../start/wish.ts'

const SIGN = { well: '✓', warning: '!', ill: '✗' } as const

/** `npm run doctor`: looks at everything the product needs and names the cure of what is not well. */
export async function run(): Promise<void> {
  endOnSignals(130)
  const wish = readWish({ port: undefined, dataDir: undefined, isEphemeral: false, skipsBuild: false })
  prepareFolder(wish.dataDir)
  const running = runningProduct(wish.dataDir)
  const [{ addresses, note }] = await Promise.all([borrowDatabase(wish), buildServer()])
  const { examine, readConfig } = await import('@concertato/api')
  const config = readConfig({
    ...defaults(wish),
    ...running?.env,
    ...(running && { PUBLIC_URL: running.url }),
    ...wish.env,
    ...addresses,
  })
  console.log(
    `\n  ${running ? `Concertato runs at ${running.url}` : 'Concertato does not run here'}; database: ${note}\n`,
  )
  const found = await examine(config, 'en')
  for (const it of found) {
    console.log(`  ${SIGN[it.state]} ${it.name.padEnd(13)} ${it.finding}`)
    if (it.cure) console.log(`${' '.repeat(18)}→ ${it.cure}`)
  }
  console.log('')
  await end(found.some((it) => it.state === 'ill') ? 1 : 0)
}
