import { tagKey } from '@concertato/audience'
import type { Id } from '@concertato/core'
import {
  type ActFacts,
  BRIEF_NEEDS,
  type Conditions,
  conditionsOf,
  countLeftOut,
  type LeftOutReason,
  NO_CONDITIONS,
  type Sector,
  whyLeftOut,
} from '@concertato/deal'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'
import { type Asked, EligibleActs } from './eligible-acts.service.ts'

type WorkspaceId = Id<'workspace'>

/** Fits the brief below in everything. */
const FITS: ActFacts = {
  languages: ['fr'],
  styles: ['Electro-Pop'],
  fee: { currency: 'EUR', minor: 100_000n },
  busy: [],
  platforms: ['tiktok'],
  country: 'FR',
  refusedSectors: [],
  promises: [],
  bornOn: '2013-06-01',
}

const JUNE = { from: '2031-06-01', to: '2031-06-30' }
/** As a campaign of the summer, with three months after it, binds. */
const PROMISE = { sector: 'alcohol', from: '2031-06-01', to: '2031-11-30' } as const

/** The acts of the house: what each is like beside `FITS`, and what a brief that needs everything leaves it out for. */
const WORLD: readonly (readonly [Partial<ActFacts>, LeftOutReason[]])[] = [
  [{}, []],
  [{ styles: ['electro pop', 'jazz'], fee: null, bornOn: null }, []],
  [{ fee: { currency: 'CHF', minor: 900_000n }, busy: [{ from: '2031-06-01', to: '2031-06-29' }] }, []],
  [{ languages: [] }, ['languages']],
  [{ languages: ['it', 'de'] }, ['languages']],
  [{ styles: ['gabber'] }, ['styles']],
  [{ fee: { currency: 'EUR', minor: 100_001n } }, ['fee']],
  [
    {
      busy: [
        { from: '2031-05-01', to: '2031-06-12' },
        { from: '2031-06-13', to: '2031-06-30' },
      ],
    },
    ['dates'],
  ],
  [{ platforms: ['spotify'] }, ['platforms']],
  [{ platforms: [] }, ['platforms']],
  [{ country: 'BE' }, ['country']],
  [{ refusedSectors: ['food', 'alcohol'] }, ['no_go']],
  [{ promises: [PROMISE] }, ['bound']],
  [{ promises: [{ ...PROMISE, sector: 'cars' }] }, []],
  [{ bornOn: '2013-06-02' }, ['age']],
  [{ styles: [], country: 'CH', refusedSectors: ['alcohol'] }, ['styles', 'country', 'no_go']],
  [{ languages: ['es'], promises: [PROMISE] }, ['languages', 'bound']],
]

const BRIEF = {
  needs: BRIEF_NEEDS,
  languages: ['fr', 'en'],
  tags: ['electro-pop', 'chanson'],
  targetCountries: ['FR'],
  lines: [{ kind: 'video', platform: 'tiktok', count: 1, note: '', dueOn: '2031-06-20', weight: 1 }],
  budgetMinor: 100_000n,
  currency: 'EUR',
  startsOn: JUNE.from,
  endsOn: JUNE.to,
  sector: 'alcohol',
} as const

let test: TestApp
let given: GivenContracts
let acts: EligibleActs
let asker: Member
const ids: WorkspaceId[] = []

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new GivenContracts(test)
  acts = test.app.get(EligibleActs, { strict: false })
  asker = await given.member('brand_owner')
  const cast = { brand: await given.member('brand_owner'), house: await given.member('house_matcher') }
  for (const [over] of WORLD) {
    const act = await given.member('artist', { maySign: true })
    ids.push(act.membership.workspaceId)
    for (const { sector } of over.promises ?? [])
      await given.sealed({ exclusivity: { sector, months: 3 } }, { ...cast, act })
  }
  await asSystem('test', () => describeAll())
})
afterAll(() => test?.close())

const factsOf = (at: number): ActFacts => ({ ...FITS, ...WORLD[at]![0] })

/** Writes down what the acts are like; contracts are real ones. */
async function describeAll(): Promise<void> {
  const db = test.app.get(Database)
  await db.transaction(async (tx) => {
    for (const [at, id] of ids.entries()) {
      const it = factsOf(at)
      await tx.query('update act set genres = $2, languages = $3, birth_on = $4 where workspace_id = $1', [
        id,
        it.styles,
        it.languages,
        it.bornOn,
      ])
      await tx.query('update workspace set country = $2 where id = $1', [id, it.country])
      await tx.query(
        `insert into stated_terms (workspace_id, currency, fee_minor, busy, refused_sectors, stated_at)
         values ($1, $2, $3, $4, $5, now())`,
        [id, it.fee?.currency ?? 'EUR', it.fee && String(it.fee.minor), JSON.stringify(it.busy), it.refusedSectors],
      )
      for (const platform of it.platforms)
        await tx.query(
          `insert into audience_source (id, workspace_id, kind, platform, as_of, lawful_basis, consent_text, state, created_at, entered_at)
           values (gen_random_uuid(), $1, 'platform_totals', $2, '2026-01-01', 'consent', 'x', 'ready', now(), now())`,
          [id, platform],
        )
    }
  })
}

async function asked(conditions: Conditions): Promise<Asked> {
  const spellings = (await acts.styles()).spellingsOf(conditions.styles ?? [])
  return { conditions, brandWorkspaceId: asker.membership.workspaceId, spellings }
}

const keyed = (it: ActFacts): ActFacts => ({ ...it, styles: it.styles.map(tagKey) })

/** By the rule in plain words, over every act. */
const whyOf = (conditions: Conditions): LeftOutReason[][] =>
  ids.map((_, at) => whyLeftOut(conditions, keyed(factsOf(at))))

const sorted = (list: readonly string[]): string[] => [...list].sort()

describe('a brief that needs everything', () => {
  const conditions = conditionsOf(BRIEF, tagKey)

  it('leaves out whom it says, each for its reasons, and counts those that one reason alone keeps away', async () => {
    expect(whyOf(conditions)).toEqual(WORLD.map(([, why]) => why))
    const { counts, remaining, byDay } = await acts.leftOut(await asked(conditions))
    expect(counts).toEqual([
      { why: 'languages', acts: 3, wouldAdd: 2 },
      { why: 'styles', acts: 2, wouldAdd: 1 },
      { why: 'fee', acts: 1, wouldAdd: 1 },
      { why: 'dates', acts: 1, wouldAdd: 1 },
      { why: 'platforms', acts: 2, wouldAdd: 2 },
      { why: 'country', acts: 2, wouldAdd: 1 },
      { why: 'no_go', acts: 2, wouldAdd: 1 },
      { why: 'bound', acts: 2, wouldAdd: 1 },
      { why: 'age', acts: 1, wouldAdd: 1 },
    ])
    expect(remaining).toBe(4)
    const looked = whyOf(conditions).map((why) => why.some((it) => ['dates', 'bound', 'age'].includes(it)))
    expect(sorted(byDay)).toEqual(sorted(ids.filter((_, at) => looked[at])))
  })

  it('finds only the others, page by page, from any place on, and by their styles', async () => {
    const it = await asked(conditions)
    const others = sorted(ids.filter((_, at) => whyOf(conditions)[at]!.length === 0))
    const part = { withoutListIn: ['email.1'] }
    const first = await acts.page(it, part, '00000000-0000-0000-0000-000000000000', 3)
    expect([...first, ...(await acts.page(it, part, first.at(-1)!, 3))]).toEqual(others)
    for (const from of others) expect(sorted(await acts.some(it, part, from, 3)).length).toBe(3)
    expect(sorted(await acts.some(it, part, others[1]!, 9))).toEqual(others)
    expect(await acts.page(it, { withListIn: ['email.1'] }, others[0]!, 9)).toEqual([])
    const near = await acts.nearest(it, await acts.styles(), ['electro pop', 'jazz'], 9)
    expect(near[0]).toBe(ids[1])
    expect(sorted(near)).toEqual(others)
  })

  it('is not kept from an act by what the act promised this brand itself', async () => {
    const { brandWorkspaceId: _, ...it } = await asked({ ...NO_CONDITIONS, sector: 'alcohol', days: JUNE })
    const [row] = await given.rows<{ brand: WorkspaceId }>(
      'select brand_workspace_id as brand from contract limit 1',
      [],
    )
    expect((await acts.leftOut({ ...it, brandWorkspaceId: row!.brand })).counts.map(({ why }) => why)).toEqual([
      'no_go',
    ])
  })
})

it('the tables say of every brief what the rule in plain words says', async () => {
  const one = <T>(...values: T[]) => fc.constantFrom(...values)
  const brief = fc.record({
    needs: fc.subarray([...BRIEF_NEEDS]),
    languages: fc.subarray(['fr', 'it', 'es']),
    tags: fc.subarray(['jazz', 'ELECTRO_POP', 'gabber', 'unheard of']),
    targetCountries: fc.subarray(['FR', 'BE']),
    lines: fc.subarray([
      BRIEF.lines[0],
      { ...BRIEF.lines[0], platform: 'spotify' },
      { ...BRIEF.lines[0], platform: 'on_site' },
    ] as const),
    budgetMinor: one(null, 99_999n, 100_000n, 900_000n),
    currency: one('EUR', 'CHF'),
    startsOn: one('2031-06-01', '2031-06-13', '2031-12-01'),
    endsOn: one('2031-06-29', '2031-06-30', '2031-12-31'),
    sector: one<Sector>('alcohol', 'cars', 'food', 'travel'),
  })
  await fc.assert(
    fc.asyncProperty(brief, async (wishes) => {
      const conditions = conditionsOf({ ...wishes, lines: [...wishes.lines] }, tagKey)
      const groups = whyOf(conditions).map((why) => ({ why, acts: 1 }))
      const found = await acts.leftOut(await asked(conditions))
      expect(found.counts).toEqual(countLeftOut(groups))
      expect(found.remaining).toBe(groups.filter(({ why }) => why.length === 0).length)
    }),
    { numRuns: 60 },
  )
})
