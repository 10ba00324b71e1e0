import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bareEnvironment } from './effort.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const COMPILER = fileURLToPath(new URL('../../../../node_modules/@typescript/native/bin/tsc', import.meta.url))
const WORKER = fileURLToPath(new URL('payout-worker.ts', import.meta.url))
const COMPILED = fileURLToPath(new URL('../../dist/worker.js', import.meta.url))

/** Compiles the product as it is shipped; takes a moment when it is compiled already. */
export function compileProduct(): void {
  try {
    execFileSync(process.execPath, [COMPILER, '-b', 'apps/api'], { cwd: ROOT, stdio: 'pipe' })
  } catch (error) {
    if (!existsSync(COMPILED)) throw error
  }
}

/** Of what a worker says, its beginning is kept. */
const MOST_WORDS = 2_000

/** Real worker processes, started anew whenever one ends, however it ended. */
export class WorkerPool {
  private readonly running = new Set<ChildProcess>()
  private isClosed = false
  kills = 0
  /** Ends that nobody asked for, with what was said before. */
  readonly crashes: string[] = []
  private readonly words = new Map<ChildProcess, () => string>()

  /** What the present workers have said so far. */
  get said(): string[] {
    return [...this.running].map((worker) => this.words.get(worker)?.() ?? '')
  }

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  open(size: number): void {
    for (let worker = 0; worker < size; worker += 1) this.start()
  }

  /** Kills a worker without warning, in the middle of whatever it does. */
  kill(): void {
    const victim = [...this.running][this.kills % Math.max(1, this.running.size)]
    if (victim?.kill('SIGKILL')) this.kills += 1
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(
      [...this.running].map(async (worker) => {
        const ended = once(worker, 'exit')
        worker.kill('SIGKILL')
        await ended
      }),
    )
  }

  private start(): void {
    const env = { ...bareEnvironment(), ...this.env }
    const worker = spawn(process.execPath, ['--no-warnings', WORKER], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.running.add(worker)
    let said = ''
    const hear = (text: Buffer): void => void (said = `${said}${text.toString()}`.slice(0, MOST_WORDS))
    this.words.set(worker, () => said)
    worker.stdout.on('data', hear)
    worker.stderr.on('data', hear)
    worker.once('exit', (_, signal) => {
      this.running.delete(worker)
      if (this.isClosed) return
      if (signal !== 'SIGKILL') this.crashes.push(said)
      this.start()
    })
  }
}
