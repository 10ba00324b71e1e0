import { session } from '@concertato/wire'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given } from '../testing/given.ts'
import { runCommandLine } from './run.ts'

let test: TestApp
let given: Given

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new Given(test)
})
afterAll(() => test?.close())

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await runCommandLine(words, test.config, { from: '.', say: (line) => lines.push(line) })
  return { code, said: lines.join('\n') }
}

const tokenIn = (said: string) => /sign-in\/link#token=([\w-]+)/.exec(said)?.[1] ?? ''
const WORDS = ['house', 'found', 'Ada@Example.org', '--name', 'Maison Vive', '--person', 'Ada Lind', '--country', 'FR']

it('founds the house and its first administrator, who comes in by the printed link', async () => {
  const { code, said } = await run(...WORDS)
  expect([code, said]).toEqual([0, expect.stringContaining('Maison Vive is founded')])
  const view = await given.anyone().ok(session.followLink, { body: { token: tokenIn(said) } })
  expect(view).toMatchObject({
    state: 'limited',
    person: { email: 'ada@example.org' },
    acting: { role: 'house_admin', workspace: { kind: 'house', name: 'Maison Vive' } },
    secondFactor: { needed: true, enrolled: false },
  })
})

it('founds one house only, and says what is missing', async () => {
  expect(await run(...WORDS)).toMatchObject({ code: 2, said: expect.stringContaining('There is a house already') })
  expect(await run('house', 'found', 'a@example.org')).toMatchObject({
    code: 2,
    said: expect.stringContaining('--name'),
  })
  expect(await run('house', 'found')).toMatchObject({ code: 2, said: expect.stringContaining('e-mail') })
})

it('prints a sign-in link for somebody who is here, and none for anybody else', async () => {
  const { email } = await given.person()
  const { code, said } = await run('people', 'link', email)
  expect(code).toBe(0)
  expect(await given.anyone().ok(session.followLink, { body: { token: tokenIn(said) } })).toMatchObject({
    person: { email },
  })
  expect(await run('people', 'link', 'nobody@example.org')).toMatchObject({ code: 2 })
})
