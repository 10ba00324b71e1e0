import { describe, expect, it } from 'vitest'
import { explainServerWords } from '../../apps/api/src/platform/embedded-postgres/cluster.ts'
import { ConfigProblem } from '../../apps/api/src/config.ts'
import { explain, Failure, isExpected, shortened } from './failure.ts'
import { lasted } from './progress.ts'

const withCode = (code: string, extra: object = {}) =>
  Object.assign(new Error(`${code}: bare words`), { code, ...extra })

describe('an error becomes one sentence with the cure', () => {
  it.each([
    [withCode('ENOSPC'), 'The disk is full'],
    [withCode('53100'), 'The disk of the database is full'],
    [withCode('EACCES', { path: '/srv/x' }), 'may not write to /srv/x'],
    [withCode('EROFS', { path: '/srv/x' }), 'may not write to /srv/x'],
    [withCode('EADDRINUSE', { port: 3000 }), 'Port 3000 was taken'],
    [withCode('ECONNREFUSED', { address: '10.0.0.1', port: 5432 }), 'Nothing answers at 10.0.0.1:5432'],
    [withCode('ENOTFOUND', { hostname: 'db.example.org' }), 'Nothing answers at db.example.org'],
    [new AggregateError([withCode('ECONNREFUSED', { address: '::1', port: 5432 })]), 'Nothing answers at ::1:5432'],
    [withCode('28P01'), 'refuses the password'],
    [withCode('3D000'), 'createdb'],
    [withCode('42501'), 'has to own the database'],
    [new Failure('Said already.'), 'Said already.'],
    [new ConfigProblem('PORT: not a number.'), 'PORT: not a number.'],
    [new Error('outer', { cause: withCode('ENOSPC') }), 'outer: The disk is full'],
  ])('%s', (error, said) => {
    const sentence = explain(error)
    expect(sentence).toContain(said)
    expect(sentence).not.toContain('bare words')
  })

  it('knows what is a bug, whose stack is worth showing', () => {
    expect(isExpected(withCode('ENOSPC'))).toBe(true)
    expect(isExpected(new TypeError('x is not a function'))).toBe(false)
  })
})

describe('the words of the database server', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'is full'],
    ['initdb: error: could not create directory "x": Permission denied', 'may not write to /d'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'too little memory'],
    ['initdb: could not look up effective user ID 12345: user does not exist', 'has no name on this machine'],
    ['LOG:  one\nFATAL:  something else', 'FATAL:  something else'],
  ])('%s', (words, said) => expect(explainServerWords(words, '/d')).toContain(said))
})

describe('what a terminal shows', () => {
  it('shortens in the middle and says how much', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`)
    const shown = shortened(lines.join('\n'), 10).split('\n')
    expect(shown).toHaveLength(11)
    expect([shown[0], shown[5], shown[10]]).toEqual(['line 0', '… 90 lines left out …', 'line 99'])
    expect(shortened('one\ntwo', 10)).toBe('one\ntwo')
  })

  it.each([
    [40, '0.0 s'],
    [9_940, '9.9 s'],
    [12_400, '12 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms is %s', (millis, said) => expect(lasted(millis)).toBe(said))
})
