const WIDTH = 15

/** `0.4 s`, `12 s`, `2 min 5 s`. */
export function lasted(millis: number): string {
  const seconds = millis / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

const isTerminal = process.stdout.isTTY === true
const running = new Set<string>()

/** One finished step: name, what came of it, how long it took. */
export function tell(name: string, note: string, millis: number): void {
  clearLine()
  console.log(`  ${name.padEnd(WIDTH)} ${note.padEnd(52)} ${lasted(millis).padStart(10)}`)
  showRunning()
}

/** Runs a step and tells its time. `work` returns what came of it in a few words. */
export async function step(name: string, work: () => Promise<string> | string): Promise<number> {
  const began = performance.now()
  running.add(name)
  showRunning()
  try {
    const note = await work()
    running.delete(name)
    tell(name, note, performance.now() - began)
    return performance.now() - began
  } finally {
    running.delete(name)
    clearLine()
  }
}

function clearLine(): void {
  if (isTerminal) process.stdout.write('\r\u001B[2K')
}

/** On a terminal the last line names what is going on; in a log only finished steps stand. */
function showRunning(): void {
  if (isTerminal && running.size > 0) process.stdout.write(`\r\u001B[2K  ${[...running].join(', ')} …`)
}
