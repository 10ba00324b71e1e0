import { Injectable } from '@nestjs/common'

/** What one check of the doctor found. `cure` says in a sentence what to do; it is empty when all is well. */
export interface Finding {
  readonly state: 'well' | 'warning' | 'ill'
  readonly finding: string
  readonly cure?: string
}

export interface Checked extends Finding {
  readonly name: string
  readonly millis: number
}

type Check = () => Promise<Finding>

/** A check that takes longer is itself a finding. Milliseconds. */
const PATIENCE = 10_000

/** What the doctor looks at. Whoever owns a thing registers its check in `onModuleInit`. */
@Injectable()
export class Checks {
  private readonly byName = new Map<string, Check>()

  on(name: string, check: Check): void {
    if (this.byName.has(name)) throw new Error(`two checks are called ${name}`)
    this.byName.set(name, check)
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  /** Runs all checks at once; a check that throws or hangs is ill, and the others are still told. */
  all(): Promise<Checked[]> {
    return Promise.all([...this.byName].map(([name, check]) => timed(name, check)))
  }
}

async function timed(name: string, check: Check): Promise<Checked> {
  const began = performance.now()
  const alarm = Promise.withResolvers<never>()
  const timer = setTimeout(() => alarm.reject(new Error(`no answer after ${PATIENCE / 1_000} s`)), PATIENCE)
  const found = await Promise.race([check(), alarm.promise]).catch((error: unknown): Finding => ({
    state: 'ill',
    finding: error instanceof Error ? error.message : String(error),
    cure: `Look at the log of this time and at the settings of “${name}”.`,
  }))
  clearTimeout(timer)
  return { name, ...found, millis: Math.round(performance.now() - began) }
}
