import { plural, select } from '@lingui/core/macro'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n, setVoice, speak } from './i18n.ts'
import { LOCALES } from './locales.ts'
import { stretch } from './pseudo.ts'

afterEach(() => setVoice('formal'))

/** A sentence of the product with a count in it. */
const turnsWaiting = (count: number): string => plural(count, { one: '# thing', other: '# things' })

describe.each(LOCALES)('%s', (locale) => {
  it('counts 0, 1, 2, 5, 21 and a million in its own grammar', async () => {
    await speak(locale)
    expect(
      [0, 1, 2, 5, 21, 1_000_000].map((n) =>
        turnsWaiting(n).replaceAll('\u202F', '[nnbsp]').replaceAll('\u00A0', '[nbsp]'),
      ),
    ).toMatchSnapshot()
  })
})

describe('the voice', () => {
  it('is known to every message without being passed', async () => {
    await speak('en')
    i18n.load('en', { ...i18n.messages, greeting: [['voice', 'select', { informal: 'du', other: 'Sie' }]] })
    expect(i18n._('greeting')).toBe('Sie')
    setVoice('informal')
    expect(i18n._('greeting')).toBe('du')
  })

  it('can be overruled where a message speaks to somebody else', () => {
    expect(select('a', { a: 'first', other: 'second' })).toBe('first')
  })
})

describe('the stretched language', () => {
  it('lengthens words by 40 % and leaves placeholders and tags alone', () => {
    const messages = {
      plain: ['Settings'],
      filled: ['Hello ', ['name'], '!'],
      counted: [['count', 'plural', { one: ['#', ' thing'], other: ['#', ' things'] }]],
      tagged: ['<0>Sign in</0>'],
    }
    const long = stretch(messages as never) as unknown as Record<string, unknown[]>
    expect(long['plain']?.[0]).toBe('Séttíñgs ~ ~')
    expect(long['filled']?.[1]).toEqual(['name'])
    expect(long['tagged']?.[0]).toMatch(/^<0>Sígñ íñ<\/0>/)
    expect(JSON.stringify(long['counted'])).toContain('"plural"')
  })
})
