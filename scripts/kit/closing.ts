import { explain, Failure, isExpected, shortened } from './failure.ts'

/** Everything is down after this long, whatever hangs. */
const HARD_LIMIT_MS = 9_500

interface Opened {
  readonly name: string
  readonly limitMs: number
  readonly close: () => Promise<unknown> | void
}

const opened: Opened[] = []
let ending: Promise<never> | undefined

/** Remembers something to close at the end. The last opened is closed first. Returns how to forget it. */
export function atEnd(name: string, limitMs: number, close: Opened['close']): () => void {
  const it: Opened = { name, limitMs, close }
  opened.push(it)
  return () => {
    const place = opened.indexOf(it)
    if (place >= 0) opened.splice(place, 1)
  }
}

/** True from the moment the end began; whoever restarts things has to ask. */
export const isEnding = (): boolean => ending !== undefined

/** Closes everything and leaves with `code`. A second call, or a second Ctrl-C, waits for the first. */
export function end(code: number): Promise<never> {
  ending ??= closeAll(code)
  return ending
}

async function closeAll(code: number): Promise<never> {
  setTimeout(() => process.exit(code || 1), HARD_LIMIT_MS).unref()
  // A loop over what is there, because a part that was still starting may add itself while others close.
  for (let it = opened.pop(); it; it = opened.pop()) await within(it)
  process.exit(code)
}

/** One part that hangs or fails must not keep the others from closing. */
async function within({ name, limitMs, close }: Opened): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((settle) => {
    timer = setTimeout(() => settle(`${name} did not stop within ${limitMs / 1000} s`), limitMs)
  })
  const closed = Promise.resolve()
    .then(close)
    .then(() => undefined)
    .catch((error: unknown) => `${name} did not stop cleanly: ${explain(error)}`)
  const note = await Promise.race([closed, late])
  clearTimeout(timer)
  if (note !== undefined) console.error(`  ${note}`)
}

/** Says what went wrong, closes everything and leaves with 1. */
export function fail(error: unknown): Promise<never> {
  const detail = error instanceof Failure ? error.detail : ''
  if (detail) console.error(shortened(detail, 40))
  console.error(`\n${explain(error)}`)
  if (!isExpected(error) && error instanceof Error) console.error(error.stack)
  return end(1)
}

/**
 * Ends on Ctrl-C, on a stop order, on a closed terminal, and when the program that started this one was killed: its
 * channel closes (a second Node), or another parent appears (npm).
 *
 * @param code what to leave with when a person stopped it: 0 for a server, 130 for an unfinished run.
 */
export function endOnSignals(code: number, onStop: () => void = () => undefined): void {
  const stop = () => {
    if (!isEnding()) onStop()
    void end(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.connected) {
    process.channel?.unref()
    process.once('disconnect', stop)
  } else if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && stop(), 1_000).unref()
  }
  // A closed terminal must not turn a line of output into a crash half-way through closing.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  process.on('uncaughtException', (error) => void fail(error))
  process.on('unhandledRejection', (error) => void fail(error))
}
