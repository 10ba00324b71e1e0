import { AccountDesk } from '../stripe/account-desk.service.ts'
import { EventFollower } from '../stripe/event-follower.service.ts'
import { FundingDesk } from '../stripe/funding-desk.service.ts'
import { contractOf, type Deed, type Moment } from './deeds.ts'
import type { Sandbox } from './sandbox.ts'
import { LeftOut, type Stage } from './stage.ts'

/** Where there is no sandbox nobody pays, and what would follow is left out of the story. */
const withSandbox =
  (does: (sandbox: Sandbox, it: Moment) => Promise<void>): Deed =>
  async (it) => {
    const { sandbox } = it.stage
    if (!sandbox) throw new LeftOut('there is no payment sandbox')
    await sandbox.until(it.at)
    await does(sandbox, it)
  }

/** The brand opens the payment page and goes away again. */
export const openPage = withSandbox(async (_, it) => void (await begin(it)))

/** The brand pays; the money is secured. */
export const pay = withSandbox(async (sandbox, it) => {
  const { checkoutUrl, paymentId } = await begin(it)
  await sandbox.pay(checkoutUrl)
  await follow(it.stage, paymentId)
})

async function begin({ stage, by, at, ...it }: Moment): Promise<{ checkoutUrl: string; paymentId: string }> {
  const { id } = await contractOf({ stage, by, at, ...it })
  return stage.as(by, () => stage.get(FundingDesk).begin(id, by, at))
}

async function follow(stage: Stage, paymentId: string): Promise<void> {
  const { session } = await stage.row<{ session: string }>('select session_id as session from payment where id = $1', [
    paymentId,
  ])
  await stage.asSystem(() => stage.get(FundingDesk).follow(session))
}

/** An act opens the account it is paid to, and gives everything that is asked. */
export const openAccount = withSandbox(async (sandbox, { stage, by, at }) => {
  await stage.as(by, () => stage.get(AccountDesk).onboard(by, at))
  const { account } = await stage.row<{ account: string }>(
    'select account_id as account from payee where workspace_id = $1',
    [by.membership.workspaceId],
  )
  await sandbox.onboard(account)
  await stage.asSystem(() => stage.get(AccountDesk).refresh(account))
})

interface SentPayout {
  readonly transfer: string
  readonly bank: string | null
  readonly account: string
}

const newestPayout = async (it: Moment): Promise<SentPayout> => {
  const { id } = await contractOf(it)
  return it.stage.row<SentPayout>(
    `select transfer_id as transfer, bank_payout_id as bank, destination as account from payout
     where contract_id = $1 and transfer_id is not null order by requested_at desc limit 1`,
    [id],
  )
}

/** The bank of the act sends the newest payout back. */
export const bankRefuses = withSandbox(async (sandbox, it) => {
  const { bank, account } = await newestPayout(it)
  if (bank === null) return
  await sandbox.refuse(bank)
  await hearBank(it.stage, account, bank)
  await it.stage.asSystem(() => it.stage.get(AccountDesk).refresh(account))
})

/** The transfer of the newest payout is taken back at the provider. */
export const transferTakenBack = withSandbox(async (sandbox, it) => {
  const { transfer } = await newestPayout(it)
  await sandbox.takeBack(transfer)
  await it.stage.asSystem(() => it.stage.get(AccountDesk).transfer(transfer))
})

/** What happens at the provider by itself, up to an instant: banks pay, pages lapse. */
export async function hearProvider(stage: Stage, at: Date): Promise<void> {
  const { sandbox } = stage
  if (!sandbox) return
  await sandbox.until(at)
  const open = await stage.rows<{ id: string }>(
    `select id from payment where state = 'processing' and session_ends_at <= $1`,
    [at],
  )
  for (const { id } of open) await follow(stage, id)
  const waiting = await stage.rows<{ account: string }>(
    `select distinct destination as account from payout where state = 'submitted'`,
  )
  for (const { account } of waiting) {
    for (const { id } of (await sandbox.payoutsOf(account)).toReversed()) await hearBank(stage, account, id)
  }
}

/** Events of the last day are taken up now, so that nobody looks for them later. */
export const takeUpEvents = (stage: Stage): Promise<unknown> =>
  stage.sandbox ? stage.asSystem(() => stage.get(EventFollower).reconcile()) : Promise.resolve()

const hearBank = (stage: Stage, account: string, payout: string): Promise<void> =>
  stage.asSystem(() => stage.get(AccountDesk).bankPayout(account, payout))
