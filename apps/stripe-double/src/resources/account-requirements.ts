import type Stripe from 'stripe'
import type { AccountRow } from '../state/rows.ts'

/** The platform collects the facts through the API, instead of Stripe through its form. */
export function platformCollects(account: Stripe.Account): boolean {
  return account.controller?.requirement_collection === 'application'
}

/** An account that is only ever paid, and never charges a card. */
export function isRecipient(account: Stripe.Account): boolean {
  return account.tos_acceptance?.service_agreement === 'recipient'
}

/**
 * What Stripe still wants to know, by the names the API gives it.
 *
 * @see https://docs.stripe.com/connect/required-verification-information (minimum set; thresholds are not modelled)
 */
export function missingFacts(row: AccountRow, hasBank: boolean): string[] {
  if (row.closedFor || Object.keys(row.asked).length === 0) return []
  const { object } = row
  const wanted: Array<readonly [string, unknown]> = [
    [
      'business_profile.url',
      isRecipient(object) || object.business_profile?.url || object.business_profile?.product_description,
    ],
    ['business_type', object.business_type],
    ['external_account', hasBank],
    ...(object.business_type === 'company' ? companyFacts(row.company) : personFacts(row.person)),
    ['tos_acceptance.date', object.tos_acceptance?.date],
    ['tos_acceptance.ip', object.tos_acceptance?.ip],
  ]
  return wanted.filter(([, fact]) => !fact).map(([name]) => name)
}

function personFacts(person: Stripe.Person | null): Array<readonly [string, unknown]> {
  const { address, dob, email, first_name, last_name, phone } = person ?? ({} as Partial<Stripe.Person>)
  return [
    ['individual.address.city', address?.city],
    ['individual.address.line1', address?.line1],
    ['individual.address.postal_code', address?.postal_code],
    ['individual.dob.day', dob?.day],
    ['individual.dob.month', dob?.month],
    ['individual.dob.year', dob?.year],
    ['individual.email', email],
    ['individual.first_name', first_name],
    ['individual.last_name', last_name],
    ['individual.phone', phone],
  ]
}

function companyFacts(company: Stripe.Account.Company | null): Array<readonly [string, unknown]> {
  return [
    ['company.address.city', company?.address?.city],
    ['company.address.line1', company?.address?.line1],
    ['company.address.postal_code', company?.address?.postal_code],
    ['company.name', company?.name],
    ['company.phone', company?.phone],
    ['company.tax_id', company?.tax_id_provided],
  ]
}

/** Youngest person Stripe's form accepts as the one behind an account. Which countries allow less is not modelled. */
const LEAST_AGE = 18

/** Facts that were given and are wrong. `now` in milliseconds. */
export function wrongFacts(row: AccountRow, now: number): Stripe.Account.Requirements.Error[] {
  const dob = row.person?.dob
  if (!dob?.year || !dob.month || !dob.day || ageAt(dob.year, dob.month, dob.day, now) >= LEAST_AGE) return []
  const code = 'invalid_dob_age_under_18'
  return [{ code, reason: `Underaged. Age must be at least ${LEAST_AGE}.`, requirement: 'individual.dob.year' }]
}

export function ageAt(year: number, month: number, day: number, now: number): number {
  const today = new Date(now)
  const had = today.getUTCMonth() + 1 > month || (today.getUTCMonth() + 1 === month && today.getUTCDate() >= day)
  return today.getUTCFullYear() - year - (had ? 0 : 1)
}

export function requirementsOf(
  missing: readonly string[],
  closedFor: AccountRow['closedFor'],
  errors: Stripe.Account.Requirements.Error[] = [],
): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...missing],
    disabled_reason: closedFor ?? (missing.length > 0 ? 'requirements.past_due' : null),
    errors,
    eventually_due: [...missing],
    past_due: [...missing],
    pending_verification: [],
  }
}
