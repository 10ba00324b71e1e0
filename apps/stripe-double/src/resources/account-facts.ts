import type Stripe from 'stripe'
import { withGiven } from '../params/given.ts'
import { mergeMetadata } from '../params/metadata.ts'
import type { AccountRow } from '../state/rows.ts'
import type { World } from '../state/world.ts'

type Facts = Pick<
  Stripe.AccountCreateParams,
  'business_profile' | 'business_type' | 'capabilities' | 'email' | 'settings' | 'tos_acceptance'
> & {
  readonly company?: Omit<Stripe.AccountCreateParams.Company, 'address_kana' | 'address_kanji'>
  readonly individual?: Pick<
    Stripe.AccountCreateParams.Individual,
    'address' | 'dob' | 'email' | 'first_name' | 'id_number' | 'last_name' | 'phone'
  >
  readonly metadata?: Stripe.Emptyable<Stripe.MetadataParam>
}

/** Writes what a request says about an account onto it. */
export function withFacts(world: World, row: AccountRow, facts: Facts): AccountRow {
  const { object } = row
  const { company, individual } = facts
  return {
    ...row,
    asked: withCapabilities(world, row.asked, facts.capabilities),
    company: company ? companyWith(row.company, company) : row.company,
    person: individual ? personWith(world, row, individual) : row.person,
    object: {
      ...object,
      business_profile: { ...blankProfile(), ...object.business_profile, ...profileOf(facts.business_profile) },
      business_type: facts.business_type ?? object.business_type ?? null,
      email: facts.email ?? object.email,
      metadata: mergeMetadata(object.metadata ?? {}, facts.metadata),
      settings: withSettings(object.settings, facts.settings),
      tos_acceptance: { ...object.tos_acceptance, ...facts.tos_acceptance },
    },
  }
}

function withCapabilities(
  world: World,
  asked: AccountRow['asked'],
  wishes: Stripe.AccountCreateParams.Capabilities | undefined,
): AccountRow['asked'] {
  const next = new Map(Object.entries(asked))
  for (const [name, wish] of Object.entries(wishes ?? {}) as Array<[string, { requested?: boolean }]>) {
    if (wish.requested === true && !next.has(name)) next.set(name, world.clock.seconds())
    if (wish.requested === false) next.delete(name)
  }
  return Object.fromEntries(next)
}

function blankProfile(): Stripe.Account.BusinessProfile {
  return {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: null,
    minority_owned_business_designation: null,
    name: null,
    product_description: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  }
}

function profileOf(given: Facts['business_profile']): Partial<Stripe.Account.BusinessProfile> {
  const { mcc, name, product_description, support_email, support_phone, url } = given ?? {}
  const said = Object.entries({ mcc, name, product_description, support_email, support_phone, url })
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

function addressWith(before: Stripe.Address | undefined, given: Stripe.AddressParam | undefined): Stripe.Address {
  const blank = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
  return { ...blank, ...before, ...given }
}

function companyWith(before: AccountRow['company'], given: NonNullable<Facts['company']>): Stripe.Account.Company {
  const { name, phone, tax_id } = given
  return {
    ...withGiven({ name: null, phone: null, tax_id_provided: false, ...before }, { name, phone }),
    address: addressWith(before?.address, given.address),
    ...(tax_id ? { tax_id_provided: true } : {}),
  }
}

function personWith(world: World, row: AccountRow, given: NonNullable<Facts['individual']>): Stripe.Person {
  const before = row.person
  const { email, first_name, last_name, phone, dob } = given
  const said: Partial<Stripe.Person> = withGiven(
    { email: null, first_name: null, last_name: null, phone: null, ...before },
    { email, first_name, last_name, phone },
  )
  return {
    id: world.ids.next('person'),
    object: 'person',
    account: row.id,
    created: world.clock.seconds(),
    id_number_provided: false,
    metadata: {},
    relationship: REPRESENTATIVE,
    ...said,
    address: addressWith(before?.address, given.address),
    dob: dob
      ? { day: dob.day, month: dob.month, year: dob.year }
      : (before?.dob ?? { day: null, month: null, year: null }),
    ...(given.id_number ? { id_number_provided: true } : {}),
  }
}

const REPRESENTATIVE: Stripe.Person.Relationship = {
  authorizer: false,
  director: false,
  executive: false,
  legal_guardian: false,
  owner: false,
  percent_ownership: null,
  representative: true,
  title: null,
}

export function blankSettings(): Stripe.Account.Settings {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  }
}

function withSettings(
  before: Stripe.Account.Settings | null | undefined,
  given: Facts['settings'],
): Stripe.Account.Settings {
  const settings = before ?? blankSettings()
  const payouts = settings.payouts ?? blankSettings().payouts
  if (!given?.payouts || !payouts) return settings
  const { schedule, statement_descriptor, debit_negative_balances } = given.payouts
  return {
    ...settings,
    payouts: {
      debit_negative_balances: debit_negative_balances ?? payouts.debit_negative_balances,
      schedule: schedule ? scheduleWith(payouts.schedule, schedule) : payouts.schedule,
      statement_descriptor: statement_descriptor ?? payouts.statement_descriptor,
    },
  }
}

type Schedule = Stripe.Account.Settings.Payouts.Schedule

function scheduleWith(before: Schedule, given: Stripe.AccountCreateParams.Settings.Payouts.Schedule): Schedule {
  const interval = given.interval ?? before.interval
  const delay = given.delay_days ?? before.delay_days
  return {
    delay_days: delay === 'minimum' ? 2 : delay,
    interval,
    ...(interval === 'weekly' ? { weekly_anchor: given.weekly_anchor ?? before.weekly_anchor ?? 'monday' } : {}),
    ...(interval === 'monthly' ? { monthly_anchor: given.monthly_anchor ?? before.monthly_anchor ?? 1 } : {}),
  }
}
