import { expect, it } from 'vitest'
import { CONFIG, ConfigProblem, readConfig } from './config.ts'

const GOOD = {
  DATABASE_URL: 'postgres://owner:secret@localhost/concertato',
  AUTH_SECRET: 'x'.repeat(32),
  AUDIENCE_SECRET: 'y'.repeat(32),
}

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem)
    return (error as Error).message
  }
}

it('reads a minimal environment and fills the rest with defaults', () => {
  const config = readConfig(GOOD)
  expect(config.PORT).toBe(3000)
  expect(config.ROLES).toEqual(['api', 'worker'])
  expect(config.DEMO).toBe(false)
})

it('treats an empty variable like a missing one', () => {
  expect(readConfig({ ...GOOD, REDIS_URL: '' }).REDIS_URL).toBeUndefined()
})

it.each([
  ['PORT', '99999'],
  ['ROLES', 'api,cook'],
  ['DEMO', 'yes'],
  ['STRIPE_SECRET_KEY', 'pk_live_x'],
  ['REDIS_URL', 'http://redis'],
  ['LOG_LEVEL', 'loud'],
])('refuses %s=%s in one line that names it and shows an example', (name, value) => {
  const message = messageOf({ ...GOOD, [name]: value })
  expect(message.split('\n')).toHaveLength(1)
  expect(message).toContain(`${name}:`)
  expect(message).toContain(CONFIG[name as keyof typeof CONFIG].example)
})

it('names every missing variable at once', () => {
  const message = messageOf({})
  for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'AUDIENCE_SECRET']) expect(message).toContain(name)
})

it('never quotes the value of a secret', () => {
  expect(messageOf({ ...GOOD, AUTH_SECRET: 'hunter2' })).not.toContain('hunter2')
})

it.each([
  ['SPOTIFY_CLIENT_ID', 'SPOTIFY_CLIENT_SECRET'],
  ['TWITCH_CLIENT_SECRET', 'TWITCH_CLIENT_ID'],
])('refuses %s without %s in one line, and takes both', (given, missing) => {
  const message = messageOf({ ...GOOD, [given]: 'one' })
  expect(message).toBe(`${missing}: it is missing, although ${given} is given. Give both, or neither.`)
  expect(messageOf({ ...GOOD, [given]: 'one', [missing]: 'other' })).toBe('')
})

it('takes a stand-in for the platforms on the loopback address only', () => {
  expect(messageOf({ ...GOOD, PLATFORMS_HOST: 'http://127.0.0.1:12121' })).toBe('')
  expect(messageOf({ ...GOOD, PLATFORMS_HOST: 'http://elsewhere.example' })).toContain('PLATFORMS_HOST:')
})
