import type Stripe from 'stripe'
import type { Call } from '../http/endpoint.ts'
import { endpoint, PAGING } from '../http/endpoint.ts'
import { page } from '../http/listing.ts'
import { invalid, malformed, noSuch, Refused } from '../http/refused.ts'
import { mergeMetadata } from '../params/metadata.ts'
import { currencyOf, usesIban } from '../state/countries.ts'
import type { AccountRow, BankRow } from '../state/rows.ts'
import { payoutFailure, testRouting } from '../state/test-banks.ts'
import type { World } from '../state/world.ts'
import { emit } from '../webhooks/emit.ts'
import { platformCollects } from './account-requirements.ts'
import { banksOf, keepAccount } from './account-state.ts'
import { ownAccount } from './own-account.ts'

export interface BankFacts {
  readonly country: string
  readonly currency?: string | undefined
  readonly number: string
  readonly holder: string | null
  readonly routing?: string | undefined
  readonly metadata?: Stripe.Emptyable<Stripe.MetadataParam> | undefined
}

/** Adds a bank account. The first of its currency becomes the one that payouts go to. */
export function addBank(world: World, account: string, facts: BankFacts): BankRow {
  const currency = (facts.currency ?? currencyOf(facts.country)).toLowerCase()
  const number = facts.number.replaceAll(/[\s-]/g, '').toUpperCase()
  checkNumber(number, facts.country)
  const first = !banksOf(world, account).some((bank) => bank.object.currency === currency)
  const id = world.ids.next('ba')
  const object: Stripe.BankAccount = {
    id,
    object: 'bank_account',
    account,
    account_holder_name: facts.holder,
    account_holder_type: null,
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: facts.country,
    currency,
    default_for_currency: first,
    fingerprint: `Fb${number.slice(-14)}`,
    last4: number.slice(-4),
    metadata: mergeMetadata(null, facts.metadata),
    routing_number: facts.routing ?? testRouting(facts.country),
    status: 'new',
  }
  const row: BankRow = { id, owner: account, object, failsWith: payoutFailure(number) }
  world.store.put('bank_account', row)
  if (world.store.get('account', account)) emit(world, 'account.external_account.created', { owner: account, object })
  return row
}

/** Whether the text can be an account number of this country. Test IBANs do not all pass their check digits. */
export function isBankNumber(number: string, country: string): boolean {
  const plain = number.replaceAll(/[\s-]/g, '').toUpperCase()
  if (!usesIban(country)) return /^\d{5,17}$/.test(plain)
  return new RegExp(`^${country}\\d{2}[A-Z0-9]{11,30}$`).test(plain)
}

function checkNumber(number: string, country: string): void {
  if (isBankNumber(number, country)) return
  const message = usesIban(country)
    ? `Invalid IBAN. The IBAN you provided does not appear to be valid for ${country}.`
    : `You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/connect/testing#account-numbers.`
  throw malformed(message, 'external_account[account_number]', 'account_number_invalid')
}

/** Makes this bank account the one that payouts in its currency go to. */
export function preferBank(world: World, chosen: BankRow): void {
  for (const bank of banksOf(world, chosen.owner)) {
    if (bank.object.currency !== chosen.object.currency) continue
    const preferred = bank.id === chosen.id
    if (bank.object.default_for_currency === preferred) continue
    world.store.put('bank_account', { ...bank, object: { ...bank.object, default_for_currency: preferred } })
  }
}

type GivenBank = string | Stripe.AccountCreateParams.ExternalAccount | NamedObject
interface NamedObject {
  readonly object: string
}

/** Reads the `external_account` parameter. */
export function bankFrom(given: GivenBank, metadata?: BankFacts['metadata']): BankFacts {
  if (typeof given === 'string') {
    throw invalid('The Stripe double does not model bank account tokens. Pass the account number itself.', {
      param: 'external_account',
    })
  }
  const bank = given as Stripe.AccountCreateExternalAccountParams.BankAccount
  if (bank.object !== 'bank_account') {
    throw invalid('The Stripe double does not model debit cards as external accounts.', { param: 'external_account' })
  }
  return {
    country: bank.country.toUpperCase(),
    currency: bank.currency,
    number: bank.account_number,
    holder: bank.account_holder_name ?? null,
    routing: bank.routing_number,
    metadata,
  }
}

/** @see https://docs.stripe.com/api/external_account_bank_accounts/create for accounts whose requirements the application collects */
function changeable(call: Call<unknown>, id: string | undefined): AccountRow {
  const row = ownAccount(call, id)
  if (platformCollects(row.object)) return row
  throw new Refused(403, {
    type: 'invalid_request_error',
    code: 'oauth_not_supported',
    message:
      'This application does not have the required permissions for this endpoint on account ' +
      `'${row.id}'. Only accounts whose requirements the application collects have their bank accounts changed through the API.`,
  })
}

function bankOf(call: Call<unknown>, account: AccountRow): BankRow {
  const row = world(call).store.get('bank_account', call.path.id ?? '')
  if (row?.owner !== account.id) throw noSuch('external account', call.path.id ?? '')
  return row
}

function world(call: Call<unknown>): World {
  return call.world
}

function create(call: Call<Stripe.AccountCreateExternalAccountParams>): Stripe.BankAccount {
  const account = changeable(call, call.path.id)
  const { external_account: given, metadata, default_for_currency: preferred } = call.params
  const bank = addBank(call.world, account.id, bankFrom(given, metadata))
  if (preferred) preferBank(call.world, bank)
  keepAccount(call.world, account)
  return call.world.store.get('bank_account', bank.id)?.object ?? bank.object
}

function update(call: Call<Stripe.AccountUpdateExternalAccountParams>): Stripe.BankAccount {
  const account = changeable(call, call.path.accountId)
  const row = bankOf(call, account)
  const { params } = call
  const object: Stripe.BankAccount = {
    ...row.object,
    account_holder_name: params.account_holder_name ?? row.object.account_holder_name,
    metadata: mergeMetadata(row.object.metadata ?? {}, params.metadata),
  }
  call.world.store.put('bank_account', { ...row, object })
  if (params.default_for_currency) preferBank(call.world, { ...row, object })
  emit(call.world, 'account.external_account.updated', { owner: account.id, object, before: row.object })
  keepAccount(call.world, account)
  return call.world.store.get('bank_account', row.id)?.object ?? object
}

/** @see https://docs.stripe.com/api/external_account_bank_accounts/delete the default of a currency is deleted last */
function remove(call: Call<unknown>): object {
  const account = changeable(call, call.path.accountId)
  const row = bankOf(call, account)
  const others = banksOf(call.world, account.id).filter((bank) => bank.id !== row.id)
  if (row.object.default_for_currency && others.some((bank) => bank.object.currency === row.object.currency)) {
    throw invalid(
      'You cannot delete the default external account for your default currency. Please make another external account the default using the `default_for_currency` param, and then delete this one.',
    )
  }
  call.world.store.drop('bank_account', row.id)
  emit(call.world, 'account.external_account.deleted', { owner: account.id, object: row.object })
  keepAccount(call.world, account)
  return { id: row.id, object: 'bank_account', deleted: true, currency: row.object.currency }
}

export const externalAccountEndpoints = [
  endpoint<Stripe.AccountListExternalAccountsParams>(
    'GET /v1/accounts/:id/external_accounts',
    [...PAGING, 'object'],
    (call) => {
      const account = ownAccount(call, call.path.id)
      const rows = call.params.object === 'card' ? [] : banksOf(call.world, account.id)
      return page(rows, call.params, `/v1/accounts/${account.id}/external_accounts`, 'external account')
    },
  ),
  endpoint<Stripe.AccountCreateExternalAccountParams>(
    'POST /v1/accounts/:id/external_accounts',
    ['default_for_currency', 'external_account', 'metadata'],
    create,
  ),
  endpoint<Stripe.AccountRetrieveExternalAccountParams>(
    'GET /v1/accounts/:accountId/external_accounts/:id',
    [],
    (call) => bankOf(call, ownAccount(call, call.path.accountId)).object,
  ),
  endpoint<Stripe.AccountUpdateExternalAccountParams>(
    'POST /v1/accounts/:accountId/external_accounts/:id',
    ['account_holder_name', 'default_for_currency', 'metadata'],
    update,
  ),
  endpoint('DELETE /v1/accounts/:accountId/external_accounts/:id', [], remove),
]
