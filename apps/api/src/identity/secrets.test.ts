import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { deviceOf } from './device.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { cookiePrefix, hashOf, newToken, sessionToken } from './secrets.ts'

const SECRET = 'a secret of thirty-two characters at least'
const sign = (token: string) => `${token}.${createHmac('sha256', SECRET).update(token).digest('base64')}`
const read = (cookie: string) => sessionToken(new Headers({ cookie }), 'concertato', SECRET)

it('reads the session out of a signed cookie among others', () => {
  const signed = encodeURIComponent(sign('abc.def'))
  expect(read(`theme=dark; concertato.session_token=${signed}; x=1`)).toBe('abc.def')
})

it('reads nothing out of a cookie that is unsigned, half signed, signed by others, or broken', () => {
  const other = createHmac('sha256', 'another secret').update('abc').digest('base64')
  for (const value of ['abc', 'abc.', '.abc', `abc.${other}`, '%E0%A4%A', '', sign('abc').slice(0, -4)]) {
    expect([value, read(`concertato.session_token=${value}`)]).toEqual([value, undefined])
  }
  expect(read(`other.session_token=${encodeURIComponent(sign('abc'))}`)).toBeUndefined()
})

it('names cookies for the host alone over https', () => {
  expect(cookiePrefix('https://concertato.example')).toBe('__Host-concertato')
  expect(cookiePrefix('http://127.0.0.1:3000')).toBe('concertato')
})

it('makes secrets that need no escaping and keeps only their hash', () => {
  const tokens = Array.from({ length: 200 }, newToken)
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  expect(hashOf('a').equals(hashOf('b'))).toBe(false)
})

it('matches a password with its own hash only, however its accents were typed', async () => {
  const hash = await hashPassword('Café à la crème')
  expect(await passwordMatches({ hash, password: 'Café à la crème'.normalize('NFD') })).toBe(true)
  expect(await passwordMatches({ hash, password: 'cafe a la creme' })).toBe(false)
  expect(await passwordMatches({ hash: 'not a hash', password: 'x' })).toBe(false)
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
})

it('names devices people recognise', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36'
  expect(deviceOf(chrome)).toBe('Chrome · Windows')
  expect(deviceOf(`${chrome} Edg/141.0`)).toBe('Edge · Windows')
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1')).toBe(
    'Safari · iPhone',
  )
  expect(deviceOf('curl/8.5.0')).toBe('curl/8.5.0')
  expect(deviceOf('')).toBe('')
})
