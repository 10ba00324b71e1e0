import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '@concertato/core'
import type { statedTerms } from '@concertato/wire'
import type { EntityManager } from 'typeorm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StatedTermsService } from '../identity/stated-terms.service.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Listener } from '../platform/listener.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { GivenAudiences } from '../testing/given-audiences.ts'
import { Given } from '../testing/given.ts'
import { ActNumbers } from './act-numbers.ts'
import { AudienceStore } from './audience-store.service.ts'
import { noteLabels } from './change-log.service.ts'
import { IndexSnapshots } from './index-snapshots.ts'
import { ResidentAudiences, type Wanted } from './resident-audiences.ts'

let test: TestApp
let given: Given
let audiences: GivenAudiences
let folder: string
let brand: string
const acts: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-resident-'))
  test = await testApp({ ROLES: 'api', DATA_DIR: folder })
  given = new Given(test)
  audiences = new GivenAudiences(test)
  brand = (await given.workspace('brand')).id
  await audiences.list(brand, 0, 2_000)
  for (const from of [0, 500, 1_500]) acts.push(await act(from, from + 1_000))
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

async function act(from: number, to: number): Promise<string> {
  const { id } = await given.workspace('act')
  await audiences.list(id, from, to)
  return id
}

/** The audiences as another process of this machine, just started, would have them. */
function started(): ResidentAudiences {
  const db = test.app.get(Database)
  const snapshots = test.app.get(IndexSnapshots)
  return new ResidentAudiences(test.app.get(AudienceStore), new ActNumbers(db), snapshots, db, test.app.get(Listener))
}

async function metBy(resident: ResidentAudiences) {
  await resident.ready()
  const [audience] = await test.app.get(AudienceStore).of([brand])
  const sketch = audience?.sketches?.[0]
  const met = resident.meet(sketch!, { kind: 'containment' }, 10)
  return {
    met: met.map(({ workspaceId: id, shared }) => ({ id, shared })),
    population: resident.populationOf(sketch!),
  }
}

const erase = (workspaceId: string | undefined): Promise<void> =>
  asSystem('test', () =>
    test.app.get(Database).transaction(async (tx) => {
      await tx.query('delete from audience_sketch where workspace_id = $1', [workspaceId])
      await tx.query('insert into audience_change (workspace_id) values ($1)', [workspaceId])
    }),
  )

const files = () => readdirSync(join(folder, 'audience-index')).filter((it) => it.endsWith('.part'))

it('a restart answers from the snapshot as from the database, and follows what came after', async () => {
  const first = started()
  const fromDatabase = await metBy(first)
  expect(fromDatabase.met.map(({ id }) => id).toSorted()).toEqual(acts.toSorted())
  expect(fromDatabase.population).toBe(2_500)
  await first.keep()
  expect(files()).toHaveLength(2)
  expect(await metBy(started())).toEqual(fromDatabase)
  acts.push(await act(0, 1_800))
  const later = await metBy(started())
  expect(later.met[0]?.id).toBe(acts[3])
  expect(later.met).toHaveLength(4)
})

it('an audience that is erased leaves the memory, the count of everybody and the disk', async () => {
  const resident = started()
  await metBy(resident)
  await resident.keep()
  expect(files()).toHaveLength(2)
  const gone = acts[2]
  await erase(gone)
  expect((await metBy(resident)).met.map(({ id }) => id)).not.toContain(gone)
  expect(files()).toEqual([])
  await resident.keep()
  expect(files()).toHaveLength(2)
  expect(await metBy(resident)).toMatchObject({ population: 2_000 })
  expect(await metBy(started())).toEqual(await metBy(resident))
})

it('an audience that is erased leaves a snapshot that another process wrote, too', async () => {
  await test.app.get(IndexSnapshots).remove()
  const [resident, other] = [started(), started()]
  await metBy(resident)
  await other.keep()
  expect(files()).toHaveLength(2)
  await erase(acts.pop())
  await metBy(resident)
  expect(files()).toEqual([])
})

it('a snapshot of another database is left alone', async () => {
  const other = await testApp({ ROLES: 'api', DATA_DIR: folder })
  try {
    const { id } = await new Given(other).workspace('act')
    await new GivenAudiences(other).list(id, 0, 700)
    const resident = other.app.get(ResidentAudiences)
    await resident.ready()
    const [audience] = await other.app.get(AudienceStore).of([id])
    const met = resident.meet(audience!.sketches![0]!, { kind: 'containment' }, 10)
    expect(met.map(({ workspaceId }) => workspaceId)).toEqual([id])
  } finally {
    await other.close()
  }
})

it('what an act can be filtered by follows its workspace, its stated terms and its sources; its audience stays', async () => {
  const resident = started()
  const [audience] = await test.app.get(AudienceStore).of([brand])
  const metWith = async (wanted: Wanted) => {
    await resident.ready()
    return resident.meet(audience!.sketches![0]!, { kind: 'containment' }, 10, wanted).map((it) => it.workspaceId)
  }
  const all = await metWith({})
  const [first] = all as [string]
  const filter: Wanted = {
    all: [['language:oc'], ['genre:chanson pop'], ['country:CH'], ['platform:tiktok']],
    none: ['no-go:food'],
    atMost: { 'fee:EUR': 50_000 },
  }
  const write = (work: (tx: EntityManager) => Promise<unknown>) =>
    asSystem('test', () =>
      test.app.get(Database).transaction(async (tx) => {
        await work(tx)
        await noteLabels(tx, first)
      }),
    )
  await write(async (tx) => {
    await tx.query(`update act set genres = '{Chanson-Pop}', languages = '{fr,oc}' where workspace_id = $1`, [first])
    await tx.query(`update workspace set country = 'CH' where id = $1`, [first])
    await tx.query(`update audience_source set platform = 'tiktok' where workspace_id = $1`, [first])
  })
  expect(await metWith(filter)).toEqual([first])
  const terms = { territories: null, rightsMonths: null, usageChannels: null, busy: [] }
  const state = (feeMinor: bigint, refusedSectors: statedTerms.StatedTerms['refusedSectors']) =>
    asSystem('test', () =>
      test.app
        .get(Database)
        .transaction((tx) =>
          test.app
            .get(StatedTermsService)
            .keep(tx, first as Id<'workspace'>, { ...terms, feeMinor, refusedSectors }, test.clock.now()),
        ),
    )
  await state(50_001n, [])
  expect(await metWith(filter)).toEqual([])
  await state(50_000n, [])
  expect(await metWith(filter)).toEqual([first])
  await state(50_000n, ['food'])
  expect(await metWith(filter)).toEqual([])
  expect(await metWith({ not: [first] })).toEqual(all.slice(1))
  expect(await metWith({})).toEqual(all)
  expect((await metBy(started())).met.map(({ id }) => id)).toEqual(all)
})
