import type { Id } from '@concertato/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { GivenDeals, type GivenOffer, someOffer } from '../testing/given-deals.ts'

const RACES = 1_000
/** As many as one ranking keeps, so that every act is a candidate of every brief. */
const ACTS = 40
const AT_ONCE = 8
const WEEK = 7 * 86_400_000

const COMMANDS = ['accept', 'accept_again', 'counter', 'decline', 'withdraw', 'expire'] as const
type Command = (typeof COMMANDS)[number]

/** What each command leaves of the version it wins. */
const OUTCOME: Readonly<Record<Command, string>> = {
  accept: 'accepted',
  accept_again: 'accepted',
  counter: 'countered',
  decline: 'declined',
  withdraw: 'withdrawn',
  expire: 'expired',
}

let test: TestApp
let deals: GivenDeals
let brand: Member
let house: Member
let acts: Member[]
let queue: { matchId: Id<'match'>; act: Member }[]

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  deals = new GivenDeals(test)
  brand = await deals.member('brand_owner')
  house = await deals.member('house_matcher')
  acts = await Promise.all(Array.from({ length: ACTS }, () => deals.member('artist')))
  queue = []
})
afterAll(() => test?.close())

/** A small deterministic generator (mulberry32), so that a failing race can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Two to four different commands in random order. */
function draw(random: () => number): Command[] {
  const shuffled = COMMANDS.map((command) => ({ command, at: random() })).toSorted((a, b) => a.at - b.at)
  return shuffled.slice(0, 2 + Math.floor(random() * 3)).map(({ command }) => command)
}

async function nextMatch(): Promise<{ matchId: Id<'match'>; act: Member }> {
  const present = queue.pop()
  if (present) return present
  throw new Error('no match is left')
}

/** Enough matches for so many races, every one accepted by its act. */
async function prepare(count: number): Promise<void> {
  for (let made = 0; made < count; made += ACTS) {
    const briefId = await deals.openBrief(brand, house, { budgetMinor: 1_000_000_000n })
    const candidates = await deals.candidates(briefId)
    const wanted = acts.slice(0, Math.min(ACTS, count - made))
    await Promise.all(
      wanted.map(async (act) => {
        const matchId = candidates.get(act.membership.workspaceId)!
        await deals.accepted(matchId, brand, house, act)
        queue.push({ matchId, act })
      }),
    )
  }
}

function run(command: Command, { offerId, termsHash }: GivenOffer, act: Member): Promise<unknown> {
  const { offers, now } = deals
  switch (command) {
    case 'accept':
    case 'accept_again':
      return deals.as(act, () => offers.accept(offerId, termsHash, act, now))
    case 'counter':
      return deals.as(act, () => offers.counter(offerId, someOffer({ feeMinor: 500_000n }), act, now))
    case 'decline':
      return deals.as(act, () => offers.decline(offerId, { reason: 'fee', note: '' }, act, now))
    case 'withdraw':
      return deals.as(brand, () => offers.withdraw(offerId, brand, now))
    case 'expire':
      return asSystem('test', () => offers.expire(offerId, new Date(now.getTime() + WEEK + 1)))
  }
}

interface Aftermath {
  readonly state: string
  readonly messages: string[]
  readonly versions: number
  readonly open: number
  readonly contracts: { termsHash: string; terms: string; feeMinor: string }[]
}

async function aftermath(matchId: string, offerId: string): Promise<Aftermath> {
  const [row] = await deals.rows<Aftermath>(
    `select o.state,
       (select array_agg(b.kind order by b.kind) from outbox b
         where b.kind like 'offer.%' and b.payload ->> 'matchId' = $1) as messages,
       (select count(*)::integer from offer v where v.thread_id = o.thread_id) as versions,
       (select count(*)::integer from offer v where v.thread_id = o.thread_id and v.state = 'sent') as open,
       (select coalesce(json_agg(json_build_object('termsHash', c.terms_hash, 'terms', c.terms,
           'feeMinor', c.fee_minor::text)), '[]'::json)
         from contract c where c.match_id = $1::uuid) as contracts
     from offer o where o.id = $2`,
    [matchId, offerId],
  )
  return row!
}

/** @returns the command that won. */
async function race(commands: readonly Command[], violations: string[]): Promise<Command | undefined> {
  const { matchId, act } = await nextMatch()
  const offer = await deals.sent(matchId, brand)
  const settled = await Promise.allSettled(commands.map((command) => run(command, offer, act)))
  const after = await aftermath(matchId, offer.offerId)
  const won = commands.filter((_, i) => settled[i]!.status === 'fulfilled')
  // An expiry that comes too late finds an answered version and does nothing: that is no second winner.
  const winners = won.filter((command) => command !== 'expire' || after.state === 'expired')
  const [winner] = winners
  const refused = settled.flatMap((it) =>
    it.status === 'rejected' ? [(it.reason as { code?: string }).code ?? String(it.reason)] : [],
  )
  const expected = {
    state: winner && OUTCOME[winner],
    messages:
      winner === 'counter'
        ? ['offer.sent', 'offer.sent']
        : [`offer.${winner && OUTCOME[winner]}`, 'offer.sent'].toSorted(),
    versions: winner === 'counter' ? 2 : 1,
    open: winner === 'counter' ? 1 : 0,
    agreed: winner?.startsWith('accept') ? [offer.termsHash] : [],
  }
  const seen = { ...after, agreed: after.contracts.map(({ termsHash }) => termsHash), contracts: undefined }
  const isExplained = winners.length === 1 && refused.every((code) => code === 'offer_closed')
  const isSame = JSON.stringify({ ...expected, contracts: undefined }) === JSON.stringify(ordered(seen))
  if (!isExplained || !isSame) violations.push(JSON.stringify({ commands, winners, refused, expected, seen }))
  return winner
}

const ordered = ({ state, messages, versions, open, agreed }: Omit<Aftermath, 'contracts'> & { agreed: string[] }) => ({
  state,
  messages,
  versions,
  open,
  agreed,
})

it(
  'of two to four simultaneous answers to an offer one wins and the others are refused in words, in 1,000 races',
  { timeout: 240_000 },
  async () => {
    await prepare(RACES)
    const random = seeded(20_261_122)
    const drawn = Array.from({ length: RACES }, () => draw(random))
    const violations: string[] = []
    const wins = new Map<string, number>()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let commands = drawn.pop(); commands; commands = drawn.pop()) {
          const winner = await race(commands, violations)
          if (winner) wins.set(OUTCOME[winner], (wins.get(OUTCOME[winner]) ?? 0) + 1)
        }
      }),
    )
    expect(violations).toEqual([])
    expect([...wins.values()].reduce((sum, it) => sum + it, 0)).toBe(RACES)
    // Each answer won some races, so that the others had something to lose against.
    expect([...wins.keys()].toSorted()).toEqual(['accepted', 'countered', 'declined', 'expired', 'withdrawn'])
    expect(await deals.rows('select match_id from contract group by match_id having count(*) > 1')).toEqual([])
  },
)
