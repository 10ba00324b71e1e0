import { audience, connectors } from '@concertato/wire'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { Given, type GivenMember } from '../testing/given.ts'
import { cameBack, GivenConnections } from '../testing/given-connections.ts'
import { GivenPlatforms } from '../testing/platform-double.ts'

type Platform = connectors.ConnectorView['platform']

const MINUTE = 60_000
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
  artist = await given.member('artist')
})

describe('connecting', () => {
  it.each(['spotify', 'youtube', 'tiktok', 'instagram', 'snapchat', 'twitch'] as const)(
    '%s: goes there, comes back, and its figures are a source of today',
    async (platform) => {
      await theirs.connect(artist.caller, platform)
      expect(await theirs.of(artist.caller, platform)).toMatchObject({
        state: 'connected',
        account: null,
        isBeingRead: true,
      })
      await theirs.readWaiting()
      const connection = await theirs.of(artist.caller, platform)
      expect(connection).toMatchObject({ state: 'connected', fault: null, isBeingRead: false })
      expect(connection?.account).toMatch(/nora ?vael/i)
      const [source] = await theirs.inUse(artist.caller)
      expect(source).toMatchObject({ kind: 'platform_totals', platform, lawfulBasis: 'consent' })
      expect(source?.asOf).toBe(test.clock.now().toISOString().slice(0, 10))
      expect(source?.connectionId).not.toBeNull()
      expect(source?.people).toBe(source?.totals?.followers)
    },
  )

  it('is scored again by message', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const left = await theirs.rows<{ kind: string }>(
      "select kind from outbox where kind = 'audience.changed' and payload->>'workspaceId' = $1",
      [artist.workspaceId],
    )
    expect(left).not.toEqual([])
  })

  it('works for a brand as well', async () => {
    const brand = await given.member('brand_owner')
    await theirs.connect(brand.caller, 'tiktok')
    await theirs.readWaiting()
    expect(await theirs.sourcesOf(brand.caller)).toMatchObject([{ platform: 'tiktok', people: 90_412 }])
  })

  it('asks for the artist page first where the platform cannot say whose it is', async () => {
    const params = { platform: 'spotify' as const }
    const problem = await artist.caller.no(connectors.begin, { params, body: { page: 'https://example.org/me' } })
    expect(problem.code).toBe('artist_page_needed')
  })

  it('keeps nothing when its owner said no', async () => {
    const state = await theirs.begin(artist.caller, 'twitch')
    const body = cameBack(state, { code: null, error: 'access_denied' })
    const problem = await artist.caller.no(connectors.finish, { params: { platform: 'twitch' }, body })
    expect(problem).toMatchObject({ code: 'connection_denied', status: 409 })
    expect(problem.title).toContain('Twitch')
    expect(await theirs.of(artist.caller, 'twitch')).toBeNull()
    expect(platforms.asked).toEqual([])
  })

  it('says so when the platform refuses the code, or is not there', async () => {
    const params = { platform: 'twitch' as const }
    platforms.says('id.twitch.tv/oauth2/token', {
      status: 400,
      body: { status: 400, message: 'Invalid authorization code' },
    })
    const refused = await artist.caller.no(connectors.finish, {
      params,
      body: cameBack(await theirs.begin(artist.caller, 'twitch')),
    })
    expect(refused.code).toBe('platform_refused')
    platforms.says('id.twitch.tv/oauth2/token', { status: 502, body: 'bad gateway' })
    const away = await artist.caller.no(connectors.finish, {
      params,
      body: cameBack(await theirs.begin(artist.caller, 'twitch')),
    })
    expect(away.code).toBe('platform_unreachable')
    expect(await theirs.of(artist.caller, 'twitch')).toBeNull()
  })

  it('again takes the place of the account before', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    platforms.says(TWITCH_USERS, { body: { data: [{ id: '7', display_name: 'Another' }] } })
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    expect((await theirs.of(artist.caller, 'twitch'))?.account).toBe('Another')
    expect(await theirs.inUse(artist.caller)).toHaveLength(1)
  })
})

describe('a state', () => {
  const OVER = { code: 'connection_attempt_over', status: 410, asked: 0 }
  /** What comes of a state that must open nothing, and how often the platform was asked about it. */
  const refusalOf = async (caller: Caller, platform: Platform, state: string) => {
    const { code, status } = await caller.no(connectors.finish, { params: { platform }, body: cameBack(state) })
    return { code, status, asked: platforms.asked.length }
  }

  it('nobody gave out opens nothing', async () => {
    await theirs.begin(artist.caller, 'twitch')
    expect(await refusalOf(artist.caller, 'twitch', 'made-up')).toEqual(OVER)
  })

  it('is good once, also when the first use failed', async () => {
    const state = await theirs.begin(artist.caller, 'twitch')
    await artist.caller.no(connectors.finish, { params: { platform: 'twitch' }, body: cameBack(state, { code: null }) })
    expect(await refusalOf(artist.caller, 'twitch', state)).toEqual(OVER)
  })

  it('is good for ten minutes', async () => {
    const state = await theirs.begin(artist.caller, 'twitch')
    test.clock.advance(11 * MINUTE)
    expect(await refusalOf(artist.caller, 'twitch', state)).toEqual(OVER)
  })

  it('is of no use to another platform, another person, another session or another workspace', async () => {
    const state = await theirs.begin(artist.caller, 'twitch')
    expect(await refusalOf(artist.caller, 'youtube', state)).toEqual(OVER)
    const colleague = await given.member('artist', artist.workspaceId)
    expect(await refusalOf(colleague.caller, 'twitch', state)).toEqual(OVER)
    const elsewhere = await given.signedIn(artist, false)
    elsewhere.actingAs = artist.membershipId
    expect(await refusalOf(elsewhere, 'twitch', state)).toEqual(OVER)
    const other = await given.workspace('act')
    const seat = await given.seat(artist.id, other.id, 'artist')
    const twin = artist.caller.copy()
    twin.actingAs = seat
    expect(await refusalOf(twin, 'twitch', state)).toEqual(OVER)
    await artist.caller.ok(connectors.finish, { params: { platform: 'twitch' }, body: cameBack(state) })
  })

  it('is replaced by a newer one of the same person', async () => {
    const first = await theirs.begin(artist.caller, 'twitch')
    await theirs.begin(artist.caller, 'twitch')
    expect(await refusalOf(artist.caller, 'twitch', first)).toEqual(OVER)
  })
})

describe('disconnecting', () => {
  it('erases the token and the figures, and gives the permission back', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const view = await artist.caller.ok(connectors.disconnect, { params: { platform: 'twitch' } })
    expect(view.connection).toMatchObject({ state: 'disconnected', account: null, scopes: [], readAt: null })
    const [row] = await theirs.rows<{ sealed_token: Buffer | null }>(
      'select sealed_token from platform_connection where workspace_id = $1',
      [artist.workspaceId],
    )
    expect(row?.sealed_token).toBeNull()
    expect(await theirs.sourcesOf(artist.caller)).toMatchObject([{ state: 'erased', totals: null, people: null }])
    const [revoked] = platforms.askedOf('id.twitch.tv/oauth2/revoke')
    expect(new URLSearchParams(revoked?.body).get('token')).toBe('twitch-access-1')
    const again = await artist.caller.no(connectors.disconnect, { params: { platform: 'twitch' } })
    expect(again.code).toBe('connection_state_forbids')
  })

  it('succeeds also when the platform is away', async () => {
    await theirs.connect(artist.caller, 'twitch')
    platforms.says('id.twitch.tv/oauth2/revoke', { status: 503, body: '' })
    const view = await artist.caller.ok(connectors.disconnect, { params: { platform: 'twitch' } })
    expect(view.connection?.state).toBe('disconnected')
  })

  it('while figures are being read: what comes too late is thrown away', async () => {
    await theirs.connect(artist.caller, 'twitch')
    platforms.says('api.twitch.tv/helix/channels/followers', async () => {
      await artist.caller.ok(connectors.disconnect, { params: { platform: 'twitch' } })
      return { body: { total: 9, data: [] } }
    })
    await theirs.readWaiting()
    expect(await theirs.of(artist.caller, 'twitch')).toMatchObject({ state: 'disconnected', account: null })
    expect(await theirs.inUse(artist.caller)).toEqual([])
  })
})

describe('what is kept', () => {
  it('shows no token, code or verifier anywhere in the database', async () => {
    for (const platform of ['spotify', 'youtube', 'tiktok', 'instagram', 'snapchat', 'twitch'] as const)
      await theirs.connect(artist.caller, platform)
    await theirs.begin(artist.caller, 'youtube')
    await theirs.readWaiting()
    const tables = await theirs.rows<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
    )
    for (const { name } of tables) {
      const found = await theirs.rows(
        `select 1 from ${name} t where to_jsonb(t)::text ~ '(-access-|-refresh-|instagram-(short|long)|a code)' limit 1`,
      )
      expect({ name, found }).toEqual({ name, found: [] })
    }
  })

  it('belongs to its workspace alone', async () => {
    await theirs.connect(artist.caller, 'twitch')
    const stranger = await given.member('artist')
    expect(await theirs.of(stranger.caller, 'twitch')).toBeNull()
    const problem = await stranger.caller.no(connectors.readNow, { params: { platform: 'twitch' } })
    expect(problem.code).toBe('not_found')
  })

  it('cannot be changed by hand: its account replaces it', async () => {
    await theirs.connect(artist.caller, 'twitch')
    await theirs.readWaiting()
    const [source] = await theirs.inUse(artist.caller)
    const params = { id: source!.id }
    const body = { followers: 1, totalLikes: null, views: [] }
    expect((await artist.caller.no(audience.putTotals, { params, body })).code).toBe('source_is_connected')
    expect((await artist.caller.no(audience.revoke, { params })).code).toBe('source_is_connected')
  })

  it('is nobody’s to connect who may only look', async () => {
    const colleague = await given.member('band_member', artist.workspaceId)
    await colleague.caller.ok(connectors.list)
    const params = { platform: 'twitch' as const }
    const problem = await colleague.caller.no(connectors.begin, { params, body: { page: null } })
    expect(problem.code).toBe('not_allowed')
  })
})

describe('an installation without keys', () => {
  let bare: TestApp
  beforeAll(async () => {
    bare = await testApp({ ROLES: 'api', PUBLIC_URL: 'https://house.example' })
  }, 120_000)
  afterAll(() => bare?.close())

  it('says which ones, where to get them and what to register, and begins nothing', async () => {
    const { caller } = await new Given(bare).member('artist')
    const { items } = await caller.ok(connectors.list)
    expect(items.map((it) => it.isSetUp)).toEqual([false, false, false, false, false, false])
    expect(items[0]?.keys).toEqual({
      consoleUrl: 'https://developer.spotify.com/dashboard',
      redirectUrl: 'https://house.example/connect/spotify',
      variables: ['SPOTIFY_CLIENT_ID', 'SPOTIFY_CLIENT_SECRET'],
    })
    const problem = await caller.no(connectors.begin, { params: { platform: 'youtube' }, body: { page: null } })
    expect(problem).toMatchObject({ code: 'connector_not_set_up', status: 409 })
    expect(problem.title).toContain('YouTube')
  })
})
