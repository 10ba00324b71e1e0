import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkNode } from '../link-node.mjs'
import { SetupFailure } from './setup-failure.mjs'

const PATIENCE_MS = 10_000

/** The report is the only place where Node names the C library; it takes tens of milliseconds, so once. */
const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
const HERE = { os: process.platform, cpu: process.arch, libc: isMusl ? 'musl' : 'glibc' }

/**
 * Makes node_modules agree with package-lock.json: a stamp says for which lock file and platform it was made; without
 * one npm's own record of what it installed is compared.
 *
 * @param {string} root
 * @returns {Promise<'present' | 'installed'>}
 * @throws SetupFailure with the cure when npm cannot install.
 */
export async function ensureDependencies(root) {
  const modules = join(root, 'node_modules')
  const stamp = join(modules, '.concertato-stamp')
  const wanted = stampOf(root)
  if (readOr(stamp) === wanted) return 'present'
  if (!isInstalled(root)) {
    await install(root)
    leave(stamp, wanted)
    linkNode()
    return 'installed'
  }
  leave(stamp, wanted)
  linkNode()
  return 'present'
}

/** @param {string} root */
function stampOf(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

/** @param {string} file */
function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/**
 * A folder that cannot be written to may still be used; it is only compared again next time.
 *
 * @param {string} file @param {string} text
 */
function leave(file, text) {
  try {
    writeFileSync(file, text)
  } catch {
    // Nothing to do: the stamp only saves time.
  }
}

/**
 * True when npm's record of the last installation names every package of the lock file in the same version. npm writes
 * that record last, so an interrupted installation has none. Packages of other platforms are optional and left out.
 *
 * @param {string} root
 */
function isInstalled(root) {
  const record = readOr(join(root, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const there = JSON.parse(record).packages ?? {}
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {}
  return Object.entries(wanted).every(([path, it]) => {
    if (!path.includes('node_modules/') || it.link) return true
    const found = there[path]
    if (found === undefined) return mayBeMissing(it)
    return found.version === it.version && found.integrity === it.integrity
  })
}

/** @param {{ os?: string[], cpu?: string[], libc?: string[], optional?: boolean, devOptional?: boolean }} it */
function mayBeMissing(it) {
  if (it.os === undefined && it.cpu === undefined) return Boolean(it.optional ?? it.devOptional)
  return !['os', 'cpu', 'libc'].every((key) => it[key] === undefined || it[key].includes(HERE[key]))
}

/** @param {string} root */
async function install(root) {
  console.log('  dependencies   installing the locked packages; the first time this takes a minute or two')
  const began = performance.now()
  const tick = setInterval(
    () => console.log(`  dependencies   still installing, ${Math.round((performance.now() - began) / 1000)} s`),
    PATIENCE_MS,
  )
  try {
    const { code, words } = await npm(root, ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])
    if (code !== 0) throw new SetupFailure(explain(words))
  } finally {
    clearInterval(tick)
  }
}

/** @param {string} root @param {string[]} words @returns {Promise<{ code: number, words: string }>} */
function npm(root, words) {
  const script = process.env.npm_execpath
  const [program, ...before] = script?.endsWith('.js')
    ? [process.env.npm_node_execpath ?? process.execPath, script]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  return new Promise((settle, refuse) => {
    const child = spawn(program, [...before, ...words], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (part) => (said += part))
    const stop = () => child.kill('SIGTERM')
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
    child.once('error', (error) =>
      refuse(new SetupFailure(`npm could not be started (${error.message}): install npm 10 or newer.`)),
    )
    child.once('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
      settle({ code: code ?? 130, words: said })
    })
  })
}

const CURES = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 2 GB and run the command again.'],
  [
    /EACCES|EPERM|EROFS/,
    'npm may not write to this folder: give it to the user who runs the command (chown), or copy the project elsewhere.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'The package registry cannot be reached: check the network and the npm registry setting, then run the command again.',
  ],
  [
    /EUSAGE|in sync/,
    'package.json and package-lock.json do not agree: take both from the same commit, or run npm install and commit the lock file.',
  ],
]

/** @param {string} words */
function explain(words) {
  const cure = CURES.find(([sign]) => sign.test(words))?.[1] ?? 'npm could not install the locked packages.'
  const last = words.trim().split('\n').slice(-6).join('\n')
  return last ? `${cure}\n${last}` : cure
}
