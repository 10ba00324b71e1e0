import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Runs the door of all scripts with another version number in its process. */
const underVersion = (version: string, ...words: string[]) => {
  const pretend = `data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"${version}"}})`
  const door = join(import.meta.dirname, '..', 'run.mjs')
  return spawnSync(process.execPath, ['--import', pretend, door, ...words], { encoding: 'utf8' })
}

it.each(['12.22.0', '18.20.4', '20.18.3'])('Node %s is refused in one sentence with the cure', (version) => {
  const { status, stderr } = underVersion(version, 'start')
  expect(status).toBe(1)
  expect(stderr.trim()).toMatch(/^Node 20\.19 or newer is needed .*: install Node 24 and run the command again\.$/)
})

it('a command that does not exist is told which there are', () => {
  const { status, stderr } = underVersion('24.21.0', 'fly')
  expect(status).toBe(1)
  expect(stderr).toContain('There is no command “fly”')
  expect(stderr).toContain('doctor')
})
