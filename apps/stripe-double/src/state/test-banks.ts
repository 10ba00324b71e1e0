import { usesIban } from './countries.ts'

/**
 * The failure a test account number stands for, or null when payouts to it arrive.
 *
 * Account numbers repeat the code's digit, eight or nine figures in all; IBANs of any country end in 3001 to 3005 after Germany's pattern, and
 * the ones Stripe lists for single countries fail with `no_account`.
 * @see https://docs.stripe.com/connect/testing#account-numbers
 */
export function payoutFailure(number: string): string | null {
  const plain = number.replaceAll(/[\s-]/g, '').toUpperCase()
  if (COUNTRY_FAILURES.has(plain)) return 'no_account'
  const iban = /^[A-Z]{2}\d{2}.*0?40044053201300([1-5])$/.exec(plain)
  if (iban) return CODES[Number(iban[1]) - 1] ?? null
  const digits = plain.replace(/^0+/, '')
  return CODES[ENDINGS.findIndex((ending) => digits === ending || digits === `${ending[0] ?? ''}${ending}`)] ?? null
}

const CODES = ['no_account', 'account_closed', 'insufficient_funds', 'debit_not_authorized', 'invalid_currency']
const ENDINGS = ['11111116', '11111113', '22222227', '33333335', '44444440']
const COUNTRY_FAILURES = new Set([
  'AT321904300235473204',
  'BE62510007547061',
  'ES9121000418450200051332',
  'FR8420041010050500013M02607',
  'IT60X0542811101000000123456',
  'NL91ABNA0417164300',
])

/** A number that works, for the button that fills a form with test details. */
export function workingNumber(country: string): string {
  const listed = WORKING[country]
  if (listed) return listed
  return usesIban(country) ? `${country}89370400440532013000` : '000123456789'
}

const WORKING: Readonly<Record<string, string>> = {
  DE: 'DE89370400440532013000',
  ES: 'ES0700120345030000067890',
  FR: 'FR1420041010050500013M02606',
  IT: 'IT40S0542811101000000123456',
  GB: '00012345',
}

/** The routing number that test account numbers belong to. */
export function testRouting(country: string): string | null {
  if (usesIban(country)) return null
  return country === 'GB' ? '108800' : '110000000'
}
