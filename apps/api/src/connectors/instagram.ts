import { cellsOfMargins, type Margin, type StatedCell } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import { z } from 'zod'
import { type Connector, type Keys, scopesOf, type Token } from './connector.ts'
import { stated } from './figures.ts'
import { count, TokenReply, tokenOf, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const GRAPH = 'https://graph.instagram.com'
const VERSIONED = `${GRAPH}/v25.0`
const POSTS = '12'
/** A token of sixty days cannot be renewed once it is over; ten days leave room for a platform that is away. */
const RENEW_BEFORE_MS = 864_000_000

const Me = z.object({ username: z.string().max(300), followers_count: count.nullish() })
const Media = z.object({ data: z.array(z.object({ id: z.string().max(100) })).max(100) })
const Views = z.object({
  data: z
    .array(
      z.object({
        values: z
          .array(z.object({ value: count }))
          .min(1)
          .max(10),
      }),
    )
    .max(10),
})
const Breakdown = z.object({
  data: z
    .array(
      z.object({
        total_value: z
          .object({
            breakdowns: z
              .array(
                z.object({
                  results: z
                    .array(z.object({ dimension_values: z.array(z.string().max(100)).min(1), value: count }))
                    .max(1_000)
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .max(10),
})

const AGES: Readonly<Record<string, audience.CellView['ageBand']>> = {
  '13-17': '13-17',
  '18-24': '18-24',
  '25-34': '25-34',
  '35-44': '35-44',
  '45-54': '45-54',
  '55-64': '55+',
  '65+': '55+',
}
const GENDERS: Readonly<Record<string, audience.CellView['gender']>> = { F: 'female', M: 'male', U: 'other' }
const COUNTRIES = /^[A-Z]{2}$/

/**
 * Instagram says followers, views of posts, and countries, ages and genders of the followers one by one. It hides a
 * breakdown of fewer than about 100 people and names at most 45 countries. Its flow knows no PKCE. A token lasts 60 days
 * and renews itself when it is a day old.
 *
 * @see https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/business-login
 * @see https://developers.facebook.com/documentation/instagram-platform/reference/access_token
 * @see https://developers.facebook.com/documentation/instagram-platform/reference/refresh_access_token
 * @see https://developers.facebook.com/documentation/instagram-platform/api-reference/instagram-user/insights
 */
export function instagram(client: PlatformClient): Connector {
  const permissions = [
    { scope: 'instagram_business_basic', reads: 'instagram_account' },
    { scope: 'instagram_business_manage_insights', reads: 'instagram_insights' },
  ] as const
  return {
    platform: 'instagram',
    permissions,
    consoleUrl: 'https://developers.facebook.com/apps/',
    renewBeforeMs: RENEW_BEFORE_MS,
    authorizeUrl: ({ keys, redirectUrl, state }) =>
      withQuery(client.addressOf('https://www.instagram.com/oauth/authorize'), {
        client_id: keys.id,
        redirect_uri: redirectUrl,
        response_type: 'code',
        scope: scopesOf({ permissions }).join(','),
        state,
      }),
    async exchange({ keys, code, redirectUrl, now }) {
      const short = await shortToken(client, keys, code, redirectUrl)
      const query = { grant_type: 'ig_exchange_token', client_secret: keys.secret, access_token: short.access_token }
      const long = await client.ask(TokenReply, { url: `${GRAPH}/access_token`, query })
      const granted = short.permissions
      const scopes = typeof granted === 'string' ? granted.split(/[\s,]+/).filter(Boolean) : granted
      return tokenOf(long, { refresh: null, scopes: scopes ?? scopesOf({ permissions }) }, now)
    },
    async refresh({ token, now }) {
      const query = { grant_type: 'ig_refresh_token', access_token: token.access }
      return tokenOf(await client.ask(TokenReply, { url: `${GRAPH}/refresh_access_token`, query }), token, now)
    },
    async fetchFigures({ token }) {
      const headers = { authorization: `Bearer ${token.access}` }
      const me = await client.ask(Me, {
        url: `${VERSIONED}/me`,
        query: { fields: 'username,followers_count' },
        headers,
      })
      if (me.followers_count == null) throw new PlatformFault('figure_hidden', 'Instagram states no followers')
      const mayLook = token.scopes.includes('instagram_business_manage_insights')
      const views = mayLook ? await viewsOf(client, token) : []
      const cells = mayLook ? await cellsOf(client, token) : []
      return stated({ account: me.username, totals: { followers: me.followers_count, totalLikes: null, views }, cells })
    },
  }
}

const ShortToken = z.object({
  access_token: z.string().min(1).max(8_000),
  permissions: z.union([z.string().max(4_000), z.array(z.string().max(400)).max(100)]).nullish(),
})

/** The token of an hour that comes for a code; Instagram answers it bare or as the one item of a list. */
async function shortToken(client: PlatformClient, keys: Keys, code: string, redirectUrl: string) {
  const secrets = { client_id: keys.id, client_secret: keys.secret }
  const form = { ...secrets, grant_type: 'authorization_code', redirect_uri: redirectUrl, code }
  const Reply = z.union([ShortToken, z.object({ data: z.array(ShortToken).length(1) })])
  const reply = await client.ask(Reply, { url: 'https://api.instagram.com/oauth/access_token', form })
  if (!('data' in reply)) return reply
  const [only] = reply.data
  if (!only) throw new PlatformFault('not_understood', 'no token came')
  return only
}

async function viewsOf(client: PlatformClient, token: Token): Promise<number[]> {
  const headers = { authorization: `Bearer ${token.access}` }
  const media = await client.ask(Media, {
    url: `${VERSIONED}/me/media`,
    query: { fields: 'id', limit: POSTS },
    headers,
  })
  const views: number[] = []
  for (const { id } of media.data) {
    const url = `${VERSIONED}/${encodeURIComponent(id)}/insights`
    const reply = await unlessHidden(client.ask(Views, { url, query: { metric: 'views' }, headers }))
    views.push(...(reply?.data ?? []).flatMap((it) => it.values.map(({ value }) => value)))
  }
  return views
}

async function cellsOf(client: PlatformClient, token: Token): Promise<StatedCell[]> {
  const by = async (breakdown: string, nameOf: (it: string) => string | undefined): Promise<Margin> => {
    const query = { metric: 'follower_demographics', period: 'lifetime', metric_type: 'total_value', breakdown }
    const headers = { authorization: `Bearer ${token.access}` }
    const reply = await unlessHidden(client.ask(Breakdown, { url: `${VERSIONED}/me/insights`, query, headers }))
    const margin = new Map<string, number>()
    for (const {
      dimension_values: [value = ''],
      value: people,
    } of resultsOf(reply)) {
      const name = nameOf(value)
      if (name !== undefined) margin.set(name, (margin.get(name) ?? 0) + people)
    }
    return margin
  }
  const countries = await by('country', (it) => (COUNTRIES.test(it) ? it : undefined))
  if (countries.size === 0) return []
  const ages = await by('age', (it) => AGES[it])
  const genders = await by('gender', (it) => GENDERS[it])
  return cellsOfMargins(countries, ages, genders)
}

const resultsOf = (reply: z.output<typeof Breakdown> | undefined) =>
  (reply?.data ?? []).flatMap((it) => it.total_value?.breakdowns ?? []).flatMap((it) => it.results ?? [])

/** A figure about too few people is refused like a wrong question; the others are good all the same. */
async function unlessHidden<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PlatformFault && error.fault === 'not_understood') return undefined
    throw error
  }
}
