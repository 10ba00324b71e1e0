import { randomInt, randomUUID } from 'node:crypto'
import { mayCall, PERMISSIONS, type ProblemBody, type Route, ROUTES } from '@concertato/wire'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { arbitraryOf, hostile, type Schema } from './testing/arbitrary.ts'
import { Caller, type Heard, replyOf } from './testing/caller.ts'
import { Given } from './testing/given.ts'
import { SUBJECTS } from './testing/subjects.ts'
import { GivenStripe } from './testing/stripe-double.ts'
import { type Persona, aWorld } from './testing/world.ts'

const REQUESTS = 10_000
/** Another one each time. It stands in the test's name; put it here to run a failure again. */
const SEED = randomInt(2 ** 31)

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Shot {
  readonly route: Route
  readonly path: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly by: number
}

/**
 * Left out: an endless stream cannot be waited for, and the doctor calls outside services; both are walked elsewhere.
 * Uploads and signed webhooks speak no JSON.
 */
const LEFT_OUT = new Set(['events.stream', 'system.doctor'])

/** These end somebody's session, seat, or hash a password for a tenth of a second; asked as often as the others they would leave nobody to ask. */
const RARE = new Set([
  'session.end',
  'session.signIn',
  'session.stepUp',
  'account.endSession',
  'account.endSessions',
  'account.setPassword',
  'team.leave',
  'team.remove',
  'admin.suspend',
  'admin.endSessions',
])

let stripe: GivenStripe
let test: TestApp
let given: Given
let personas: readonly Persona[]
let operations: readonly { readonly route: Route; readonly template: string; readonly operation: Operation }[]
/** Ids of objects that are there, by path, and those that answers carried: they reach further than random ones. */
const objects = new Map<string, string[]>()
const seen: string[] = []
const known = new Set<string>()

beforeAll(async () => {
  stripe = await GivenStripe.start()
  test = await testApp({ ROLES: 'api', DEMO: '1', ...stripe.settings })
  given = new Given(test)
  personas = (await aWorld(given)).personas
  await stock()
  const heard = await given.anyone().raw('GET', '/api/openapi.json')
  operations = operationsOf(JSON.parse(heard.text) as Document)
}, 120_000)
afterAll(async () => {
  await test?.close()
  await stripe?.stop()
})

/** Objects of every kind, of a brand, an act and the house. */
async function stock(): Promise<void> {
  const owners = personas.flatMap(({ name, member }) =>
    member && ['brand_owner', 'artist', 'house_admin'].includes(name) ? [member] : [],
  )
  for (const { at, of } of SUBJECTS) {
    const made: string[] = []
    for (const owner of owners) made.push(...Object.values(await of(owner, given)))
    for (const path of at) objects.set(path, made)
  }
}

function operationsOf(document: Document) {
  const byId = new Map(ROUTES.map((it) => [it.name.replace('.', '_'), it]))
  return Object.entries(document.paths).flatMap(([template, verbs]) =>
    Object.values(verbs).flatMap((operation) => {
      const route = byId.get(operation.operationId)
      if (!route || LEFT_OUT.has(route.name) || route.as === 'upload' || route.path.startsWith('/hooks/')) return []
      return [{ route, template, operation }]
    }),
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)) ?? ''
/** A lone surrogate cannot stand in an address at all; the others are encoded. */
const encoded = (value: unknown): string => encodeURIComponent(text(value).toWellFormed().slice(0, 400))
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

const sometimes = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>, oddWeight: number): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 10 - oddWeight, arbitrary: usual }, { weight: oddWeight, arbitrary: odd })

/** Stands in a shot for an id that is chosen when it is fired. */
const LATER = /~(fitting|seen)(\d+)~/g
const laterId = fc
  .tuple(fc.constantFrom('fitting', 'fitting', 'seen'), fc.nat({ max: 99_999 }))
  .map(([kind, n]) => `~${kind}${n}~`)

const pick = (from: readonly string[], n: number) => from[n % Math.max(1, from.length)] ?? randomUUID()

/** Puts ids in: one of an object that the path names, or any that was seen. */
const addressed = (route: Route, path: string): string =>
  path.replace(LATER, (_, kind: string, n: string) => {
    const fitting = [...objects].find(([at]) => route.path === at || route.path.startsWith(`${at}/`))?.[1] ?? seen
    return pick(kind === 'fitting' ? fitting : seen, Number(n))
  })

/** Half of the ids in a body are ones that exist. */
const filled = (body: unknown, n: number): unknown =>
  body === undefined || n % 2 === 0
    ? body
    : JSON.parse(JSON.stringify(body).replace(UUID, (_, at: number) => pick(seen, n + at)))

function shotOf({ route, template, operation }: (typeof operations)[number]): fc.Arbitrary<Shot> {
  const named = (where: string) => (operation.parameters ?? []).filter((it) => it.in === where)
  const inPath = fc.tuple(
    ...named('path').map((it) => sometimes(it.schema.format === 'uuid' ? laterId : arbitraryOf(it.schema), hostile, 2)),
  )
  const inQuery = fc.tuple(...named('query').map((it) => fc.option(sometimes(arbitraryOf(it.schema), hostile, 3))))
  const schema = operation.requestBody?.content['application/json']?.schema
  const body = schema ? sometimes(arbitraryOf(schema), mutated(arbitraryOf(schema)), 4) : fc.constant(undefined)
  const version = fc.constantFrom('"1"', '"2"', 'W/"1"', '"x"', '*', '')
  return fc
    .tuple(inPath, inQuery, body, version, fc.nat({ max: 10_000 }))
    .map(([pathValues, queryValues, sent, match, by]) => {
      const values = named('path').map((it, i) => [it.name, encoded(pathValues[i])] as const)
      const path = values.reduce((made, [name, value]) => made.replace(`{${name}}`, value || '%20'), template)
      const query = named('query').flatMap((it, i) =>
        queryValues[i] === null ? [] : [`${it.name}=${encoded(queryValues[i])}`],
      )
      return {
        route,
        path: query.length > 0 ? `${path}?${query.join('&')}` : path,
        body: sent,
        headers: match ? { 'if-match': match } : {},
        by,
      }
    })
}

const anyShot = () =>
  fc.oneof(...operations.map((it) => ({ weight: RARE.has(it.route.name) ? 1 : 8, arbitrary: shotOf(it) })))

/** A fitting body with one thing in it replaced, added or taken away; or no such thing at all. */
function mutated(fitting: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const changed = fc.tuple(fitting, hostile, fc.nat({ max: 1_000 })).map(([body, odd, where]) => {
    if (typeof body !== 'object' || body === null) return odd
    const names = [...Object.keys(body), 'unexpected']
    return { ...body, [names[where % names.length] ?? 'unexpected']: odd }
  })
  return fc.oneof(changed, hostile)
}

/** What no answer may ever show. */
const LEAKS =
  /\n\s+at [\w.<>]+ \(|node_modules|\.ts:\d+:\d+|QueryFailedError|violates|syntax error at|ECONN|password authentication/

function harvest(heard: Heard): void {
  for (const [id] of heard.text.matchAll(UUID)) {
    if (known.has(id)) continue
    known.add(id)
    seen.push(id)
  }
}

async function judge(shot: Shot, heard: Heard): Promise<void> {
  const told = `${shot.route.method} ${shot.path} ${text(shot.body).slice(0, 500)} → ${heard.status} ${heard.text.slice(0, 500)}`
  if (heard.status >= 500) throw new Error(`a server error: ${told}`)
  if (LEAKS.test(heard.text)) throw new Error(`an answer that tells of its inside: ${told}`)
  if (heard.status >= 400) {
    const problem = JSON.parse(heard.text) as ProblemBody
    if (problem.status !== heard.status || !problem.title) throw new Error(`a refusal that is no problem: ${told}`)
  } else if (!shot.route.as || shot.route.as === 'json') replyOf(shot.route, heard)
}

/** Mostly somebody who may: the others are stopped at the door, which is walked elsewhere. */
function chosen(cast: readonly Persona[], { route, by }: Shot): number {
  const allowed = [...cast.keys()].filter((i) =>
    mayCall(PERMISSIONS[route.name] ?? [], cast[i]?.role, cast[i]?.signedIn ?? false),
  )
  return by % 10 < 8 && allowed.length > 0 ? (allowed[by % allowed.length] ?? 0) : by % cast.length
}

/** The fuzzer ends sessions, leaves teams and suspends people; whoever can act no more is replaced by somebody alike. */
async function alive(persona: Persona, heard: Heard): Promise<Persona> {
  const gone = heard.status === 401 || /membership_gone|second_factor_needed/.test(heard.text)
  if (!gone || !persona.member || !persona.role) return persona
  const member = await given.member(persona.role, persona.member.workspaceId)
  return { ...persona, member, caller: member.caller }
}

it(
  `answers ${REQUESTS} requests from the API’s own description without an error of ours (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const shots = fc.sample(anyShot(), { numRuns: REQUESTS, seed: SEED })
    const cast = [...personas]
    const answered = new Map<string, number>()
    const lanes = Array.from({ length: 4 }, async (_, lane) => {
      for (let i = lane; i < shots.length; i += 4) {
        const drawn = shots[i]
        if (!drawn) continue
        const shot = { ...drawn, path: addressed(drawn.route, drawn.path), body: filled(drawn.body, drawn.by) }
        const at = chosen(cast, shot)
        const persona = cast[at]
        if (!persona) continue
        const caller = from(persona.caller, shot.by)
        const heard = await caller.raw(shot.route.method, `/api${shot.path}`, shot.body, shot.headers)
        await judge(shot, heard)
        harvest(heard)
        answered.set(
          `${Math.floor(heard.status / 100)}xx`,
          (answered.get(`${Math.floor(heard.status / 100)}xx`) ?? 0) + 1,
        )
        cast[at] = await alive(persona, heard)
      }
    })
    await Promise.all(lanes)
    // Were nothing answered, or everything refused, the fuzzer would have looked at the door only.
    expect(answered.get('2xx')).toBeGreaterThan(REQUESTS / 20)
    expect(answered.get('4xx')).toBeGreaterThan(REQUESTS / 20)
  },
)

/** The same browser behind one of a few addresses, so that limits are met and do not end everything. */
function from(caller: Caller, by: number): Caller {
  const moved = new Caller(test.app, `198.51.100.${by % 40}`)
  for (const [name, value] of caller.cookies) moved.cookies.set(name, value)
  moved.actingAs = caller.actingAs
  return moved
}
