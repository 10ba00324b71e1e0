/** Country → currency of its bank accounts, and whether those are named by IBAN. Countries where Connect pays out. */
const COUNTRIES: Readonly<Record<string, readonly [currency: string, iban: boolean]>> = {
  AT: ['eur', true],
  AU: ['aud', false],
  BE: ['eur', true],
  BG: ['eur', true],
  CA: ['cad', false],
  CH: ['chf', true],
  CY: ['eur', true],
  CZ: ['czk', true],
  DE: ['eur', true],
  DK: ['dkk', true],
  EE: ['eur', true],
  ES: ['eur', true],
  FI: ['eur', true],
  FR: ['eur', true],
  GB: ['gbp', false],
  GI: ['gbp', true],
  GR: ['eur', true],
  HK: ['hkd', false],
  HR: ['eur', true],
  HU: ['huf', true],
  IE: ['eur', true],
  IT: ['eur', true],
  JP: ['jpy', false],
  LI: ['chf', true],
  LT: ['eur', true],
  LU: ['eur', true],
  LV: ['eur', true],
  MT: ['eur', true],
  MX: ['mxn', false],
  NL: ['eur', true],
  NO: ['nok', true],
  NZ: ['nzd', false],
  PL: ['pln', true],
  PT: ['eur', true],
  RO: ['ron', true],
  SE: ['sek', true],
  SG: ['sgd', false],
  SI: ['eur', true],
  SK: ['eur', true],
  US: ['usd', false],
}

export function isSupportedCountry(country: string): boolean {
  return country in COUNTRIES
}

export function currencyOf(country: string): string {
  return COUNTRIES[country]?.[0] ?? 'usd'
}

export function usesIban(country: string): boolean {
  return COUNTRIES[country]?.[1] ?? false
}

/** Smallest charge in minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const LEAST: Readonly<Record<string, number>> = {
  aud: 50,
  bgn: 100,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  jpy: 50,
  mxn: 1000,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  usd: 50,
}

/** Undefined for a currency that the double does not know. */
export function leastCharge(currency: string): number | undefined {
  return LEAST[currency]
}

/**
 * What Stripe keeps of a card payment, in minor units: list price of a card from the platform's own region.
 *
 * @see https://stripe.com/pricing 2.9 % + 30 ¢ (US), 1.5 % + €0.25 (Europe), 1.5 % + 20 p (UK)
 */
export function cardFee(amount: number, currency: string): number {
  if (currency === 'usd') return Math.round(amount * 0.029) + 30
  return Math.round(amount * 0.015) + (currency === 'gbp' ? 20 : 25)
}
