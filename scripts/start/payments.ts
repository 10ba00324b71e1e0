import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { atEnd, fail, isEnding } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { ensureListeners, SANDBOX_KEY } from './listeners.ts'

/** More deaths than this in a row are not bad luck. */
const RESTARTS = 5
const HEALTHY_MS = 30_000
const PROGRAM = fileURLToPath(new URL('./sandbox-program.ts', import.meta.url))
const SPOILT =
  'The payment sandbox ends as soon as it starts: delete the folder stripe in the data folder, or give STRIPE_SECRET_KEY.'

export interface PaymentSandbox {
  readonly port: number
  readonly pid: () => number | undefined
  /** What the product has to know to use it. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Starts the payment sandbox as a program of its own, as Stripe would be one: the product reaches it over HTTP alone.
 * When it is killed it comes back on the same port with the state it had written.
 *
 * @param hooks address of the product's webhook routes.
 */
export async function startSandbox(stateDir: string, hooks: string): Promise<PaymentSandbox> {
  mkdirSync(stateDir, { recursive: true })
  const port = await samePort(join(stateDir, 'port'))
  const pid = await keepAlive([String(port), stateDir])
  const address = `http://127.0.0.1:${port}`
  const { platform, connect } = await ensureListeners(address, join(stateDir, 'listeners.json'), hooks)
  return {
    port,
    pid,
    env: {
      STRIPE_SECRET_KEY: SANDBOX_KEY,
      STRIPE_HOST: address,
      STRIPE_WEBHOOK_SECRET: platform.secret,
      STRIPE_CONNECT_WEBHOOK_SECRET: connect.secret,
    },
  }
}

/** The port of the last start when it is free: links to the sandbox's pages that were sent out still lead there. */
async function samePort(file: string): Promise<number> {
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = before > 0 && (await isFree(before)) ? before : await freePort()
  writeFileSync(file, String(port))
  return port
}

const isFree = (port: number) =>
  new Promise<boolean>((settle) => {
    const server = createServer().once('error', () => settle(false))
    server.listen(port, '127.0.0.1', () => server.close(() => settle(true)))
  })

async function keepAlive(words: readonly string[]): Promise<() => number | undefined> {
  let deaths = 0
  let current: ChildProcess | undefined
  atEnd('payment sandbox', 2_000, () => stop(current))

  /** True once it listens; false when it ended before. */
  async function begin(): Promise<boolean> {
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    const child = fork(PROGRAM, [...words], { detached: true, execArgv: [], stdio: [...stdio] })
    current = child
    const began = performance.now()
    child.once('exit', () => void again(began))
    const isReady = await Promise.race([once(child, 'message').then(() => true), once(child, 'exit').then(() => false)])
    child.channel?.unref()
    child.unref()
    return isReady
  }

  async function again(began: number): Promise<void> {
    if (isEnding()) return
    deaths = performance.now() - began > HEALTHY_MS ? 1 : deaths + 1
    if (deaths > RESTARTS) return fail(new Failure(SPOILT))
    await pause(200 * deaths)
    if (!isEnding()) await begin()
  }

  if (!(await begin())) throw new Failure(SPOILT)
  return () => current?.pid
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.ref()
  child.kill('SIGTERM')
  await ended
}
