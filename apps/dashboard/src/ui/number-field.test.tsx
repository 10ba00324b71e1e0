import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n, speak } from '../lib/i18n.ts'
import type { LOCALES } from '../lib/locales.ts'
import { changeLook } from '../lib/look.ts'
import { MoneyField } from './number-field.tsx'

afterEach(() => {
  cleanup()
  changeLook({ region: null })
})

/** Types an amount and leaves the field, as the reader of a language would. */
async function typed(locale: (typeof LOCALES)[number], text: string, currency = 'EUR'): Promise<bigint | null> {
  await speak(locale)
  let minor: bigint | null = null
  render(
    <I18nProvider i18n={i18n}>
      <MoneyField label="Fee" currency={currency} value={null} onChange={(next) => (minor = next)} />
    </I18nProvider>,
  )
  const user = userEvent.setup({ delay: null })
  await user.type(screen.getByRole('textbox'), text)
  await user.tab()
  return minor
}

describe('an amount', () => {
  it.each([
    ['en', '1,234.50'],
    ['fr', '1 234,50'],
    ['it', '1.234,50'],
    ['de', '1.234,50'],
    ['es', '1234,50'],
  ] as const)('is read as it is written in %s: %s', async (locale, text) => {
    expect(await typed(locale, text)).toBe(123_450n)
  })

  it('follows the region somebody chose rather than the language', async () => {
    changeLook({ region: 'de-CH' })
    expect(await typed('de', '1234.50')).toBe(123_450n)
  })

  it('has the decimals of its currency', async () => {
    expect(await typed('en', '1234', 'JPY')).toBe(1234n)
    cleanup()
    expect(await typed('en', '1.5', 'TND')).toBe(1500n)
  })

  it('may be left empty', async () => {
    expect(await typed('en', ' ')).toBeNull()
  })
})
