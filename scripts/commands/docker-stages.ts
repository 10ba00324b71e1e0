import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, startEmbeddedPostgres } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { stagesOf, wordsOf } from '../docker/dockerfile.ts'
import { walk, type Walked } from '../docker/walk.ts'
import { atEnd, end, endOnSignals } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { endGroup, ROOT } from '../kit/program.ts'
import { step } from '../kit/progress.ts'

const PATIENCE_MS = 60_000

/** `npm run docker:stages`: the stages of docker/Dockerfile without an engine, and then both front doors of the result. */
export async function run(): Promise<void> {
  endOnSignals(130)
  const place = mkdtempSync(join(tmpdir(), 'concertato-stages-'))
  chmodSync(place, 0o755)
  atEnd('stages', 8_000, () => rmSync(place, { recursive: true, force: true }))
  const stages = stagesOf(readFileSync(join(ROOT, 'docker', 'Dockerfile'), 'utf8'))
  const walked = await walk(stages, place)
  const product = walked.get('product')
  const command = stages.find((it) => it.name === 'product')?.steps.find((it) => it.word === 'CMD')
  if (!product || !command) throw new Failure('The Dockerfile has no stage “product” with a CMD.')
  const server = await startEmbeddedPostgres({ dir: join(place, 'postgres'), isEphemeral: true })
  atEnd('database', 5_000, () => server.stop())
  const env = {
    DATABASE_URL: server.ownerUrl,
    DATABASE_APP_URL: server.appUrl,
    AUTH_SECRET: 'a'.repeat(32),
    AUDIENCE_SECRET: 'b'.repeat(32),
    DATA_DIR: join(place, 'files'),
    LOG_LEVEL: 'warn',
  }
  await step('api', () => tryOut(wordsOf(command.rest), product, { ...env, ROLES: 'api' }, '/'))
  await step('worker', () => tryOut(['node', 'apps/api/dist/worker.js'], product, env, '/readyz'))
  await end(0)
}

/** Starts a front door, waits until it is ready, asks one page, and stops it as an engine would. */
async function tryOut(
  words: readonly string[],
  product: Walked,
  env: Record<string, string>,
  page: string,
): Promise<string> {
  const port = String(await freePort())
  const child = spawn(process.execPath, words.slice(1), {
    cwd: join(product.root, product.workdir),
    detached: true,
    env: { PATH: process.env.PATH, ...product.env, ...env, HOST: '127.0.0.1', PORT: port },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  atEnd(words.join(' '), 4_000, () => endGroup(child))
  await untilReady(`http://127.0.0.1:${port}/readyz`, child)
  const answer = await fetch(`http://127.0.0.1:${port}${page}`)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = (await ended) as [number | null]
  if (!answer.ok || code !== 0)
    throw new Failure(`${words.join(' ')}: ${page} answers ${answer.status}, exit code ${code}.`)
  return `ready, ${page} answers ${answer.status}, stops with code 0`
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const limit = performance.now() + PATIENCE_MS
  while (performance.now() < limit && child.exitCode === null) {
    const isReady = await fetch(url).then(
      (it) => it.ok,
      () => false,
    )
    if (isReady) return
    await pause(200)
  }
  throw new Failure(`Nothing is ready at ${url} within ${PATIENCE_MS / 1_000} s.`)
}
