import type Stripe from 'stripe'
import { usesIban } from '../state/countries.ts'
import type { AccountRow } from '../state/rows.ts'
import { workingNumber } from '../state/test-banks.ts'
import type { World } from '../state/world.ts'
import { withFacts } from './account-facts.ts'
import { ageAt } from './account-requirements.ts'
import { banksOf, keepAccount } from './account-state.ts'
import { addBank, isBankNumber, preferBank } from './external-accounts.ts'

/** The five answers of the hosted form. */
export interface OnboardingAnswers {
  readonly name: string
  /** `1990-05-04` */
  readonly born: string
  /** Street and number, then postal code and town, with a comma between. */
  readonly address: string
  readonly phone: string
  readonly bank: string
}

export type OnboardingField = keyof OnboardingAnswers
export type OnboardingFault = 'missing' | 'malformed' | 'underage'

const OLDEST = 120

/** What the person asked for on the form; shown for the button that fills it in. */
export function testDetails({ object }: AccountRow): OnboardingAnswers {
  const country = object.country ?? 'DE'
  return {
    name: object.business_type === 'company' ? 'Sandbox Records' : 'Alex Sample',
    born: '1990-05-04',
    address: ADDRESSES[country] ?? '1 Sample Street, 10000 Sampletown',
    phone: '+49 30 12345678',
    bank: workingNumber(country),
  }
}

const ADDRESSES: Readonly<Record<string, string>> = {
  DE: 'Musterstraße 1, 10115 Berlin',
  ES: 'Calle de Muestra 1, 28001 Madrid',
  FR: '1 rue de l’Exemple, 75001 Paris',
  GB: '1 Sample Street, London SW1A 1AA',
  IT: 'Via Esempio 1, 00184 Roma',
  US: '1 Sample Street, New York NY 10001',
}

/** What is wrong with the answers, field by field. `now` in milliseconds. */
export function checkAnswers(
  answers: OnboardingAnswers,
  country: string,
  now: number,
): Partial<Record<OnboardingField, OnboardingFault>> {
  const readable: Record<OnboardingField, OnboardingFault | undefined> = {
    name: undefined,
    born: birthFault(answers.born, now),
    address: addressOf(answers.address) ? undefined : 'malformed',
    phone: /^\+?[\d\s()./-]{6,25}$/.test(answers.phone.trim()) ? undefined : 'malformed',
    bank: isBankNumber(answers.bank, country) ? undefined : 'malformed',
  }
  const faults = Object.entries(readable) as Array<[OnboardingField, OnboardingFault | undefined]>
  const found = faults.map(([field, fault]) => [field, answers[field].trim() ? fault : 'missing'] as const)
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined))
}

function birthFault(text: string, now: number): OnboardingFault | undefined {
  const birth = dateOf(text)
  const age = birth ? ageAt(birth.year, birth.month, birth.day, now) : -1
  if (age < 0 || age > OLDEST) return 'malformed'
  return age < 18 ? 'underage' : undefined
}

function dateOf(text: string): { year: number; month: number; day: number } | null {
  const [year = 0, month = 0, day = 0] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.slice(1).map(Number) ?? []
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 ? { year, month, day } : null
}

function addressOf(text: string): { line1: string; city: string; postal_code: string } | null {
  const [line1 = '', ...rest] = text.split(',').map((part) => part.trim())
  const words = rest.join(' ').split(/\s+/).filter(Boolean)
  const city = words.filter((word) => !/\d/.test(word)).join(' ')
  const code = words.filter((word) => /\d/.test(word)).join(' ')
  return line1 && city && code ? { line1, city, postal_code: code } : null
}

/** Writes the answers onto the account, as Stripe does once its form is submitted. */
export function fillOnboarding(world: World, row: AccountRow, answers: OnboardingAnswers): AccountRow {
  const { object } = row
  const country = object.country ?? 'DE'
  const company = object.business_type === 'company'
  replaceBank(world, row, answers.bank, country)
  const address = addressOf(answers.address) ?? { line1: answers.address, city: '', postal_code: '' }
  const facts = company
    ? { company: { address, name: answers.name, phone: answers.phone, tax_id: '000000000' } }
    : { individual: { ...personOf(answers, object), address } }
  const filled = withFacts(world, row, {
    ...facts,
    business_profile: { product_description: object.business_profile?.product_description ?? 'Music' },
    business_type: object.business_type ?? 'individual',
    tos_acceptance: { date: world.clock.seconds(), ip: '127.0.0.1' },
  })
  return keepAccount(world, { ...filled, formSubmitted: true })
}

function personOf(answers: OnboardingAnswers, account: Stripe.Account): Stripe.AccountCreateParams.Individual {
  const words = answers.name.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  const birth = dateOf(answers.born) ?? { year: 1990, month: 1, day: 1 }
  return {
    dob: birth,
    email: account.email ?? 'sandbox@example.com',
    first_name: words.slice(0, -1).join(' ') || last,
    last_name: last,
    phone: answers.phone,
  }
}

/** The form asks for one bank account. A number that differs from the last replaces it. */
function replaceBank(world: World, row: AccountRow, number: string, country: string): void {
  const plain = number.replaceAll(/[\s-]/g, '').toUpperCase()
  const known = banksOf(world, row.id).find((bank) => bank.object.fingerprint === `Fb${plain.slice(-14)}`)
  if (known && known.object.status !== 'errored') return
  const holder = row.object.email
  preferBank(world, addBank(world, row.id, { country, number: plain, holder }))
  for (const bank of banksOf(world, row.id)) {
    if (bank.object.status === 'errored') world.store.drop('bank_account', bank.id)
  }
}

export function bankIsIban(account: Stripe.Account): boolean {
  return usesIban(account.country ?? 'DE')
}
