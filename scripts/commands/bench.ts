import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from '../kit/build.ts'
import { end, endOnSignals } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { ROOT, run as runProgram } from '../kit/program.ts'
import { step } from '../kit/progress.ts'

const PLACE = join(ROOT, 'scripts', 'bench')

/** `npm run bench -- matching --acts 100000`: the benchmark of that name with its own words. */
export async function run(words: string[]): Promise<void> {
  endOnSignals(130)
  const [name = '', ...rest] = words
  const file = join(PLACE, `${name}.bench.ts`)
  if (!existsSync(file))
    throw new Failure(`There is no benchmark “${name}”; there are: ${names().join(', ') || 'none yet'}.`)
  await step('server', buildServer)
  const { code } = await runProgram([process.execPath, '--expose-gc', file, ...rest], {
    isLoud: true,
    limitMs: 6 * 3_600_000,
  })
  await end(code)
}

function names(): string[] {
  if (!existsSync(PLACE)) return []
  return readdirSync(PLACE)
    .filter((it) => it.endsWith('.bench.ts'))
    .map((it) => it.slice(0, -'.bench.ts'.length))
}
