import { randomUUID } from 'node:crypto'
import { mayCall, PERMISSIONS, type ProblemBody, type Route, ROUTES, statusOf } from '@concertato/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { type Caller, type Heard, replyOf } from './testing/caller.ts'
import { Given } from './testing/given.ts'
import { sampleBody } from './testing/samples.ts'
import { GivenStripe } from './testing/stripe-double.ts'
import { type Subject, subjectOf } from './testing/subjects.ts'
import { aWorld, type Persona, type World } from './testing/world.ts'

let stripe: GivenStripe
let test: TestApp
let given: Given
let world: World

beforeAll(async () => {
  stripe = await GivenStripe.start()
  test = await testApp({ ROLES: 'api', ...stripe.settings })
  given = new Given(test)
  world = await aWorld(given)
}, 120_000)
afterAll(async () => {
  await test?.close()
  await stripe?.stop()
})

/** These end the caller's own session or seat; each caller gets to do so once, on a throw-away twin. */
const ENDING = new Set(['session.end', 'account.endSessions', 'team.leave', 'account.setPassword'])
/** An endless answer cannot be waited for; who may open it is walked all the same. */
const isEndless = (route: Route) => route.as === 'events'

const namesObject = (route: Route) => route.path.includes(':')
const bodies = new Map(ROUTES.map((it) => [it.name, sampleBody(it)]))

const FORM = '--x\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\n\r\nwords\r\n--x--\r\n'
/** What routes carry that take no JSON. */
const BODIES: Readonly<Record<string, { body: string; type: string } | undefined>> = {
  bytes: { body: 'b'.repeat(64), type: 'application/octet-stream' },
  upload: { body: FORM, type: 'multipart/form-data; boundary=x' },
}

/** The same request id for every call of the walk: then answers to the same thing are equal byte for byte. */
const REQUEST_ID = 'walk-through-the-table'

function ask(route: Route, caller: Caller, params: Record<string, string>): Promise<Heard> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? randomUUID())
  const match: Record<string, string> = route.contested && route.method !== 'GET' ? { 'if-match': '"1"' } : {}
  const { body, type } = BODIES[route.as ?? 'json'] ?? { body: bodies.get(route.name), type: undefined }
  const headers = { 'x-request-id': REQUEST_ID, ...match, ...(type ? { 'content-type': type } : {}) }
  return caller.raw(route.method, `/api${path}`, body, headers)
}

const codeOf = (heard: Heard): string => (heard.status < 300 ? 'done' : (JSON.parse(heard.text) as ProblemBody).code)

/** What every allowed caller may expect: anything but being sent away, and a reply as the wire promises. */
function expectServed(route: Route, persona: string, heard: Heard): void {
  const cell = `${route.name} by ${persona}: ${heard.status} ${heard.text.slice(0, 300)}`
  expect(heard.status, cell).toBeLessThan(500)
  expect(['not_signed_in', 'not_allowed', 'second_factor_needed', 'membership_gone'], cell).not.toContain(codeOf(heard))
  if (heard.status === statusOf(route) && !['events', 'file', 'text'].includes(route.as ?? 'json'))
    replyOf(route, heard)
}

const missing = (route: Route): Record<string, string> =>
  Object.fromEntries(
    [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, name === 'queue' ? 'work' : randomUUID()]),
  )

async function expectUnseen(route: Route, persona: Persona, subject: Subject): Promise<void> {
  const nothing = await ask(route, persona.caller, missing(route))
  const cell = `${route.name} by ${persona.name}: ${nothing.text.slice(0, 300)}`
  expect([nothing.status, codeOf(nothing)], cell).toEqual([404, 'not_found'])
  const isHouse = persona.role?.startsWith('house')
  if (subject.everybodys || (subject.houseSees && isHouse)) return
  const foreign = await ask(route, persona.caller, await subject.of(world.strangerTo(persona), given))
  expect([foreign.status, foreign.text], `a foreign object of ${cell}`).toEqual([nothing.status, nothing.text])
}

async function walk(route: Route, persona: Persona): Promise<void> {
  const allowed = mayCall(PERMISSIONS[route.name] ?? [], persona.role, persona.signedIn)
  if (!allowed) {
    const heard = await ask(route, persona.caller, missing(route))
    expect(codeOf(heard), `${route.name} by ${persona.name}`).toBe(persona.refusal)
    return
  }
  if (isEndless(route)) return
  const subject = namesObject(route) ? subjectOf(route.path) : undefined
  if (namesObject(route)) {
    if (!subject || !persona.member) return
    if (!subject.isNobodys) await expectUnseen(route, persona, subject)
    if (route.name !== 'system.retryJob') {
      expectServed(route, persona.name, await ask(route, persona.caller, await subject.of(persona.member, given)))
    }
    return
  }
  expectServed(route, persona.name, await ask(route, await callerFor(route, persona), {}))
}

async function callerFor(route: Route, persona: Persona): Promise<Caller> {
  if (!ENDING.has(route.name)) return persona.caller
  if (persona.member) return (await given.member(persona.member.role, persona.member.workspaceId)).caller
  return given.signedIn(await given.person())
}

describe('every route, by everybody, on their own, a foreign and a missing object', () => {
  it.each(ROUTES.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    for (const persona of world.personas) await walk(route, persona)
  })
})

it('has a row for every route, and no row for a route that is gone', () => {
  expect(Object.keys(PERMISSIONS).toSorted()).toEqual(ROUTES.map((it) => it.name).toSorted())
})

it('knows an object of every kind that a route names', () => {
  const bare = ROUTES.filter((it) => namesObject(it) && !subjectOf(it.path)).map((it) => it.name)
  expect(bare).toEqual([])
})
