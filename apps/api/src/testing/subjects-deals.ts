import { Readable } from 'node:stream'
import { kindOf } from '@concertato/deal'
import sharp from 'sharp'
import { SourcesService } from '../audience/sources.service.ts'
import { FilesService } from '../files/files.service.ts'
import { type Cast, type GivenContract, GivenContracts, linesOf } from './given-deal-contracts.ts'
import type { Given, GivenMember } from './given.ts'
import type { Subject } from './subject.ts'

/** Ids of the objects of one deal, from its brief to its first payout. */
interface DealIds {
  readonly brief: string
  readonly match: string
  readonly thread: string
  readonly offer: string
  readonly contract: string
  readonly deliverable: string
  readonly payout: string
}

const IDS_SQL = `select o.brief_id as brief, o.match_id as match, o.thread_id as thread, o.id as offer, c.id as contract,
    (select id from deliverable d where d.contract_id = c.id order by position desc limit 1) as deliverable,
    (select id from payout p where p.contract_id = c.id limit 1) as payout
  from contract c join (select f.*, t.match_id, m.brief_id from offer f join offer_thread t on t.id = f.thread_id
    join match m on m.id = t.match_id) o on o.id = c.offer_id where c.id = $1`

/** Deals are made once per workspace: what the walk does to them changes their state, not whose they are. */
const books = new WeakMap<Given, Map<string, Promise<DealIds>>>()

function dealOf(owner: GivenMember, given: Given): Promise<DealIds> {
  const book = books.get(given) ?? new Map<string, Promise<DealIds>>()
  books.set(given, book)
  const made = book.get(owner.workspaceId) ?? make(owner, given)
  book.set(owner.workspaceId, made)
  return made
}

/** Two pieces: the first is approved and its payout asked for, the second still to do. */
async function make(owner: GivenMember, given: Given): Promise<DealIds> {
  const deals = new GivenContracts(given.test)
  const contract = await signedByAll(await deals.opened({ lines: linesOf(2) }, await castWith(owner, deals)), deals)
  const [first] = await deals.work(contract)
  if (!first) throw new Error('a funded contract without work')
  await deals.approved(contract, first.id)
  const [ids] = await deals.rows<DealIds>(IDS_SQL, [contract.id])
  if (!ids?.payout) throw new Error(`the deal is not whole: ${JSON.stringify(ids)}`)
  return ids
}

/** Everybody signs in turn; beside a young artist the guardian does. */
async function signedByAll(contract: GivenContract, deals: GivenContracts): Promise<GivenContract> {
  const { workspaceId } = contract.act.membership
  const [young] = await deals.rows('select 1 from contract where id = $1 and needs_guardian', [contract.id])
  const guardians = young ? [await deals.member('guardian', { workspaceId })] : []
  for (const signer of [contract.act, ...guardians, contract.brand]) await deals.signedBy(contract, signer)
  await deals.paidIn(contract)
  return contract
}

async function castWith({ role, workspaceId }: GivenMember, deals: GivenContracts): Promise<Cast> {
  const kind = kindOf(role)
  const at = (home: typeof kind) => (kind === home ? { workspaceId } : {})
  return {
    brand: await deals.member('brand_owner', at('brand')),
    act: await deals.member('artist', at('act')),
    house: await deals.member('house_admin'),
  }
}

const ofDeal = (at: readonly string[], pick: (ids: DealIds) => string): Subject => ({
  at,
  of: async (owner, given) => ({ id: pick(await dealOf(owner, given)) }),
  houseSees: true,
})

const source: Subject = {
  at: ['/audience/sources/:id'],
  of: async (owner, given) => {
    const deals = new GivenContracts(given.test)
    const by = await deals.member(kindOf(owner.role) === 'brand' ? 'brand_owner' : 'artist', {
      workspaceId: owner.workspaceId,
    })
    const wish = {
      kind: 'newsletter' as const,
      identifierKind: 'email' as const,
      platform: null,
      asOf: '2026-01-01',
      lawfulBasis: 'consent' as const,
      consentText: 'they said yes on the form',
    }
    const sources = given.test.app.get(SourcesService, { strict: false })
    return { id: (await deals.as(by, () => sources.declare(wish, by, given.test.clock.now()))).id }
  },
}

const file: Subject = {
  at: ['/files/:id'],
  of: async (owner, given) => {
    const deals = new GivenContracts(given.test)
    const by = await deals.member(kindOf(owner.role) === 'brand' ? 'brand_owner' : 'artist', {
      workspaceId: owner.workspaceId,
    })
    const dot = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#17152b' } })
      .png()
      .toBuffer()
    const incoming = { name: 'dot.png', content: Readable.from([dot]), isCut: () => false }
    const files = given.test.app.get(FilesService, { strict: false })
    return { id: (await deals.as(by, () => files.take(incoming, by, given.test.clock.now()))).id }
  },
  houseSees: true,
}

/** A document's checksum is no object of anybody: who holds the document may ask. */
const checksum: Subject = {
  at: ['/verify/:hash'],
  of: () => Promise.resolve({ hash: 'ab'.repeat(32) }),
  isNobodys: true,
}

export const DEAL_SUBJECTS: readonly Subject[] = [
  source,
  file,
  checksum,
  ofDeal(['/briefs/:id'], (it) => it.brief),
  ofDeal(['/candidates/:id', '/matches/:id', '/invites/:id', '/deals/:id'], (it) => it.match),
  ofDeal(['/threads/:id'], (it) => it.thread),
  ofDeal(['/offers/:id'], (it) => it.offer),
  ofDeal(['/contracts/:id'], (it) => it.contract),
  ofDeal(['/deliverables/:id'], (it) => it.deliverable),
  ofDeal(['/payouts/:id'], (it) => it.payout),
]
