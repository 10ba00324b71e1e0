import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { mouse } from '../support/hand.ts'
import * as path from '../support/path.ts'
import { enter } from '../support/people.ts'
import { concertato, hasListens, LISTENS } from '../support/product.ts'

/** Whom the stand-in brand and the act of the real listeners are. */
const BRAND = 89
const ACT = 289

interface World {
  readonly brand: string
  readonly act: string
  readonly actName: string
  /** People both audiences share, from the published oracle; `undefined` in the demo's world. */
  readonly shared?: number
}

/** The nearest neighbour's row of the oracle: sizes and Jaccard index give the people in both. */
function fromOracle(): { readonly name: string; readonly shared: number } {
  const rows = gunzipSync(readFileSync(join(LISTENS, 'hetrec_expected_top10_neighbours_min10.tsv.gz')))
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'))
  const [, , , , name = '', size, jaccard] = rows.find(([a, , , b]) => a === String(BRAND) && b === String(ACT)) ?? []
  const brandSize = gunzipSync(readFileSync(join(LISTENS, 'brand_standins.tsv.gz')))
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([id]) => id === String(BRAND))?.[2]
  const j = Number(jaccard)
  return { name, shared: Math.round((j * (Number(size) + Number(brandSize))) / (1 + j)) }
}

/** Loads the listeners and gives the two sides a person each; without the data the demo's own people do. */
async function world(): Promise<World> {
  if (!hasListens) return { brand: 'Louise Olivier', act: 'Nora Vael', actName: 'Nora Vael' }
  const file = (name: string) => join(LISTENS, `hetrec_${name}.tsv.gz`)
  // Figures of old lists count as not known: the set is taken as if it had been exported today.
  const set = ['--dataset', 'listens', '--as-of', new Date().toISOString().slice(0, 10), '--brand', String(BRAND)]
  await concertato(
    'import',
    'listens',
    file('user_artist'),
    '--artists',
    file('artists'),
    '--tags',
    file('artist_tags'),
    ...set,
  )
  const add = (name: string, workspace: string, role: string) =>
    concertato(
      'people',
      'add',
      `${role}.${process.pid}@journey.invalid`,
      '--name',
      name,
      '--workspace',
      workspace,
      '--role',
      role,
      '--persona',
    )
  await add('Dita Moll', `listens-brand-${BRAND}`, 'brand_owner')
  await add('Robin Lake', `listens-act-${ACT}`, 'artist')
  const { name, shared } = fromOracle()
  return { brand: 'Dita Moll', act: 'Robin Lake', actName: name, shared }
}

test(`a collaboration from ${hasListens ? 'real listeners' : 'the demo’s listeners'} to a paid act and its report`, async ({
  browser,
}) => {
  // A guard against a hang; a loaded machine takes its time.
  test.setTimeout(900_000)
  const people = await test.step('import', world)
  const cast: path.Cast = {
    brand: await enter(browser, people.brand),
    house: await enter(browser, 'Karim Haddad'),
    act: await enter(browser, people.act),
    actName: people.actName,
    signers: people,
    title: `Dusk on the roof ${process.pid}`,
    hand: mouse,
    look: expectAccessible,
  }
  await test.step('brief', () => path.writeBrief(cast))
  await test.step('house', () => path.passBrief(cast))
  const reasons = await test.step('candidates', () => path.approveAct(cast))
  if (people.shared !== undefined) expect(reasons).toContain(`${people.shared} people are in both audiences`)
  await test.step('pick and invite', () => path.pickAndInvite(cast))
  await test.step('offer and counter', () => path.agree(cast))
  await test.step('sign', () => path.signBoth(cast))
  const provider = await test.step('fund', () => path.fund(cast))
  if (people.shared !== undefined) await test.step('country', () => path.sayWhere(cast))
  await test.step('payout account', () => path.setUpPayouts(cast))
  await test.step('work', () => path.deliver(cast))
  await test.step('paid, and the report', () => path.bePaid(cast, provider))
})
