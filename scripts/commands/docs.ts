import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationPage, envExample } from '../kit/config-pages.ts'
import { ROOT } from '../kit/program.ts'
import { step } from '../kit/progress.ts'

/** `npm run docs`: writes what is generated from the sources. */
export async function run(): Promise<void> {
  await step('documents', () => {
    mkdirSync(join(ROOT, 'docs'), { recursive: true })
    writeFileSync(join(ROOT, '.env.example'), envExample())
    writeFileSync(join(ROOT, 'docs', 'configuration.md'), configurationPage())
    return '.env.example, docs/configuration.md'
  })
}
