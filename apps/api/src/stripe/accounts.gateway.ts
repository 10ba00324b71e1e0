import { Injectable } from '@nestjs/common'
import type Stripe from 'stripe'
import type { AccountFacts } from '../payouts/payees.service.ts'
import type { BankPayout } from '../payouts/payouts.service.ts'
import { idOf, must, StrangeReply } from './replies.ts'
import { StripeClient } from './stripe-client.ts'

/** What an account is opened with; everything else the provider asks the payee itself. */
export interface NewAccount {
  readonly workspaceId: string
  readonly country: string
  readonly currency: string
  readonly email: string | null
  readonly key: string
}

@Injectable()
export class AccountsGateway {
  constructor(private readonly client: StripeClient) {}

  /** Opens an account whose papers and dashboard are the provider's business. */
  async open(wanted: NewAccount): Promise<{ id: string; facts: AccountFacts }> {
    const reply = await this.client.sdk.accounts.create(
      {
        country: wanted.country,
        default_currency: wanted.currency.toLowerCase(),
        ...(wanted.email ? { email: wanted.email } : {}),
        controller: {
          fees: { payer: 'application' },
          losses: { payments: 'application' },
          requirement_collection: 'stripe',
          stripe_dashboard: { type: 'express' },
        },
        capabilities: { transfers: { requested: true } },
        metadata: { workspace_id: wanted.workspaceId },
      },
      { idempotencyKey: wanted.key, maxNetworkRetries: 2 },
    )
    must(reply, 'account', 'acct_')
    if (reply.metadata?.workspace_id !== wanted.workspaceId) throw new StrangeReply(`${reply.id} is of another act`)
    return { id: reply.id, facts: factsOf(reply) }
  }

  /** The account that was opened for a workspace, when its key is too old to ask with again. */
  async find(workspaceId: string): Promise<{ id: string; facts: AccountFacts } | null> {
    for await (const account of this.client.sdk.accounts.list({ limit: 100 }, { maxNetworkRetries: 2 })) {
      must(account, 'account', 'acct_')
      if (account.metadata?.workspace_id === workspaceId) return { id: account.id, facts: factsOf(account) }
    }
    return null
  }

  async facts(accountId: string): Promise<AccountFacts> {
    const reply = await this.client.sdk.accounts.retrieve(accountId, {}, { maxNetworkRetries: 2 })
    return factsOf(must(reply, 'account', 'acct_', { id: accountId }))
  }

  /** A page where the payee gives what is missing. Works once, for a few minutes. */
  async onboardingPage(account: string): Promise<string> {
    const page = `${this.client.publicUrl}/money`
    const reply = await this.client.sdk.accountLinks.create(
      { account, type: 'account_onboarding', return_url: `${page}?account=back`, refresh_url: `${page}?account=again` },
      { maxNetworkRetries: 2 },
    )
    if (reply.object !== 'account_link' || !/^https?:\/\//.test(reply.url)) throw new StrangeReply('no onboarding page')
    return reply.url
  }

  /** A payout to a payee's bank, with the transfers it carries. */
  async bankPayout(accountId: string, payoutId: string): Promise<BankPayout> {
    const on = { stripeAccount: accountId, maxNetworkRetries: 2 }
    const payout = must(await this.client.sdk.payouts.retrieve(payoutId, {}, on), 'payout', 'po_', { id: payoutId })
    const carried = payout.automatic ? await this.carriedBy(accountId, payoutId) : { transferIds: [], replaces: [] }
    return {
      id: payoutId,
      accountId,
      state: STATES[payout.status] ?? 'on_its_way',
      arrivesOn: new Date(payout.arrival_date * 1_000).toISOString().slice(0, 10),
      failure: payout.failure_message ?? null,
      order: orderOf(payout),
      ...carried,
    }
  }

  /** What a payout that the provider made by itself is put together from; of ours the provider keeps no such list. */
  private async carriedBy(accountId: string, payoutId: string): Promise<Pick<BankPayout, 'transferIds' | 'replaces'>> {
    const on = { stripeAccount: accountId, maxNetworkRetries: 2 }
    const transferIds: string[] = []
    const replaces: string[] = []
    const query = { payout: payoutId, limit: 100, expand: ['data.source'] }
    for await (const line of this.client.sdk.balanceTransactions.list(query, on)) {
      const { source } = line
      if (line.type === 'payout_failure') replaces.push(String(idOf(source)))
      const transfer = typeof source === 'object' && source?.object === 'charge' ? idOf(source.source_transfer) : null
      if (typeof transfer === 'string') transferIds.push(transfer)
    }
    return { transferIds, replaces }
  }
}

const STATES: Readonly<Record<string, BankPayout['state']>> = { paid: 'paid', failed: 'failed', canceled: 'failed' }

/** What we asked for when the payout is one of ours. */
function orderOf({ metadata, amount, currency }: Stripe.Payout): BankPayout['order'] {
  const { payout_id: payoutId, attempt } = metadata ?? {}
  if (payoutId === undefined) return null
  return { payoutId, attempt: Number(attempt), amountMinor: BigInt(amount), currency: currency.toUpperCase() }
}

function factsOf(account: Stripe.Account): AccountFacts {
  const { requirements } = account
  return {
    detailsSubmitted: account.details_submitted === true,
    transfersEnabled: account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled === true,
    requirements: [...(requirements?.currently_due ?? [])],
    disabledReason: requirements?.disabled_reason ?? null,
  }
}
