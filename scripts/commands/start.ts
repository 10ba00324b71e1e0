import { parseArgs } from 'node:util'
import { launch } from '../start/launch.ts'
import type { SetUp } from './run.ts'

/** `npm start -- --port 3001 --data-dir /srv/data --ephemeral --no-build` */
export async function run(words: string[], setUp: SetUp): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      ephemeral: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
    },
  })
  await launch({
    port: values.port,
    dataDir: values['data-dir'],
    isEphemeral: values.ephemeral,
    skipsBuild: values['no-build'],
    millisBefore: setUp.millis,
  })
}
