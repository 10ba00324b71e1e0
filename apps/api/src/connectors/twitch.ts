import { z } from 'zod'
import type { Connector } from './connector.ts'
import { stated } from './figures.ts'
import { count, grantAt, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const ID = 'https://id.twitch.tv/oauth2'
const API = 'https://api.twitch.tv/helix'
const VIDEOS = '20'

const Users = z.object({
  data: z.array(z.object({ id: z.string().max(100), display_name: z.string().max(300) })).max(100),
})
const Followers = z.object({ total: count })
const Videos = z.object({ data: z.array(z.object({ view_count: count })).max(100) })

/**
 * Twitch says how many follow a channel and how often its recordings were seen. No scope is asked for: with
 * `moderator:read:followers` it would hand over who they are, and without it the total alone.
 *
 * @see https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/
 * @see https://dev.twitch.tv/docs/api/reference/#get-channel-followers
 * @see https://dev.twitch.tv/docs/api/reference/#get-videos
 */
export function twitch(client: PlatformClient): Connector {
  const grant = grantAt(client, `${ID}/token`)
  return {
    platform: 'twitch',
    permissions: [{ scope: null, reads: 'twitch_channel' }],
    consoleUrl: 'https://dev.twitch.tv/console/apps',
    authorizeUrl: ({ keys, redirectUrl, state }) =>
      withQuery(client.addressOf(`${ID}/authorize`), {
        response_type: 'code',
        client_id: keys.id,
        redirect_uri: redirectUrl,
        scope: '',
        state,
      }),
    exchange: ({ keys, code, redirectUrl, now }) =>
      grant(
        keys,
        { grant_type: 'authorization_code', code, redirect_uri: redirectUrl },
        { refresh: null, scopes: [] },
        now,
      ),
    refresh: ({ keys, token, now }) =>
      grant(keys, { grant_type: 'refresh_token', refresh_token: token.refresh ?? '' }, token, now),
    revoke: ({ keys, token }) =>
      client.tell({ url: `${ID}/revoke`, form: { client_id: keys.id, token: token.access } }),
    async fetchFigures({ keys, token }) {
      const headers = { authorization: `Bearer ${token.access}`, 'client-id': keys.id }
      const [user] = (await client.ask(Users, { url: `${API}/users`, headers })).data
      if (!user) throw new PlatformFault('no_account', 'the token names nobody')
      const query = { broadcaster_id: user.id, first: '1' }
      const { total } = await client.ask(Followers, { url: `${API}/channels/followers`, query, headers })
      const recent = { user_id: user.id, first: VIDEOS, type: 'archive' }
      const videos = await client.ask(Videos, { url: `${API}/videos`, query: recent, headers })
      const views = videos.data.map((it) => it.view_count)
      return stated({ account: user.display_name, totals: { followers: total, totalLikes: null, views }, cells: [] })
    },
  }
}
