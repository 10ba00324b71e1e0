import { isDeepStrictEqual } from 'node:util'
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

interface Ready {
  readonly matchId: Id<'match'>
  readonly act: Member
}

let test: TestApp
let deals: GivenDeals
let brand: Member
let house: Member
let acts: Member[]
let queue: Ready[]
let preparing: Promise<void> | undefined

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

/** A match whose act is ready for an offer: a fresh one, or one whose last offer lapsed or was taken back. */
async function nextMatch(): Promise<Ready> {
  while (queue.length === 0) {
    preparing ??= prepare().finally(() => (preparing = undefined))
    await preparing
  }
  return queue.pop()!
}

/** One more brief with all acts, every one interested. */
async function prepare(): Promise<void> {
  const briefId = await deals.openBrief(brand, house, { budgetMinor: 1_000_000_000n })
  const candidates = await deals.candidates(briefId)
  await Promise.all(
    acts.map(async (act) => {
      const matchId = candidates.get(act.membership.workspaceId)!
      await deals.accepted(matchId, brand, house, act)
      queue.push({ matchId, act })
    }),
  )
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
  /** Hashes of the terms of the contracts that were opened. */
  readonly agreed: string[]
}

/** What a race left of a version and of those that came after it. */
async function aftermath(offerId: string): Promise<Aftermath> {
  const [row] = await deals.rows<Aftermath>(
    `with later as (select v.* from offer v join offer o on o.thread_id = v.thread_id and v.version >= o.version
       where o.id = $1::uuid)
     select (select state from offer where id = $1::uuid) as state,
       (select array_agg(b.kind order by b.kind) from outbox b
         where b.kind like 'offer.%' and (b.payload ->> 'offerId')::uuid in (select id from later)) as messages,
       (select count(*)::integer from later) as versions,
       (select count(*)::integer from later where state = 'sent') as open,
       (select coalesce(json_agg(c.terms_hash), '[]'::json) from contract c
         where c.offer_id in (select id from later)) as agreed`,
    [offerId],
  )
  return row!
}

/** The one aftermath that the winner explains. */
function explainedBy(winner: Command, { termsHash }: GivenOffer): Aftermath {
  if (winner === 'counter') {
    return { state: 'countered', messages: ['offer.sent', 'offer.sent'], versions: 2, open: 1, agreed: [] }
  }
  const state = OUTCOME[winner]
  const messages = [`offer.${state}`, 'offer.sent'].toSorted()
  return { state, messages, versions: 1, open: 0, agreed: state === 'accepted' ? [termsHash] : [] }
}

/** @returns what the version became. */
async function race(commands: readonly Command[], violations: unknown[]): Promise<string> {
  const ready = await nextMatch()
  const offer = await deals.sent(ready.matchId, brand)
  const settled = await Promise.allSettled(commands.map((command) => run(command, offer, ready.act)))
  const after = await aftermath(offer.offerId)
  // An expiry that comes too late finds an answered version and does nothing: that is no second winner.
  const winners = commands.filter(
    (command, i) => settled[i]?.status === 'fulfilled' && (command !== 'expire' || after.state === 'expired'),
  )
  const refusals = settled.flatMap((it) => (it.status === 'rejected' ? [it.reason as { code?: string }] : []))
  const expected = winners[0] && explainedBy(winners[0], offer)
  const isRefused = refusals.every(({ code }) => code === 'offer_closed')
  if (winners.length !== 1 || !isRefused || !isDeepStrictEqual(after, expected)) {
    violations.push({ commands, winners, refusals: refusals.map(String), after, expected })
  }
  if (after.state === 'withdrawn' || after.state === 'expired') queue.push(ready)
  return after.state
}

it(
  'of two to four simultaneous answers to an offer one wins and the others are refused in words, in 1,000 races',
  { timeout: 600_000 },
  async () => {
    const random = seeded(20_261_122)
    const drawn = Array.from({ length: RACES }, () => draw(random))
    const violations: unknown[] = []
    const wins = new Map<string, number>()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let commands = drawn.pop(); commands; commands = drawn.pop()) {
          const outcome = await race(commands, violations)
          wins.set(outcome, (wins.get(outcome) ?? 0) + 1)
        }
      }),
    )
    expect(violations).toEqual([])
    expect([...wins.values()].reduce((sum, it) => sum + it, 0)).toBe(RACES)
    // Each answer won some races, so that the others had something to lose against.
    expect([...wins.keys()].toSorted()).toEqual(['accepted', 'countered', 'declined', 'expired', 'withdrawn'])
    expect(await deals.rows('select offer_id from contract group by offer_id having count(*) > 1')).toEqual([])
  },
)
