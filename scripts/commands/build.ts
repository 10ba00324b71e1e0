import { buildDashboard, buildServer } from '../kit/build.ts'
import { endOnSignals } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { step } from '../kit/progress.ts'
import { SIZE } from '../suite/built.ts'

export async function run(): Promise<void> {
  endOnSignals(130)
  await Promise.all([step('server', buildServer), step('dashboard', buildDashboard)])
  const { isGood, note, output } = await SIZE.look()
  if (!isGood) throw new Failure(`The pages are too heavy: ${note}.`, output)
}
