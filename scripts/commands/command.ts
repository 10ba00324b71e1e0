import { fail } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { tell } from '../kit/progress.ts'
import type { Run, SetUp } from './run.ts'

/** Each command is loaded only when it is called, so that `npm start` does not read the test tools. */
const COMMANDS: Readonly<Record<string, () => Promise<{ run: Run }>>> = {
  start: () => import('./start.ts'),
  build: () => import('./build.ts'),
  dev: () => import('./dev.ts'),
  doctor: () => import('./doctor.ts'),
  bench: () => import('./bench.ts'),
  'docker:stages': () => import('./docker-stages.ts'),
  docs: () => import('./docs.ts'),
  pictures: () => import('./pictures.ts'),
  concertato: () => import('./concertato.ts'),
  check: async () => ({ run: (await import('./test.ts')).check }),
  test: async () => ({ run: (await import('./test.ts')).everything }),
  'test:unit': async () => ({ run: (await import('./test.ts')).only('unit') }),
  'test:db': async () => ({ run: (await import('./test.ts')).only('server') }),
  'test:life': async () => ({ run: (await import('./test.ts')).only('life') }),
  'test:e2e': async () => ({ run: (await import('./test.ts')).only('journeys') }),
}

/** Runs one command to its end. Every error ends as one sentence and a code other than 0. */
export async function command(words: string[], setUp: SetUp): Promise<void> {
  const [name = '', ...rest] = words
  try {
    const load = COMMANDS[name]
    if (!load) throw new Failure(`There is no command “${name}”; there are: ${Object.keys(COMMANDS).join(', ')}.`)
    const { run } = await load()
    if (name !== 'concertato') tell('dependencies', setUp.note, setUp.millis)
    await run(rest, setUp)
  } catch (error) {
    await fail(error)
  }
}
