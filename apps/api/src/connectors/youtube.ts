import { cellsOfShares, type CountryShares, type StatedCell } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import { z } from 'zod'
import { type Connector, scopesOf } from './connector.ts'
import { stated } from './figures.ts'
import { count, grantAt, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const TOKENS = 'https://oauth2.googleapis.com'
const API = 'https://www.googleapis.com/youtube/v3'
const REPORTS = 'https://youtubeanalytics.googleapis.com/v2/reports'
const ANALYTICS = 'https://www.googleapis.com/auth/yt-analytics.readonly'
const VIDEOS = 20
/** Countries that are asked about one by one; ten hold most viewers and spare the quota. */
const COUNTRIES = 10
/** Viewers of so many days stand for the audience. */
const DAYS = 90
const DAY_MS = 86_400_000

const Channels = z.object({
  items: z
    .array(
      z.object({
        snippet: z.object({ title: z.string().max(300) }),
        statistics: z.object({ subscriberCount: count.nullish(), hiddenSubscriberCount: z.boolean().nullish() }),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().max(200).nullish() }) }),
      }),
    )
    .max(50)
    .nullish(),
})
const Uploads = z.object({
  items: z.array(z.object({ contentDetails: z.object({ videoId: z.string().max(100) }) })).max(50),
})
const Videos = z.object({ items: z.array(z.object({ statistics: z.object({ viewCount: count.nullish() }) })).max(50) })
const Report = z.object({
  rows: z
    .array(z.array(z.union([z.string().max(100), z.number()])))
    .max(1_000)
    .nullish(),
})

const AGES: Readonly<Record<string, audience.CellView['ageBand']>> = {
  'age13-17': '13-17',
  'age18-24': '18-24',
  'age25-34': '25-34',
  'age35-44': '35-44',
  'age45-54': '45-54',
  'age55-64': '55+',
  'age65-': '55+',
}
const GENDERS: Readonly<Record<string, audience.CellView['gender']>> = {
  female: 'female',
  male: 'male',
  user_specified: 'other',
}

/**
 * YouTube says subscribers and views to everybody, and to a channel's owner the countries, ages and genders of its
 * viewers as shares. The shares of ninety days are applied to the subscribers; what YouTube hides has no cells.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/web-server
 * @see https://developers.google.com/youtube/v3/docs/channels/list
 * @see https://developers.google.com/youtube/analytics/channel_reports
 */
export function youtube(client: PlatformClient): Connector {
  const permissions = [
    { scope: 'https://www.googleapis.com/auth/youtube.readonly', reads: 'youtube_channel' },
    { scope: ANALYTICS, reads: 'youtube_analytics' },
  ] as const
  const grant = grantAt(client, `${TOKENS}/token`)
  return {
    platform: 'youtube',
    permissions,
    consoleUrl: 'https://console.cloud.google.com/apis/credentials',
    authorizeUrl: ({ keys, redirectUrl, state, challenge }) =>
      withQuery(client.addressOf('https://accounts.google.com/o/oauth2/v2/auth'), {
        client_id: keys.id,
        redirect_uri: redirectUrl,
        response_type: 'code',
        scope: scopesOf({ permissions }).join(' '),
        access_type: 'offline',
        prompt: 'consent',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }),
    exchange: ({ keys, code, redirectUrl, verifier, now }) =>
      grant(
        keys,
        { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier },
        { refresh: null, scopes: scopesOf({ permissions }) },
        now,
      ),
    refresh: ({ keys, token, now }) =>
      grant(keys, { grant_type: 'refresh_token', refresh_token: token.refresh ?? '' }, token, now),
    revoke: ({ token }) => client.tell({ url: `${TOKENS}/revoke`, form: { token: token.refresh ?? token.access } }),
    async fetchFigures({ token, now }) {
      const headers = { authorization: `Bearer ${token.access}` }
      const query = { part: 'snippet,statistics,contentDetails', mine: 'true' }
      const [channel] = (await client.ask(Channels, { url: `${API}/channels`, query, headers })).items ?? []
      if (!channel) throw new PlatformFault('no_account', 'the account has no channel')
      const { subscriberCount: followers, hiddenSubscriberCount: isHidden } = channel.statistics
      if (followers == null || (isHidden && followers === 0))
        throw new PlatformFault('figure_hidden', 'YouTube states no subscribers')
      const views = await viewsOf(client, headers, channel.contentDetails.relatedPlaylists.uploads)
      const cells = token.scopes.includes(ANALYTICS) ? await cellsOf(client, headers, followers, now) : []
      return stated({ account: channel.snippet.title, totals: { followers, totalLikes: null, views }, cells })
    },
  }
}

type Headers = Readonly<Record<string, string>>

async function viewsOf(
  client: PlatformClient,
  headers: Headers,
  uploads: string | null | undefined,
): Promise<number[]> {
  if (!uploads) return []
  const query = { part: 'contentDetails', playlistId: uploads, maxResults: String(VIDEOS) }
  const { items } = await client.ask(Uploads, { url: `${API}/playlistItems`, query, headers })
  if (items.length === 0) return []
  const id = items.map((it) => it.contentDetails.videoId).join(',')
  const videos = await client.ask(Videos, { url: `${API}/videos`, query: { part: 'statistics', id }, headers })
  return videos.items.flatMap((it) => it.statistics.viewCount ?? [])
}

async function cellsOf(client: PlatformClient, headers: Headers, followers: number, now: Date): Promise<StatedCell[]> {
  const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10)
  const report = async (more: Readonly<Record<string, string>>) => {
    const query = { ids: 'channel==MINE', startDate: day(DAYS), endDate: day(1), ...more }
    return (await client.ask(Report, { url: REPORTS, query, headers })).rows ?? []
  }
  const byCountry = (await report({ metrics: 'views', dimensions: 'country', sort: '-views' })).flatMap(([name, n]) =>
    typeof name === 'string' && /^[A-Z]{2}$/.test(name) && typeof n === 'number' ? [{ country: name, weight: n }] : [],
  )
  const countries: CountryShares[] = []
  for (const it of byCountry.slice(0, COUNTRIES)) {
    const wish = { metrics: 'viewerPercentage', dimensions: 'ageGroup,gender', filters: `country==${it.country}` }
    countries.push({ ...it, shares: (await report(wish)).flatMap(shareOf) })
  }
  const everywhere = byCountry.reduce((sum, it) => sum + it.weight, 0)
  return merged(cellsOfShares(followers, everywhere, countries))
}

function shareOf([age, sex, share]: readonly (string | number)[]) {
  const [ageBand, gender] = [AGES[String(age)], GENDERS[String(sex)]]
  return ageBand && gender && typeof share === 'number' && share > 0 ? [{ ageBand, gender, share }] : []
}

/** Two of YouTube's age groups are one of ours. */
function merged(cells: readonly StatedCell[]): StatedCell[] {
  const byName = new Map<string, StatedCell>()
  for (const it of cells) {
    const name = `${it.country} ${it.ageBand} ${it.gender}`
    byName.set(name, { ...it, people: it.people + (byName.get(name)?.people ?? 0) })
  }
  return [...byName.values()]
}
