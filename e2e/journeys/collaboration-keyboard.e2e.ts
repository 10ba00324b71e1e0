import { expect, type Page, test } from '@playwright/test'
import { keys } from '../support/hand.ts'
import * as path from '../support/path.ts'
import { enter } from '../support/people.ts'

/** Counts pointers, so that this journey fails if it ever touches one. */
async function countPointers(page: Page): Promise<() => Promise<number>> {
  let count = 0
  await page.exposeFunction('pointerSeen', () => {
    count += 1
  })
  await page.addInitScript(() => {
    const seen = () => (window as unknown as { pointerSeen: () => void }).pointerSeen()
    addEventListener('pointerdown', seen, { capture: true })
  })
  await page.reload()
  return () => Promise.resolve(count)
}

test('the same collaboration by keyboard alone', async ({ browser }) => {
  // A guard against a hang; a loaded machine takes its time.
  test.setTimeout(900_000)
  const brand = await enter(browser, 'Louise Olivier')
  const house = await enter(browser, 'Karim Haddad')
  const act = await enter(browser, 'Nora Vael')
  const pointers = await Promise.all([brand, house, act].map(countPointers))
  const cast: path.Cast = {
    brand,
    house,
    act,
    actName: 'Nora Vael',
    signers: { act: 'Nora Vael', brand: 'Louise Olivier' },
    title: `Keys at dawn ${process.pid}`,
    hand: keys,
    look: () => Promise.resolve(),
  }
  await test.step('brief', () => path.writeBrief(cast))
  await test.step('house', () => path.passBrief(cast))
  await test.step('candidates', () => path.approveAct(cast))
  await test.step('pick and invite', () => path.pickAndInvite(cast))
  await test.step('offer and counter', () => path.agree(cast))
  await test.step('sign', () => path.signBoth(cast))
  const provider = await test.step('fund', () => path.fund(cast))
  await test.step('payout account', () => path.setUpPayouts(cast))
  await test.step('work', () => path.deliver(cast))
  await test.step('paid, and the report', () => path.bePaid(cast, provider))
  expect(await Promise.all(pointers.map((count) => count()))).toEqual([0, 0, 0])
})
