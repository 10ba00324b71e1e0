import { buildDashboard, buildServer } from '../kit/build.ts'
import { endOnSignals } from '../kit/closing.ts'
import { step } from '../kit/progress.ts'

export async function run(): Promise<void> {
  endOnSignals(130)
  await Promise.all([step('server', buildServer), step('dashboard', buildDashboard)])
}
