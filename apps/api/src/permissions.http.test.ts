import { randomUUID } from 'node:crypto'
import { mayCall, PERMISSIONS, type ProblemBody, type Route, ROUTES, statusOf } from '@concertato/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { type Caller, type Heard, replyOf } from './testing/caller.ts'
import { Given } from './testing/given.ts'
import { sampleBody } from './testing/samples.ts'
import { GivenStripe } from './testing/stripe-double.ts'
import type { Subject } from './testing/subject.ts'
import { subjectOf } from './testing/subjects.ts'
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

const AWAY = ['not_signed_in', 'not_allowed', 'second_factor_needed', 'membership_gone']
const told = (heard: Heard) => `${heard.status} ${heard.text.slice(0, 300)}`

/** What every allowed caller may expect: anything but being sent away, and a reply as the wire promises. */
function whenServed(route: Route, heard: Heard): string[] {
  if (heard.status >= 500) return [`broke: ${told(heard)}`]
  if (AWAY.includes(codeOf(heard))) return [`sent away: ${told(heard)}`]
  if (heard.status === statusOf(route) && !['events', 'file', 'text'].includes(route.as ?? 'json'))
    replyOf(route, heard)
  return []
}

const missing = (route: Route): Record<string, string> =>
  Object.fromEntries(
    [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, name === 'queue' ? 'work' : randomUUID()]),
  )

/** A missing object is not found, and a foreign one is answered exactly as a missing one. */
async function whenUnseen(route: Route, persona: Persona, subject: Subject): Promise<string[]> {
  if (subject.isNobodys) return []
  const nothing = await ask(route, persona.caller, missing(route))
  if (codeOf(nothing) !== 'not_found') return [`a missing object: ${told(nothing)}`]
  const isHouse = persona.role?.startsWith('house')
  if (subject.everybodys || (subject.houseSees && isHouse)) return []
  const foreign = await ask(route, persona.caller, await subject.of(world.strangerTo(persona), given))
  const alike = foreign.status === nothing.status && foreign.text === nothing.text
  return alike ? [] : [`a foreign object is told from a missing one: ${told(foreign)} and ${told(nothing)}`]
}

async function whenAllowed(route: Route, persona: Persona): Promise<string[]> {
  if (!namesObject(route)) return whenServed(route, await ask(route, await callerFor(route, persona), {}))
  const subject = subjectOf(route.path)
  if (!subject || !persona.member) return []
  const unseen = await whenUnseen(route, persona, subject)
  // No service makes a failed job, so there is none of one's own.
  if (route.name === 'system.retryJob') return unseen
  const own = await ask(route, persona.caller, await subject.of(persona.member, given))
  return [...unseen, ...whenServed(route, own)]
}

/** What is wrong with one cell of the table; nothing, if all is well. */
async function walk(route: Route, persona: Persona): Promise<string[]> {
  const allowed = mayCall(PERMISSIONS[route.name] ?? [], persona.role, persona.signedIn)
  if (!allowed) {
    const heard = await ask(route, persona.caller, missing(route))
    return codeOf(heard) === persona.refusal ? [] : [`forbidden, and yet: ${told(heard)}`]
  }
  return isEndless(route) ? [] : whenAllowed(route, persona)
}

async function callerFor(route: Route, persona: Persona): Promise<Caller> {
  if (!ENDING.has(route.name)) return persona.caller
  if (persona.member) return (await given.member(persona.member.role, persona.member.workspaceId)).caller
  return given.signedIn(await given.person())
}

describe('every route, by everybody, on their own, a foreign and a missing object', () => {
  it.each(ROUTES.map((route) => [route.name, route] as const))('%s', { timeout: 120_000 }, async (_, route) => {
    const complaints: string[] = []
    for (const persona of world.personas) {
      complaints.push(...(await walk(route, persona)).map((it) => `${persona.name}: ${it}`))
    }
    expect(complaints).toEqual([])
  })
})

it('has a row for every route, and no row for a route that is gone', () => {
  expect(Object.keys(PERMISSIONS).toSorted()).toEqual(ROUTES.map((it) => it.name).toSorted())
})

it('knows an object of every kind that a route names', () => {
  const bare = ROUTES.filter((it) => namesObject(it) && !subjectOf(it.path)).map((it) => it.name)
  expect(bare).toEqual([])
})
