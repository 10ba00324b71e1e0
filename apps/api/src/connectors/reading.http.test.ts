import { connectors } from '@concertato/wire'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { GivenConnections } from '../testing/given-connections.ts'
import { GivenPlatforms } from '../testing/platform-double.ts'
import { instagramBreakdown } from '../testing/platform-replies.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const TWITCH_USERS = 'api.twitch.tv/helix/users'

let platforms: GivenPlatforms
let test: TestApp
let given: Given
let theirs: GivenConnections
let artist: GivenMember

beforeAll(async () => {
  platforms = await GivenPlatforms.start()
  test = await testApp({ ROLES: 'api', PUBLIC_URL: 'https://house.example', ...platforms.settings })
  given = new Given(test)
  theirs = new GivenConnections(test)
}, 120_000)
afterAll(async () => {
  await test?.close()
  await platforms?.stop()
})
beforeEach(async () => {
  platforms.ordinaryDay()
  await theirs.forgetAll()
  artist = await given.member('artist')
})

describe('reading', () => {
  it('takes the place of the figures before, in the same source', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const [before] = await theirs.inUse(artist.caller)
    platforms.says('api.twitch.tv/helix/channels/followers', { body: { total: 5_000, data: [] } })
    test.clock.advance(DAY)
    await theirs.readDue()
    const after = await theirs.inUse(artist.caller)
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({ id: before?.id, people: 5_000 })
    expect(after[0]?.asOf).not.toBe(before?.asOf)
  })

  it('leaves alone what was read today', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    platforms.asked.length = 0
    await theirs.readDue()
    expect(platforms.asked).toEqual([])
  })

  it('renews a token that ran out, once, and keeps the new one', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const next = { access_token: 'twitch-access-2', refresh_token: 'twitch-refresh-2', expires_in: 14_124, scope: [] }
    platforms.says('id.twitch.tv/oauth2/token', { body: next })
    test.clock.advance(DAY)
    await theirs.readDue()
    test.clock.advance(DAY)
    await theirs.readDue()
    const renewals = platforms
      .askedOf('id.twitch.tv/oauth2/token')
      .slice(1)
      .map((it) => new URLSearchParams(it.body))
    expect(renewals.map((it) => it.get('refresh_token'))).toEqual(['twitch-refresh-1', 'twitch-refresh-2'])
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'connected', fault: null })
  })

  it('renews a token that the platform ended before its time', async () => {
    await theirs.connect(artist.caller, 'twitch')
    platforms.says(TWITCH_USERS, ({ headers }) =>
      headers.authorization === 'Bearer twitch-access-2'
        ? { body: { data: [{ id: '7', display_name: 'Nora' }] } }
        : { status: 401, body: { message: 'Invalid OAuth token' } },
    )
    platforms.says('id.twitch.tv/oauth2/token', { body: { access_token: 'twitch-access-2', expires_in: 900 } })
    await theirs.readWaiting()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'connected', account: 'Nora' })
  })

  it.each([
    [429, 'too_many_requests'],
    [500, 'unreachable'],
  ])('after %i needs attention and is tried again, until it works', async (status, fault) => {
    await theirs.connect(artist.caller, 'twitch')
    platforms.says(TWITCH_USERS, { status, body: 'later' })
    await theirs.readWaiting()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'attention', fault })
    expect(await theirs.inUse(artist.caller)).toEqual([])
    platforms.ordinaryDay()
    await theirs.readDue()
    expect(platforms.asked).toEqual([])
    test.clock.advance(16 * MINUTE)
    await theirs.readDue()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'connected', fault: null })
    expect(await theirs.inUse(artist.caller)).toHaveLength(1)
  })

  it('keeps the figures of yesterday when today’s cannot be read', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    platforms.says(TWITCH_USERS, { body: '<html>' })
    test.clock.advance(DAY)
    await theirs.readDue()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'attention', fault: 'not_understood' })
    expect(await theirs.inUse(artist.caller)).toHaveLength(1)
  })

  it('stops when the permission was taken back at the platform, until somebody connects again', async () => {
    await theirs.connect(artist.caller, 'twitch')
    platforms.says(TWITCH_USERS, { status: 401, body: {} })
    platforms.says('id.twitch.tv/oauth2/token', {
      status: 400,
      body: { message: 'Invalid refresh token', error: 'invalid_grant' },
    })
    await theirs.readWaiting()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'attention', fault: 'consent_gone' })
    platforms.ordinaryDay()
    test.clock.advance(3 * DAY)
    await theirs.readDue()
    expect(platforms.asked).toEqual([])
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'connected', fault: null })
  })

  it('brings countries, ages and genders, and takes them back when the platform hides them', async () => {
    const said: Readonly<Record<string, object>> = {
      country: instagramBreakdown('country', { FR: 6_000 }),
      age: instagramBreakdown('age', { '25-34': 1 }),
      gender: instagramBreakdown('gender', { F: 1 }),
    }
    const insights = 'graph.instagram.com/v25.0/me/insights'
    platforms.says(insights, ({ query }) => ({ body: said[query.get('breakdown') ?? ''] ?? {} }))
    await theirs.connect(artist.caller, 'instagram')
    await theirs.readWaiting()
    const cells = [{ country: 'FR', ageBand: '25-34', gender: 'female', people: 6_000 }]
    expect((await theirs.inUse(artist.caller)).find((it) => it.kind === 'demographics')).toMatchObject({
      people: 6_000,
      cells,
    })
    platforms.says(insights, { status: 400, body: { error: { code: 10, message: 'not enough people' } } })
    test.clock.advance(DAY)
    await theirs.readDue()
    expect((await theirs.inUse(artist.caller)).map((it) => it.kind)).toEqual(['platform_totals'])
  })

  it('is asked for by a person, but not without end', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const params = { platform: 'twitch' as const }
    expect(await artist.caller.no(connectors.readNow, { params })).toMatchObject({ code: 'too_many_requests' })
    test.clock.advance(6 * MINUTE)
    const view = await artist.caller.ok(connectors.readNow, { params })
    expect(view.connection?.isBeingRead).toBe(true)
    platforms.asked.length = 0
    await theirs.readWaiting()
    expect(platforms.askedOf(TWITCH_USERS)).toHaveLength(1)
  })
})
