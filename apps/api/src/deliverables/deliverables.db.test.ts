import { actPayable, HOUSE_REVENUE, securedFor } from '@concertato/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LedgerCheckService } from '../ledger/ledger-check.service.ts'
import { LedgerService } from '../ledger/ledger.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { deliverAll } from '../testing/deliver.ts'
import { type GivenContract, GivenContracts, linesOf } from '../testing/given-deal-contracts.ts'
import { DeliverablesQueries } from './deliverables.queries.ts'
import type { DeliverableId } from './deliverables.service.ts'

const DAY = 86_400_000
let test: TestApp
let given: GivenContracts

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
})
afterAll(() => test.close())

const stateOf = async (id: string) =>
  (await given.rows<{ state: string }>('select state from deliverable where id = $1', [id]))[0]?.state
const payoutsOf = (contract: Pick<GivenContract, 'id'>) =>
  given.rows<{ state: string; amount_minor: string }>('select state, amount_minor from payout where contract_id = $1', [
    contract.id,
  ])
const balance = (account: string) =>
  asSystem('test', () =>
    test.app
      .get(Database)
      .transaction((tx) => test.app.get(LedgerService, { strict: false }).balance(tx, account, 'EUR')),
  )
const change = ({ brand }: GivenContract, id: DeliverableId, note = 'Brighter, please.') =>
  given.as(brand, () => given.deliverables.requestChanges(id, note, brand, given.now))
const only = async (contract: GivenContract) => (await given.work(contract))[0]!

describe('before the money', () => {
  it('lets nobody hand in work', async () => {
    const contract = await given.sealed()
    const { id } = await only(contract)
    await expect(given.submitted(contract, id)).rejects.toMatchObject({ code: 'deliverable_state_forbids' })
  })
})

describe('approval', () => {
  it('releases the money, shares it out and asks for the payout in one transaction', async () => {
    const contract = await given.funded({ feeMinor: 480_001n })
    const revenue = await balance(HOUSE_REVENUE)
    const payable = await balance(actPayable(contract.act.membership.workspaceId))
    expect(await balance(securedFor(contract.id))).toBe(480_001n)
    const { id, milestoneId } = await only(contract)
    await given.approved(contract, id)
    expect(await balance(securedFor(contract.id))).toBe(0n)
    expect((await balance(HOUSE_REVENUE)) - revenue).toBe(72_000n)
    expect((await balance(actPayable(contract.act.membership.workspaceId))) - payable).toBe(408_001n)
    expect(await payoutsOf(contract)).toEqual([{ state: 'requested', amount_minor: '408001' }])
    expect(await given.rows('select state from milestone where id = $1', [milestoneId])).toEqual([
      { state: 'released' },
    ])
  })

  it('leaves nothing behind when the books refuse', async () => {
    const contract = await given.funded()
    const { id } = await only(contract)
    await given.submitted(contract, id)
    await given.rows(
      `insert into ledger_transfer (cause, leg, from_account, to_account, currency, amount_minor, booked_at)
       select 'released:' || milestone_id, 'act', 'stripe_clearing', 'house_revenue', 'EUR', 1, now()
       from deliverable where id = $1`,
      [id],
    )
    const approving = given.as(contract.brand, () => given.deliverables.approve(id, contract.brand, given.now))
    await expect(approving).rejects.toMatchObject({ code: 'already_booked' })
    expect(await stateOf(id)).toBe('submitted')
    expect(await payoutsOf(contract)).toEqual([])
  })

  it('of a whole contract pays once, when the last of many pieces is approved at the same instant', async () => {
    const contract = await given.funded({ lines: linesOf(4), payment: 'on_completion', feeMinor: 400_000n })
    const work = await given.work(contract)
    for (const { id } of work) await given.submitted(contract, id)
    const { brand } = contract
    await Promise.all(work.map(({ id }) => given.as(brand, () => given.deliverables.approve(id, brand, given.now))))
    expect(await payoutsOf(contract)).toEqual([{ state: 'requested', amount_minor: '340000' }])
  })

  it('given twice at once is refused once, and pays once', async () => {
    const contract = await given.funded()
    const { id } = await only(contract)
    await given.submitted(contract, id)
    const { brand } = contract
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => given.as(brand, () => given.deliverables.approve(id, brand, given.now))),
    )
    expect(tries.filter((it) => it.status === 'fulfilled')).toHaveLength(1)
    expect(await payoutsOf(contract)).toHaveLength(1)
  })

  it('is not the act’s to give, nor a stranger’s', async () => {
    const contract = await given.funded()
    const { id } = await only(contract)
    await given.submitted(contract, id)
    const stranger = await given.member('brand_owner')
    const by = (who: typeof stranger) => given.as(who, () => given.deliverables.approve(id, who, given.now))
    await expect(by(contract.act)).rejects.toMatchObject({ code: 'not_your_move' })
    await expect(by(stranger)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of the last piece completes the contract by message', async () => {
    const contract = await given.funded({ lines: linesOf(2) })
    const [first, second] = await given.work(contract)
    await given.approved(contract, first!.id)
    await deliverAll(test, ['deliverable.approved'])
    const contractState = () => given.rows('select state from contract where id = $1', [contract.id])
    expect(await contractState()).toEqual([{ state: 'active' }])
    await given.approved(contract, second!.id)
    await deliverAll(test, ['deliverable.approved'])
    expect(await contractState()).toEqual([{ state: 'completed' }])
  })
})

describe('changes', () => {
  it('may be asked for as often as the terms say, and not once more', async () => {
    const contract = await given.funded({ revisionRounds: 1 })
    const { id } = await only(contract)
    await given.submitted(contract, id)
    await change(contract, id)
    expect(await stateOf(id)).toBe('changes_requested')
    await given.submitted(contract, id)
    await expect(change(contract, id)).rejects.toMatchObject({ code: 'revision_rounds_used' })
    const view = await given.as(contract.act, () =>
      test.app.get(DeliverablesQueries, { strict: false }).view(id, contract.act, given.now),
    )
    expect(view.submissions.map(({ round, answer }) => [round, answer?.kind ?? null, answer?.note ?? null])).toEqual([
      [1, 'changes_requested', 'Brighter, please.'],
      [2, null, null],
    ])
  })
})

describe('silence', () => {
  it('approves when the window is over, not a moment before, and pays', async () => {
    const contract = await given.funded({ reviewDays: 3 })
    const { id } = await only(contract)
    await given.submitted(contract, id)
    const submitted = given.now.getTime()
    const look = (after: number) =>
      asSystem('test', () => given.deliverables.approveSilent(new Date(submitted + after)))
    await look(3 * DAY - 60_000)
    expect(await stateOf(id)).toBe('submitted')
    await look(3 * DAY + 1)
    expect(await stateOf(id)).toBe('approved')
    expect(await payoutsOf(contract)).toHaveLength(1)
    const [answer] = await given.rows('select answer, answered_by from submission where deliverable_id = $1', [id])
    expect(answer).toEqual({ answer: 'approved_by_silence', answered_by: null })
  })

  it('does not overrule changes that were asked for in time', async () => {
    const contract = await given.funded({ reviewDays: 3 })
    const { id } = await only(contract)
    await given.submitted(contract, id)
    await change(contract, id)
    await asSystem('test', () => given.deliverables.approveSilent(new Date(given.now.getTime() + 30 * DAY)))
    expect(await stateOf(id)).toBe('changes_requested')
  })
})

describe('funding', () => {
  it('that is reported many times at once is booked once', async () => {
    const contract = await given.sealed()
    const payment = await given.as(contract.brand, () => given.funding.request(contract.id, contract.brand, given.now))
    const arrived = {
      sessionId: 'cs_1',
      intentId: 'pi_1',
      chargeId: 'ch_1',
      currency: 'EUR',
      amountMinor: contract.feeMinor,
    }
    await asSystem('test', () =>
      Promise.all(Array.from({ length: 6 }, () => given.funding.arrived(payment.id, arrived, given.now))),
    )
    expect(await balance(securedFor(contract.id))).toBe(contract.feeMinor)
    expect(await given.rows('select distinct state from deliverable where contract_id = $1', [contract.id])).toEqual([
      { state: 'in_production' },
    ])
  })

  it('of another amount is not believed', async () => {
    const contract = await given.sealed()
    const payment = await given.as(contract.brand, () => given.funding.request(contract.id, contract.brand, given.now))
    const less = { sessionId: 'cs_2', intentId: 'pi_2', chargeId: 'ch_2', currency: 'EUR', amountMinor: 1n }
    await asSystem('test', () => given.funding.arrived(payment.id, less, given.now))
    expect(await given.rows('select state from contract where id = $1', [contract.id])).toEqual([
      { state: 'awaiting_funds' },
    ])
  })

  it('is one payment however often it is begun', async () => {
    const contract = await given.sealed()
    const begun = await Promise.all(
      Array.from({ length: 5 }, () =>
        given.as(contract.brand, () => given.funding.request(contract.id, contract.brand, given.now)),
      ),
    )
    expect(new Set(begun.map(({ id, stripeKey }) => `${id} ${stripeKey}`)).size).toBe(1)
  })

  it('is the brand’s to begin', async () => {
    const contract = await given.sealed()
    const asking = given.as(contract.act, () => given.funding.request(contract.id, contract.act, given.now))
    await expect(asking).rejects.toMatchObject({ code: 'not_your_move' })
  })
})

it('leaves books that agree with themselves', async () => {
  // One row was written past the books on purpose, above; its accounts differ by exactly that.
  const check = () => asSystem('test', () => test.app.get(LedgerCheckService, { strict: false }).compare(given.now))
  expect(await check()).toBe(false)
  await given.rows(
    `update ledger_account set balance_minor = balance_minor + case id when 'stripe_clearing' then -1 else 1 end
     where id in ('stripe_clearing', 'house_revenue') and currency = 'EUR'`,
  )
  expect(await check()).toBe(true)
})
