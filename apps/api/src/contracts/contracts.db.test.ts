import { canonicalJson } from '@concertato/deal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../platform/context.ts'
import { Database, openDataSource } from '../platform/database.ts'
import { sha256 } from '../platform/sha256.ts'
import { RecordService } from '../record/record.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { addressOf } from '../testing/database.ts'
import { deliverAll } from '../testing/deliver.ts'
import { GivenContracts, linesOf } from '../testing/given-deal-contracts.ts'
import { ContractsQueries } from './contracts.queries.ts'
import { CopiesService } from './copies.service.ts'

/** Refuses forks, gaps and a changed hash by itself. */
const CHAIN_KEY = 'contract_record_contract_id_previous_position_previous_has_fkey'

let test: TestApp
let given: GivenContracts

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
})
afterAll(() => test.close())

const stateOf = async (id: string) =>
  (await given.rows<{ state: string }>('select state from contract where id = $1', [id]))[0]?.state
const messages = (kind: string, id: string) =>
  given.rows(`select 1 from outbox where kind = $1 and payload ->> 'contractId' = $2`, [kind, id])
const check = (id: string) =>
  asSystem('test', () => test.app.get(Database).transaction((tx) => test.app.get(RecordService).check(tx, id as never)))

describe('opening', () => {
  it('plans every piece and its money in the transaction of acceptance', async () => {
    const { id } = await given.opened({ lines: linesOf(3), feeMinor: 100_001n })
    const work = await given.rows(
      `select count(*)::int as pieces, sum(m.amount_minor)::text as amount,
         bool_and(m.amount_minor = m.house_minor + m.act_minor) as whole
       from deliverable d join milestone m on m.id = d.milestone_id where d.contract_id = $1`,
      [id],
    )
    expect(work).toEqual([{ pieces: 3, amount: '100001', whole: true }])
    expect(await messages('contract.opened', id)).toHaveLength(1)
  })

  it('keeps the document whose hash is signed, and writes it again in other languages', async () => {
    const { id, brand, documentHash } = await given.opened()
    const queries = test.app.get(ContractsQueries, { strict: false })
    const [english, german] = await given.as(brand, async () => [
      await queries.view(id, undefined, brand, given.now),
      await queries.view(id, 'de', brand, given.now),
    ])
    const [row] = await given.rows<{ document: string }>('select document from contract where id = $1', [id])
    expect(sha256(row!.document)).toBe(documentHash)
    expect(sha256(english!.termsJson)).toBe(english!.termsHash)
    const document = JSON.parse(row!.document) as { text: { clauses: object[] } }
    const shown = english!.text.clauses.map(({ key, heading, paragraphs }) => ({ key, heading, paragraphs }))
    expect(canonicalJson(document.text.clauses as never)).toBe(canonicalJson(shown))
    expect(german!.text.title).not.toBe(english!.text.title)
    expect(german!.bindingLocale).toBe('en')
  })

  it('lets nobody write terms or document a second time, not even the product itself', async () => {
    const { id } = await given.opened()
    for (const column of ['terms', 'terms_hash', 'document', 'document_hash']) {
      await expect(given.rows(`update contract set ${column} = ${column} where id = $1`, [id])).rejects.toMatchObject({
        driverError: { code: '42501' },
      })
    }
  })
})

describe('signing', () => {
  it('takes the act first, then the brand, and then calls for the money', async () => {
    const contract = await given.opened()
    await expect(given.signedBy(contract, contract.brand)).rejects.toMatchObject({ code: 'not_your_turn_to_sign' })
    await given.signedBy(contract, contract.act)
    expect(await stateOf(contract.id)).toBe('partially_signed')
    await given.signedBy(contract, contract.brand)
    expect(await stateOf(contract.id)).toBe('awaiting_funds')
    const milestones = await given.rows('select distinct state from milestone where contract_id = $1', [contract.id])
    expect(milestones).toEqual([{ state: 'funding_due' }])
    expect(await messages('contract.sealed', contract.id)).toHaveLength(1)
  })

  it('refuses a signature over another text', async () => {
    const contract = await given.opened()
    const other = { ...contract, documentHash: 'a'.repeat(64) }
    await expect(given.signedBy(other, contract.act)).rejects.toMatchObject({ code: 'contract_text_changed' })
  })

  it('refuses somebody whose signature binds nobody', async () => {
    const contract = await given.opened()
    const { workspaceId } = contract.act.membership
    const drummer = await given.member('band_member', { workspaceId })
    await expect(given.signedBy(contract, drummer)).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('refuses a manager whose mandate ends below the fee', async () => {
    const contract = await given.opened()
    const mandate = { maxMinor: 100n, currency: 'EUR', categories: [], until: null, mayAccept: true, maySign: true }
    const manager = await given.member('manager', { workspaceId: contract.act.membership.workspaceId, mandate })
    await expect(given.signedBy(contract, manager)).rejects.toMatchObject({ code: 'mandate_too_small' })
  })

  it('shows nothing to a stranger', async () => {
    const contract = await given.opened()
    const stranger = await given.member('brand_owner')
    await expect(given.signedBy(contract, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('lets one of two simultaneous signatures through and leaves one message', async () => {
    const contract = await given.opened()
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => given.signedBy(contract, contract.act)))
    const refused = tries.flatMap((it) => (it.status === 'rejected' ? [(it.reason as { code: string }).code] : []))
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'already_signed'))
    expect(await messages('contract.signed', contract.id)).toHaveLength(1)
  })

  it('gives signing and taking back one outcome', async () => {
    const ended = []
    for (let race = 0; race < 12; race += 1) {
      const contract = await given.opened()
      await given.signedBy(contract, contract.act)
      const tries = await Promise.allSettled([
        given.signedBy(contract, contract.brand),
        given.as(contract.brand, () => given.contracts.annul(contract.id, 'other plans', contract.brand, given.now)),
      ])
      ended.push(tries.filter((it) => it.status === 'fulfilled').length)
    }
    expect(ended).toEqual(Array.from({ length: 12 }, () => 1))
  })
})

describe('ending before the seal', () => {
  it('tells everyone why a side declines, and cancels the work', async () => {
    const contract = await given.opened()
    const { act, id } = contract
    await given.as(act, () =>
      given.contracts.decline(id, { reason: 'terms_differ', note: 'Two videos, not three.' }, act, given.now),
    )
    expect(await stateOf(id)).toBe('declined')
    expect(await messages('contract.ended', id)).toHaveLength(1)
    expect(await given.rows('select distinct state from deliverable where contract_id = $1', [id])).toEqual([
      { state: 'cancelled' },
    ])
    const view = await given.as(contract.brand, () =>
      test.app.get(ContractsQueries, { strict: false }).view(id, undefined, contract.brand, given.now),
    )
    expect(view.decline).toMatchObject({ code: 'terms_differ', note: 'Two videos, not three.' })
    await expect(given.signedBy(contract, act)).rejects.toMatchObject({ code: 'contract_state_forbids' })
  })

  it('refuses to decline after having signed', async () => {
    const contract = await given.opened()
    await given.signedBy(contract, contract.act)
    const declining = given.as(contract.act, () =>
      given.contracts.decline(contract.id, { reason: 'changed_mind', note: '' }, contract.act, given.now),
    )
    await expect(declining).rejects.toMatchObject({ code: 'already_signed' })
  })

  it('expires what nobody signed in time, and nothing else', async () => {
    const [due, sealed] = [await given.opened(), await given.sealed()]
    const later = new Date(given.now.getTime() + 15 * 86_400_000)
    await asSystem('test', () => given.contracts.expireDue(later))
    expect([await stateOf(due.id), await stateOf(sealed.id)]).toEqual(['expired', 'awaiting_funds'])
  })
})

describe('the record', () => {
  it('is whole after everything that happened', async () => {
    const { id } = await given.sealed()
    await deliverAll(test, ['contract.sealed'])
    const links = await given.rows<{ what: string }>(
      'select what from contract_record where contract_id = $1 order by position',
      [id],
    )
    expect(links.map(({ what }) => what)).toEqual([
      'contract.opened',
      'contract.signed',
      'contract.sealed',
      'contract.printed',
    ])
    expect(await check(id)).toMatchObject({ isWhole: true, brokenAt: null, links: 4 })
  })

  it.each(['update contract_record set what = what', 'delete from contract_record', 'truncate contract_record'])(
    'refuses the owner of the tables: %s',
    async (statement) => {
      await given.opened()
      const owner = await openDataSource(addressOf(test.database, 'owner', 1), [])
      await expect(owner.query(statement)).rejects.toThrow('append-only')
      await owner.destroy()
    },
  )

  it('shows every kind of tampering by somebody who can switch the guards off', async () => {
    const { id } = await given.sealed()
    const owner = await openDataSource(addressOf(test.database, 'owner', 1), [])
    const tampering = [
      `update contract_record set what = 'contract.declined' where contract_id = $1 and position = 2`,
      `update contract_record set by = 'brand:someone' where contract_id = $1 and position = 2`,
      `update contract_record set at = at + interval '1 second' where contract_id = $1 and position = 2`,
      `update contract_record set detail = detail || '{"signer": "house"}' where contract_id = $1 and position = 2`,
      `update contract_record set hash = repeat('0', 64) where contract_id = $1 and position = 3`,
    ]
    const found = []
    for (const statement of tampering) {
      const runner = owner.createQueryRunner()
      await runner.startTransaction()
      await runner.query('alter table contract_record no force row level security')
      await runner.query('alter table contract_record disable trigger user')
      await runner.query(`alter table contract_record drop constraint ${CHAIN_KEY}`)
      await runner.query(statement, [id])
      found.push((await test.app.get(RecordService).check(runner.manager, id)).isWhole)
      await runner.rollbackTransaction()
      await runner.release()
    }
    await owner.destroy()
    expect(found).toEqual([false, false, false, false, false])
    expect(await check(id)).toMatchObject({ isWhole: true })
  })
})

describe('the copy', () => {
  it('is kept once, and its hash leads to the contract', async () => {
    const { id, act, documentHash, termsHash } = await given.sealed()
    await deliverAll(test, ['contract.sealed'])
    await asSystem('test', () => test.app.get(CopiesService, { strict: false }).keep(id))
    const { bytes } = await given.as(act, () => test.app.get(CopiesService, { strict: false }).read(id))
    const queries = test.app.get(ContractsQueries, { strict: false })
    const verified = await queries.verify(sha256(bytes))
    expect(verified).toMatchObject({ names: 'pdf', state: 'awaiting_funds', documentHash, termsHash })
    expect(verified.signatures.map(({ signer }) => signer)).toEqual(['act', 'brand'])
    expect(verified.record).toMatchObject({ isWhole: true })
    expect((await queries.verify(documentHash)).names).toBe('document')
    expect((await queries.verify(termsHash)).names).toBe('terms')
    expect((await queries.verify('0'.repeat(64))).names).toBe('unknown')
    const altered = Buffer.from(bytes)
    altered[100] = (altered[100] ?? 0) ^ 1
    expect((await queries.verify(sha256(altered))).names).toBe('unknown')
  })
})
