import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

/** @param {string} root @returns {{ path: string, version: string } | undefined} the Node that npm installed for this platform */
export function pinnedNode(root) {
  const home = join(root, 'node_modules', `node-${process.platform}-${process.arch}`)
  const path = join(home, 'bin', 'node')
  if (!existsSync(path)) return undefined
  return { path, version: JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version }
}

/**
 * Runs the same command under another Node and resolves with its exit code.
 *
 * Signals are passed on. The child also holds a channel to this process: when this one is killed outright, the channel
 * closes and the child stops by itself.
 *
 * @param {string} node @param {string[]} words
 * @returns {Promise<number>}
 */
export function runUnder(node, words) {
  const path = [join(node, '..'), process.env.PATH ?? ''].join(':')
  const child = spawn(node, words, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm killed outright cannot pass anything on: another parent is the sign.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 1_000)
  watch.unref()
  return new Promise((settle, refuse) => {
    child.once('error', refuse)
    child.once('exit', (code, signal) => settle(signal === null ? (code ?? 1) : 128 + constants.signals[signal]))
  })
}
