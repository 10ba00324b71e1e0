import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureDependencies } from './dependencies.mjs'

let root: string

const file = (...path: string[]) => join(root, ...path)
const write = (path: string, content: unknown) => {
  mkdirSync(join(file(path), '..'), { recursive: true })
  writeFileSync(file(path), typeof content === 'string' ? content : JSON.stringify(content))
}
const elsewhere = process.platform === 'linux' ? 'darwin' : 'linux'
const LOCK = {
  '': { name: 'house' },
  'libs/core': { version: '0.1.0' },
  'node_modules/core': { link: true },
  'node_modules/left': { version: '1.0.0', integrity: 'a' },
  'node_modules/left-native': { version: '1.0.0', integrity: 'b', optional: true, os: [elsewhere] },
}
const { 'node_modules/left': left } = LOCK

/** Takes the place of npm: writes down its words and leaves the record that npm leaves, or fails with `words`. */
const npmThat = (words: string) => {
  const record = JSON.stringify({ packages: { 'node_modules/left': left } })
  write(
    'npm.js',
    `const fs = require('node:fs')
     fs.writeFileSync('npm-words', process.argv.slice(2).join(' '))
     if (${JSON.stringify(words)}) { console.error(${JSON.stringify(words)}); process.exit(1) }
     fs.mkdirSync('node_modules', { recursive: true })
     fs.writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(record)})`,
  )
  vi.stubEnv('npm_execpath', file('npm.js'))
  vi.stubEnv('npm_node_execpath', process.execPath)
}
const npmRan = () => existsSync(file('npm-words'))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'concertato-dependencies-test-'))
  write('package-lock.json', { packages: LOCK })
  npmThat('')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

describe('the locked dependencies', () => {
  it('are installed by npm ci where there are none, and then believed', async () => {
    expect(await ensureDependencies(root)).toBe('installed')
    expect(readFileSync(file('npm-words'), 'utf8')).toMatch(/^ci /)
    rmSync(file('npm-words'))
    expect(await ensureDependencies(root)).toBe('present')
    expect(npmRan()).toBe(false)
  })

  it('that somebody installed by hand are believed when npm’s own record says the same', async () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/left': left } })
    expect(await ensureDependencies(root)).toBe('present')
    expect(npmRan()).toBe(false)
  })

  it.each([
    ['another version', { 'node_modules/left': { ...left, version: '0.9.0' } }],
    ['other contents', { 'node_modules/left': { ...left, integrity: 'z' } }],
    ['a package less', {}],
  ])('are installed again when there is %s', async (_, packages) => {
    write('node_modules/.package-lock.json', { packages })
    expect(await ensureDependencies(root)).toBe('installed')
  })

  it('are installed again when an installation was interrupted: npm writes its record last', async () => {
    mkdirSync(file('node_modules', 'left'), { recursive: true })
    expect(await ensureDependencies(root)).toBe('installed')
  })

  it('are installed again when the lock file changed', async () => {
    await ensureDependencies(root)
    rmSync(file('npm-words'))
    write('package-lock.json', { packages: { ...LOCK, 'node_modules/right': { version: '2.0.0', integrity: 'c' } } })
    await ensureDependencies(root)
    expect(npmRan()).toBe(true)
  })

  it.each([
    ['npm error code ENOSPC', 'The disk is full'],
    ['npm error code EACCES', 'npm may not write to this folder'],
    ['npm error code ENOTFOUND', 'The package registry cannot be reached'],
    ['npm error code EUSAGE', 'package.json and package-lock.json do not agree'],
    ['npm error something new', 'npm could not install the locked packages'],
  ])('that cannot be installed (%s) end in a sentence with the cure', async (words, said) => {
    npmThat(words)
    await expect(ensureDependencies(root)).rejects.toThrow(said)
  })
})
