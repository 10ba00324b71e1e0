import { Failure } from '../kit/failure.ts'
import { PLAYWRIGHT, run as call } from '../kit/program.ts'
import { step } from '../kit/progress.ts'
import { BUILD } from '../suite/built.ts'

/** `npm run pictures`: takes the README's pictures anew, from the built product and a fresh demo world. */
export async function run(): Promise<void> {
  await BUILD.look()
  await step('pictures', async () => {
    const { code, output } = await call([...PLAYWRIGHT, 'test', '--config', 'e2e/pictures.config.ts'])
    if (code !== 0) throw new Failure('The pictures were not taken: the lines above say where the way ended.', output)
    return 'docs/pictures'
  })
}
