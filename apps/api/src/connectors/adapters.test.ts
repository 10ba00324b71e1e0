import { type Platform, PLATFORMS } from '@concertato/audience'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { GivenPlatforms } from '../testing/platform-double.ts'
import { instagramBreakdown } from '../testing/platform-replies.ts'
import { ConnectorList } from './connector-list.ts'
import type { Connector, Subject, Token } from './connector.ts'
import { PlatformClient, PlatformFault } from './platform-client.ts'

const NOW = new Date('2026-11-22T09:00:00Z')
const ARTIST = '4Z8W4fKeB5YxbusRsdQVPb'
const BACK = { code: 'the code', redirectUrl: 'https://house.example/connect/x', verifier: 'the verifier', now: NOW }

let platforms: GivenPlatforms
let list: ConnectorList

beforeAll(async () => {
  platforms = await GivenPlatforms.start()
  const secrets = { AUTH_SECRET: 'x'.repeat(40), AUDIENCE_SECRET: 'y'.repeat(40) }
  const config = readConfig({ DATABASE_URL: 'postgres://nowhere/test', ...secrets, ...platforms.settings })
  list = new ConnectorList(config, new PlatformClient(config))
})
afterAll(() => platforms?.stop())
beforeEach(() => platforms.ordinaryDay())

const keysOf = (platform: Platform) => list.keysOf(platform)!
const connect = (it: Connector): Promise<Token> => it.exchange({ keys: keysOf(it.platform), ...BACK })

async function subjectOf(it: Connector): Promise<Subject> {
  return { keys: keysOf(it.platform), token: await connect(it), page: ARTIST, now: NOW }
}

const read = async (platform: Platform) => list.of(platform).fetchFigures(await subjectOf(list.of(platform)))

async function faultOf(work: Promise<unknown>): Promise<PlatformFault> {
  const error: unknown = await work.then(
    () => undefined,
    (it: unknown) => it,
  )
  expect(error).toBeInstanceOf(PlatformFault)
  return error as PlatformFault
}

const form = (at: string) => Object.fromEntries(new URLSearchParams(platforms.askedOf(at).at(-1)?.body))

/** Where each platform says its figures. */
const FIGURES: Readonly<Record<Platform, string>> = {
  spotify: `api.spotify.com/v1/artists/${ARTIST}`,
  youtube: 'www.googleapis.com/youtube/v3/channels',
  tiktok: 'open.tiktokapis.com/v2/user/info/',
  instagram: 'graph.instagram.com/v25.0/me',
  snapchat: 'businessapi.snapchat.com/v1/public_profiles/my_profile',
  twitch: 'api.twitch.tv/helix/users',
}

describe.each(PLATFORMS)('%s', (platform) => {
  it('sends people to its own page with what it registered and a state', () => {
    const outset = {
      keys: keysOf(platform),
      redirectUrl: BACK.redirectUrl,
      state: 'the state',
      challenge: 'the challenge',
    }
    const url = list.of(platform).authorizeUrl(outset)
    expect(url.searchParams.get('state')).toBe('the state')
    expect(url.searchParams.get('redirect_uri')).toBe(BACK.redirectUrl)
    expect(url.searchParams.get('response_type')).toBe('code')
    expect(url.searchParams.get('client_id') ?? url.searchParams.get('client_key')).toBe(`${platform}-id`)
    expect(url.href).not.toContain(`${platform}-secret`)
  })

  it('asks for no permission to write', () => {
    const scopes = list.of(platform).permissions.map((it) => it.scope ?? '')
    expect(scopes.filter((it) => /publish|upload|manage_(comments|messages|posts)|edit|write/.test(it))).toEqual([])
  })

  it('turns a code into a token that says when it ends', async () => {
    const token = await connect(list.of(platform))
    expect(token.access.startsWith(platform)).toBe(true)
    expect(token.expiresAt!.getTime()).toBeGreaterThan(NOW.getTime())
  })

  it('renews a token, with the one that renews it', async () => {
    const subject = await subjectOf(list.of(platform))
    platforms.asked.length = 0
    const next = await list.of(platform).refresh(subject)
    expect(next.access.startsWith(platform)).toBe(true)
    const sent = platforms.asked.map((it) => `${it.body}${it.query.toString()}`).join()
    expect(sent).toContain(subject.token.refresh ?? subject.token.access)
  })

  it.each([
    [429, 'too_many_requests'],
    [503, 'unreachable'],
    [401, 'consent_gone'],
    [403, 'access_missing'],
  ])('answers %i: %s', async (status, fault) => {
    const headers = { 'retry-after': '90' }
    platforms.says(FIGURES[platform], { status, headers, body: { error: { message: 'no' } } })
    const failed = await faultOf(read(platform))
    expect(failed.fault).toBe(fault)
    expect(failed.waitSeconds).toBe(status === 429 ? 90 : null)
  })

  it.each(['<html>Welcome</html>', '{"data":{"user":{"follower_count":-4}},"items":7}', '[]', 'null'])(
    'believes nothing of %s',
    async (body) => {
      platforms.says(FIGURES[platform], { body })
      expect((await faultOf(read(platform))).fault).toMatch(/not_understood|no_account|figure_hidden/)
    },
  )

  it('says nothing of a secret when it fails', async () => {
    const subject = await subjectOf(list.of(platform))
    platforms.says(FIGURES[platform], { status: 500, body: `token ${subject.token.access}` })
    const failed = await faultOf(list.of(platform).fetchFigures(subject))
    expect(JSON.stringify([failed, failed.message])).not.toContain(subject.token.access)
  })
})

describe('what is read', () => {
  it('Spotify: the followers of the artist page that was named', async () => {
    expect(await read('spotify')).toEqual({
      account: 'Nora Vael',
      totals: { followers: 48_211, totalLikes: null, views: [] },
      cells: [],
    })
    expect(form('accounts.spotify.com/api/token')).toMatchObject({ code_verifier: 'the verifier' })
    const [asked] = platforms.askedOf('accounts.spotify.com/api/token')
    expect(asked?.headers.authorization).toBe(`Basic ${btoa('spotify-id:spotify-secret')}`)
  })

  it.each([
    `https://open.spotify.com/artist/${ARTIST}?si=abc`,
    `https://open.spotify.com/intl-fr/artist/${ARTIST}`,
    `spotify:artist:${ARTIST}`,
    ` ${ARTIST} `,
  ])('Spotify: knows an artist page in %s', (typed) => {
    expect(list.of('spotify').pageOf?.(typed)).toBe(ARTIST)
  })

  it.each(['', 'Nora Vael', `https://evil.example/artist/${ARTIST}`, 'https://open.spotify.com/track/x'])(
    'Spotify: takes %j for no artist page',
    (typed) => {
      expect(list.of('spotify').pageOf?.(typed)).toBeUndefined()
    },
  )

  it('Spotify: a figure that is left out is hidden, not zero', async () => {
    platforms.says(FIGURES.spotify, { body: { name: 'Nora Vael' } })
    expect((await faultOf(read('spotify'))).fault).toBe('figure_hidden')
  })

  it('YouTube: subscribers, views, and viewers by country, age and gender', async () => {
    platforms.says('youtubeanalytics.googleapis.com/v2/reports', ({ query }) => {
      const filter = query.get('filters')
      if (filter === null)
        return {
          body: {
            rows: [
              ['FR', 600],
              ['DE', 300],
              ['ZZ', 'x'],
              ['US', 100],
            ],
          },
        }
      if (filter === 'country==US') return { body: { rows: [] } }
      const shares = [
        ['age18-24', 'female', 50],
        ['age55-64', 'male', 30],
        ['age65-', 'male', 20],
      ]
      return { body: { rows: shares } }
    })
    const { account, totals, cells } = await read('youtube')
    expect({ account, totals }).toEqual({
      account: 'Nora Vael',
      totals: { followers: 12_300, totalLikes: null, views: [4_100, 980] },
    })
    expect(cells.map((it) => `${it.country} ${it.ageBand} ${it.gender} ${it.people}`)).toEqual([
      'FR 18-24 female 3690',
      'FR 55+ male 3690',
      'DE 18-24 female 1845',
      'DE 55+ male 1845',
    ])
    expect(form('oauth2.googleapis.com/token')).toMatchObject({ code_verifier: 'the verifier' })
  })

  it('YouTube: without the second permission no shares are asked for', async () => {
    const body = { access_token: 'a', expires_in: 60, scope: 'https://www.googleapis.com/auth/youtube.readonly' }
    platforms.says('oauth2.googleapis.com/token', { body })
    expect((await read('youtube')).cells).toEqual([])
    expect(platforms.askedOf('youtubeanalytics.googleapis.com/v2/reports')).toEqual([])
  })

  it('YouTube: a spent quota is a matter of waiting, an account without a channel is not', async () => {
    const body = { error: { code: 403, errors: [{ reason: 'quotaExceeded' }] } }
    platforms.says(FIGURES.youtube, { status: 403, body })
    expect((await faultOf(read('youtube'))).fault).toBe('too_many_requests')
    platforms.says(FIGURES.youtube, { body: { kind: 'youtube#channelListResponse' } })
    expect((await faultOf(read('youtube'))).fault).toBe('no_account')
  })

  it('YouTube: subscribers that its owner hides are not zero', async () => {
    const statistics = { viewCount: '9', subscriberCount: '0', hiddenSubscriberCount: true }
    const channel = { snippet: { title: 'Nora' }, contentDetails: { relatedPlaylists: {} }, statistics }
    platforms.says(FIGURES.youtube, { body: { items: [channel] } })
    expect((await faultOf(read('youtube'))).fault).toBe('figure_hidden')
  })

  it('TikTok: followers, likes and views', async () => {
    expect(await read('tiktok')).toEqual({
      account: 'noravael',
      totals: { followers: 90_412, totalLikes: 1_204_000, views: [20_100, 7_400] },
      cells: [],
    })
    expect(form('open.tiktokapis.com/v2/oauth/token/')).toMatchObject({ client_key: 'tiktok-id' })
  })

  it('TikTok: people may grant less than was asked for', async () => {
    const body = { access_token: 'a', expires_in: 60, scope: 'user.info.basic' }
    platforms.says('open.tiktokapis.com/v2/oauth/token/', { body })
    expect((await faultOf(read('tiktok'))).fault).toBe('access_missing')
  })

  it('Instagram: countries, ages and genders that are stated one by one', async () => {
    const said: Readonly<Record<string, object>> = {
      country: instagramBreakdown('country', { FR: 6_000, DE: 3_000, Elsewhere: 12 }),
      age: instagramBreakdown('age', { '18-24': 300, '25-34': 600, '55-64': 50, '65+': 50 }),
      gender: instagramBreakdown('gender', { F: 60, M: 30, U: 10 }),
    }
    platforms.says('graph.instagram.com/v25.0/me/insights', ({ query }) => ({ body: said[query.get('breakdown')!]! }))
    const { account, totals, cells } = await read('instagram')
    expect({ account, totals }).toEqual({
      account: 'noravael',
      totals: { followers: 30_500, totalLikes: null, views: [5_120, 2_044] },
    })
    expect(cells).toHaveLength(18)
    expect(cells).toContainEqual({ country: 'FR', ageBand: '25-34', gender: 'female', people: 2_160 })
    expect(cells).toContainEqual({ country: 'DE', ageBand: '55+', gender: 'other', people: 30 })
    const sum = cells.reduce((all, it) => all + it.people, 0)
    expect(sum).toBe(9_000)
  })

  it('Instagram: a hidden breakdown leaves the followers standing', async () => {
    const error = { message: 'Not enough viewers for the media to show insights', code: 10, type: 'OAuthException' }
    platforms.says('graph.instagram.com/v25.0/me/insights', { status: 400, body: { error } })
    platforms.says('graph.instagram.com/v25.0/m2/insights', { status: 400, body: { error } })
    const { totals, cells } = await read('instagram')
    expect(totals).toEqual({ followers: 30_500, totalLikes: null, views: [5_120] })
    expect(cells).toEqual([])
  })

  it('Instagram: a token that is no longer valid comes as a wrong question', async () => {
    const error = { message: 'Error validating access token', type: 'OAuthException', code: 190 }
    platforms.says(FIGURES.instagram, { status: 400, body: { error } })
    expect((await faultOf(read('instagram'))).fault).toBe('consent_gone')
  })

  it('Snapchat: the subscribers, wherever they stand in the answer', async () => {
    expect((await read('snapchat')).totals).toEqual({ followers: 6_120, totalLikes: null, views: [] })
    platforms.says('businessapi.snapchat.com/v1/public_profiles/p1/stats', { body: { stats: [] } })
    expect((await faultOf(read('snapchat'))).fault).toBe('figure_hidden')
  })

  it('Twitch: the number of followers, without asking who they are', async () => {
    expect(await read('twitch')).toEqual({
      account: 'NoraVael',
      totals: { followers: 4_808, totalLikes: null, views: [1_900, 640] },
      cells: [],
    })
    const [asked] = platforms.askedOf('api.twitch.tv/helix/channels/followers')
    expect(asked?.headers['client-id']).toBe('twitch-id')
  })
})

describe('the way out', () => {
  it('reads no answer without end', async () => {
    platforms.says(FIGURES.twitch, { body: ' '.repeat(2_000_000) })
    expect((await faultOf(read('twitch'))).fault).toBe('not_understood')
  })

  it('follows no answer elsewhere', async () => {
    platforms.says(FIGURES.twitch, { status: 302, headers: { location: `${platforms.url}/elsewhere` }, body: '' })
    expect((await faultOf(read('twitch'))).fault).toBe('unreachable')
    expect(platforms.askedOf('elsewhere')).toEqual([])
  })

  it('is a matter of waiting when nobody is there', async () => {
    const away = new PlatformClient({ PLATFORMS_HOST: 'http://127.0.0.1:9' })
    const failed = await faultOf(away.tell({ url: 'https://api.twitch.tv/helix/users' }))
    expect(failed.fault).toBe('unreachable')
  })
})
