import { LOCALES } from '@concertato/wire'
import { describe, expect, it } from 'vitest'
import { FINDINGS, ill, warning } from '../finding.ts'
import { DOCTOR_WORDS, say } from './index.ts'

const named = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

describe.each(LOCALES)('the doctor’s words in %s', (locale) => {
  it.each(FINDINGS)('name for %s the same values as in English, and have a cure where English has one', (code) => {
    const [here, there] = [DOCTOR_WORDS[locale][code], DOCTOR_WORDS.en[code]]
    expect([named(here.finding), named(here.cure)]).toEqual([named(there.finding), named(there.cure)])
    expect(here.cure === undefined).toBe(there.cure === undefined)
  })
})

describe('what the doctor says', () => {
  it('writes figures as the language does', () => {
    const found = warning('clock_apart', { seconds: 3.5 })
    expect(say(found, 'de').finding).toBe('3,5 s Abstand zur Datenbank')
    expect(say(found, 'en').finding).toBe('3.5 s apart from the database')
  })

  it('leaves the words of other programs as they are', () => {
    const found = ill('mail_silent', { words: 'connect ECONNREFUSED {host}' })
    expect(say(found, 'it').finding).toBe('connect ECONNREFUSED {host}')
  })
})
