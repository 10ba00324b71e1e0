import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../apps/api/src/platform/embedded-postgres/launcher.ts'
import { atEnd, fail, isEnding } from '../kit/closing.ts'
import { Failure } from '../kit/failure.ts'
import { ROOT } from '../kit/program.ts'

/** More deaths than this in a row are not bad luck. */
const RESTARTS = 5
const HEALTHY_MS = 30_000

export interface PaymentSandbox {
  readonly env: Readonly<Record<string, string>>
  readonly port: number
}

interface SandboxOrder {
  readonly stateDir: string
  readonly webhookUrl: string
}

/**
 * Starts the payment sandbox as a program of its own, as Stripe would be one: the product reaches it over HTTP alone.
 * When it is killed it comes back on the same port with the state it had written.
 */
export async function startSandbox(order: SandboxOrder): Promise<PaymentSandbox> {
  mkdirSync(order.stateDir, { recursive: true })
  const port = await freePort()
  const words = ['--port', String(port), '--state', order.stateDir, '--webhook', order.webhookUrl]
  await keepAlive(words)
  return {
    port,
    env: {
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_HOST: `http://127.0.0.1:${port}`,
      STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_sandbox_connect',
    },
  }
}

async function keepAlive(words: readonly string[]): Promise<void> {
  let deaths = 0
  let current: ChildProcess | undefined
  atEnd('payment sandbox', 2_000, () => stop(current))

  async function begin(): Promise<void> {
    const child = fork(join(ROOT, 'apps/stripe-double/dist/main.js'), [...words], {
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    current = child
    const began = performance.now()
    child.once('exit', () => void again(began))
    await ready(child)
  }

  async function again(began: number): Promise<void> {
    if (isEnding()) return
    deaths = performance.now() - began > HEALTHY_MS ? 1 : deaths + 1
    if (deaths > RESTARTS)
      return fail(
        new Failure(
          'The payment sandbox ends as soon as it starts: delete its folder stripe in the data folder, or give STRIPE_SECRET_KEY.',
        ),
      )
    await pause(200 * deaths)
    if (!isEnding()) await begin()
  }

  await begin()
}

/** Resolves when the sandbox says that it listens, or when it ended; its end is dealt with elsewhere. */
async function ready(child: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'message'), once(child, 'exit')])
  child.channel?.unref()
  child.unref()
}

/** It holds a channel to this program and ends when that closes, also when this program is killed. */
async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.ref()
  child.kill('SIGTERM')
  await ended
}
