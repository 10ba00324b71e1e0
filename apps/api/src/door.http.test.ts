import { PROBLEMS, type ProblemBody, type Route, ROUTES, account, config, team } from '@concertato/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from './testing/app.ts'
import { Given, type GivenMember } from './testing/given.ts'
import { sampleBody } from './testing/samples.ts'

let test: TestApp
let given: Given
let owner: GivenMember

beforeAll(async () => {
  test = await testApp({ ROLES: 'api' })
  given = new Given(test)
  owner = await given.member('brand_owner')
})
afterAll(() => test?.close())

const UNSAFE = ROUTES.filter((it) => it.method !== 'GET' && !it.path.startsWith('/hooks/') && it.as !== 'upload')
const ANY_ID = '00000000-0000-4000-8000-000000000000'
const addressOf = (route: Route) => `/api${route.path.replace(/:\w+/g, ANY_ID)}`

/** What a page of another site can make a browser send along with its visitor's cookies. */
const SHAPES: Readonly<Record<string, Record<string, string>>> = {
  'a form of another site': { 'x-concertato': '', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'without our header': { 'x-concertato': '' },
  'from another origin': { origin: 'https://evil.example' },
  'from an origin that hides': { origin: 'null' },
  'from a sibling of our host': { origin: 'https://sub.concertato.example', 'sec-fetch-site': 'same-site' },
  'from another site, without origin': { 'sec-fetch-site': 'cross-site' },
}

describe('another site', () => {
  it.each(Object.keys(SHAPES))('changes nothing: %s', async (shape) => {
    for (const route of UNSAFE) {
      const heard = await owner.caller.raw(route.method, addressOf(route), sampleBody(route), SHAPES[shape])
      const code = (JSON.parse(heard.text) as ProblemBody).code
      expect([route.name, heard.status, code]).toEqual([route.name, 403, 'cross_site_request'])
    }
  })

  it('is told apart from our own pages, which name our origin', async () => {
    const headers = { origin: new URL(test.config.PUBLIC_URL).origin, 'sec-fetch-site': 'same-origin' }
    const changed = await owner.caller.ok(account.change, { body: { theme: 'dark' }, headers })
    expect(changed.theme).toBe('dark')
  })

  it('cannot send a body that is no JSON', async () => {
    const bodies = {
      'text/plain': '{"theme":"dark"}',
      'application/x-www-form-urlencoded': 'theme=dark',
      'multipart/form-data': 'x',
    }
    for (const [type, body] of Object.entries(bodies)) {
      const heard = await owner.caller.raw('PATCH', '/api/account', body, { 'content-type': type })
      expect([type, heard.status, (JSON.parse(heard.text) as ProblemBody).code]).toEqual([
        type,
        415,
        'unsupported_media_type',
      ])
    }
  })
})

describe('every answer', () => {
  const WANTED: Readonly<Record<string, RegExp>> = {
    'content-security-policy': /default-src 'self'.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/,
    'x-content-type-options': /^nosniff$/,
    'referrer-policy': /^same-origin$/,
    'x-frame-options': /^SAMEORIGIN$|^DENY$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'x-request-id': /^[\w-]{8,64}$/,
  }
  it.each(['/api/config', '/api/account', '/api/nowhere', '/nowhere', '/healthz', '/api/openapi.json', '/api/docs'])(
    'carries the protecting headers: %s',
    async (url) => {
      const { headers } = await given.anyone().raw('GET', url)
      for (const [name, pattern] of Object.entries(WANTED))
        expect([name, String(headers[name])]).toEqual([name, expect.stringMatching(pattern)])
      expect(headers['x-powered-by']).toBeUndefined()
      expect(String(headers['content-security-policy'])).not.toMatch(/(?:default|script|style)-src [^;]*unsafe/)
    },
  )

  it('keeps the id a caller gave its request, unless it is no id', async () => {
    const ask = (id: string) => given.anyone().call(config.view, { headers: { 'x-request-id': id } })
    expect((await ask('my-request-0001')).headers['x-request-id']).toBe('my-request-0001')
    expect((await ask('a\tb')).headers['x-request-id']).not.toBe('a\tb')
  })

  it('is a problem with a code and a sentence when it is a refusal', async () => {
    const heard = await given.anyone().raw('GET', '/api/team')
    expect(heard.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    const problem = JSON.parse(heard.text) as ProblemBody
    expect(problem).toMatchObject({
      type: '/problems/not_signed_in',
      status: 401,
      code: 'not_signed_in',
      title: 'Sign in to continue.',
    })
    expect(Object.keys(PROBLEMS)).toContain(problem.code)
  })

  it('answers an address that does not exist alike for everybody', async () => {
    for (const caller of [given.anyone(), owner.caller]) {
      const heard = await caller.raw('GET', '/api/nothing/here')
      expect([heard.status, (JSON.parse(heard.text) as ProblemBody).code]).toEqual([404, 'not_found'])
    }
  })
})

describe('mass assignment', () => {
  it.each(UNSAFE.filter((it) => it.body).map((it) => [it.name, it] as const))(
    'has no field too many: %s',
    async (_, route) => {
      const body = sampleBody(route)
      if (typeof body !== 'object' || body === null || Array.isArray(body)) return
      for (const field of ['id', 'workspaceId', 'state', 'role', 'isAdmin', 'version', 'createdAt']) {
        if (field in body) continue
        const grown = { ...body, [field]: 'injected' }
        expect([route.name, field, route.body?.safeParse(grown).success]).toEqual([route.name, field, false])
      }
    },
  )
})

describe('repeating a request', () => {
  const key = { 'idempotency-key': 'once-and-only-once' }

  it('is carried out once under one key, and answered the same', async () => {
    const body = { theme: 'light' as const }
    const first = await owner.caller.call(account.change, { body, headers: key })
    const second = await owner.caller.call(account.change, { body, headers: key })
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(second.headers['idempotent-replayed']).toBe('true')
    const other = await owner.caller.no(account.change, { body: { theme: 'dark' }, headers: key })
    expect(other.code).toBe('idempotency_key_reused')
  })

  it('belongs to whoever sent it', async () => {
    const stranger = await given.member('brand_owner')
    const heard = await stranger.caller.call(account.change, { body: { theme: 'light' }, headers: key })
    expect(heard.headers['idempotent-replayed']).toBeUndefined()
  })
})

it('names the membership in the query where a header cannot be sent', async () => {
  const twin = owner.caller.copy()
  twin.actingAs = undefined
  const stranger = await given.member('brand_owner')
  const mine = await twin.raw('GET', `/api/team?acting-as=${owner.membershipId}`)
  expect(mine.status).toBe(200)
  const theirs = await twin.raw('GET', `/api/team?acting-as=${stranger.membershipId}`)
  expect((JSON.parse(theirs.text) as ProblemBody).code).toBe('membership_gone')
  expect((await owner.caller.ok(team.list)).items).toHaveLength(1)
})
