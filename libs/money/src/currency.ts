import { Refusal } from '@concertato/core'

export const CURRENCY_REFUSALS = ['currency_unknown', 'currency_mismatch'] as const
export type CurrencyRefusal = (typeof CURRENCY_REFUSALS)[number]

const TWO =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS ' +
  'KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD ' +
  'PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP ' +
  'TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG'
const ZERO = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const THREE = 'BHD IQD JOD KWD LYD OMR TND'

/** Decimals of each ISO 4217 currency in circulation. Funds codes, metals and the four-decimal accounting units are left out. */
const DIGITS: ReadonlyMap<string, 0 | 2 | 3> = new Map<string, 0 | 2 | 3>([
  ...TWO.split(' ').map((code) => [code, 2] as const),
  ...ZERO.split(' ').map((code) => [code, 0] as const),
  ...THREE.split(' ').map((code) => [code, 3] as const),
])

/** Every currency an amount may be in, in alphabetical order. */
export const CURRENCIES: readonly string[] = [...DIGITS.keys()].sort()

/** Says whether `code` is an ISO 4217 currency we keep amounts in. */
export const isCurrency = (code: string): boolean => DIGITS.has(code)

/**
 * How many decimals one major unit of a currency has: 2 for EUR, 0 for JPY, 3 for TND.
 *
 * @param code ISO 4217, capitals.
 * @throws Refusal('currency_unknown') for a code that is not in the table.
 */
export function minorDigits(code: string): 0 | 2 | 3 {
  const digits = DIGITS.get(code)
  if (digits === undefined) throw new Refusal<CurrencyRefusal>('currency_unknown', { currency: code })
  return digits
}
