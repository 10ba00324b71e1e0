import { z } from 'zod'
import { type Connector, scopesOf, type Subject } from './connector.ts'
import { stated } from './figures.ts'
import { count, TokenReply, tokenOf, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const API = 'https://open.tiktokapis.com/v2'
/** As many videos as one page has at most. */
const VIDEOS = 20

const User = z.object({
  data: z.object({
    user: z.object({
      display_name: z.string().max(300).nullish(),
      follower_count: count.nullish(),
      likes_count: count.nullish(),
    }),
  }),
})
const Videos = z.object({
  data: z.object({
    videos: z
      .array(z.object({ view_count: count.nullish() }))
      .max(100)
      .nullish(),
  }),
})

/**
 * TikTok says followers, likes and views of an account; who its people are stands behind its creator marketplace only.
 * Its web flow knows no PKCE: the verifier is for mobile and desktop apps.
 *
 * @see https://developers.tiktok.com/doc/login-kit-web
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-video-list
 */
export function tiktok(client: PlatformClient): Connector {
  const permissions = [
    { scope: 'user.info.basic', reads: 'tiktok_name' },
    { scope: 'user.info.stats', reads: 'tiktok_stats' },
    { scope: 'video.list', reads: 'tiktok_videos' },
  ] as const
  const secrets = ({ keys }: Pick<Subject, 'keys'>) => ({ client_key: keys.id, client_secret: keys.secret })
  const asked = scopesOf({ permissions })
  return {
    platform: 'tiktok',
    permissions,
    consoleUrl: 'https://developers.tiktok.com/apps',
    authorizeUrl: ({ keys, redirectUrl, state }) =>
      withQuery(client.addressOf('https://www.tiktok.com/v2/auth/authorize/'), {
        client_key: keys.id,
        scope: asked.join(','),
        response_type: 'code',
        redirect_uri: redirectUrl,
        state,
      }),
    async exchange(it) {
      const grant = { grant_type: 'authorization_code', code: it.code, redirect_uri: it.redirectUrl }
      const reply = await client.ask(TokenReply, { url: `${API}/oauth/token/`, form: { ...secrets(it), ...grant } })
      return tokenOf(reply, { refresh: null, scopes: asked }, it.now)
    },
    async refresh(it) {
      const grant = { grant_type: 'refresh_token', refresh_token: it.token.refresh ?? '' }
      const reply = await client.ask(TokenReply, { url: `${API}/oauth/token/`, form: { ...secrets(it), ...grant } })
      return tokenOf(reply, it.token, it.now)
    },
    revoke: (it) => client.tell({ url: `${API}/oauth/revoke/`, form: { ...secrets(it), token: it.token.access } }),
    async fetchFigures({ token }) {
      if (!token.scopes.includes('user.info.stats')) throw new PlatformFault('access_missing', 'stats were not granted')
      const headers = { authorization: `Bearer ${token.access}` }
      const { user } = (
        await client.ask(User, {
          url: `${API}/user/info/`,
          query: { fields: 'display_name,follower_count,likes_count' },
          headers,
        })
      ).data
      if (user.follower_count == null) throw new PlatformFault('figure_hidden', 'TikTok states no followers')
      const videos = token.scopes.includes('video.list')
        ? await client.ask(Videos, {
            url: `${API}/video/list/`,
            query: { fields: 'id,view_count' },
            headers,
            json: { max_count: VIDEOS },
          })
        : { data: { videos: [] } }
      const views = (videos.data.videos ?? []).flatMap((it) => it.view_count ?? [])
      const totals = { followers: user.follower_count, totalLikes: user.likes_count ?? null, views }
      return stated({ account: user.display_name || 'TikTok', totals, cells: [] })
    },
  }
}
