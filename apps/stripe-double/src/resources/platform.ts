import type { AccountRow } from '../state/rows.ts'
import { currencyOf } from '../state/countries.ts'
import { workingNumber } from '../state/test-banks.ts'
import type { World } from '../state/world.ts'
import { blankSettings, withFacts } from './account-facts.ts'
import { requirementsOf } from './account-requirements.ts'
import { addBank } from './external-accounts.ts'

/** The account that the secret key belongs to: complete, and paid out by hand so that its balance stays put. */
export function openPlatform(world: World): void {
  const { country } = world
  const id = `acct_1${world.ids.next('x', 15).slice(2)}`
  world.platform = id
  world.setting('platform', id)
  const settings = blankSettings()
  const row: AccountRow = {
    id,
    owner: id,
    asked: {},
    person: null,
    company: null,
    linked: true,
    formSubmitted: true,
    closedFor: null,
    deleted: false,
    object: {
      id,
      object: 'account',
      capabilities: { card_payments: 'active', transfers: 'active' },
      charges_enabled: true,
      controller: { type: 'account' },
      country,
      created: world.clock.seconds(),
      default_currency: currencyOf(country),
      details_submitted: true,
      email: 'platform@example.com',
      future_requirements: requirementsOf([], null),
      payouts_enabled: true,
      requirements: requirementsOf([], null),
      settings: {
        ...settings,
        dashboard: { display_name: 'Sandbox platform', timezone: 'Etc/UTC' },
        payouts: {
          debit_negative_balances: true,
          schedule: { delay_days: 2, interval: 'manual' },
          statement_descriptor: null,
        },
      },
      type: 'standard',
    },
  }
  addBank(world, id, { country, number: workingNumber(country), holder: 'Sandbox platform' })
  world.store.put('account', withFacts(world, row, { business_type: 'company' }))
}
