import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, runUnder } from './pinned-node.mjs'
import { SetupFailure } from './setup-failure.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Set for the second process, which must not go through this again. */
const READY = 'CONCERTATO_SET_UP'

/**
 * Step A: the locked dependencies are there. Step B: the pinned Node runs. Only then the command itself is loaded,
 * because it is TypeScript and uses packages.
 *
 * @param {string[]} words the command and its own words
 */
export async function begin(words) {
  process.chdir(ROOT)
  try {
    if (process.env[READY] === undefined) {
      const began = performance.now()
      const note = await ensureDependencies(ROOT)
      process.env[READY] = `${note}|${Math.round(performance.now() - began)}`
    }
    const pinned = pinnedNode(ROOT)
    if (pinned !== undefined && !isThisProgram(pinned)) {
      process.exitCode = await runUnder(pinned.path, [fileURLToPath(new URL('../run.mjs', import.meta.url)), ...words])
      return
    }
    if (pinned === undefined) requireNode24()
    const { command } = await import('../commands/command.ts')
    await command(words, setUpNote())
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** @param {{ path: string, version: string }} pinned */
function isThisProgram(pinned) {
  return process.version === `v${pinned.version}` && realpathSync(process.execPath) === realpathSync(pinned.path)
}

/** Where npm has no Node for the platform, the installed one must do. */
function requireNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return
  throw new SetupFailure(
    `On ${process.platform}-${process.arch} Node 24 or newer has to be installed and this is ${process.version}: install Node 24 and run the command again.`,
  )
}

/** What step A found and how long it took; told to the command, and kept from every program it starts. */
function setUpNote() {
  const [note = '', millis = '0'] = (process.env[READY] ?? '').split('|')
  delete process.env[READY]
  return { note, millis: Number(millis) }
}
