import { z } from 'zod'
import { type Connector, scopesOf } from './connector.ts'
import { stated } from './figures.ts'
import { count, grantAt, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const LOGIN = 'https://accounts.snapchat.com/login/oauth2'
const API = 'https://businessapi.snapchat.com/v1'
/** How deep a figure may lie in the answer of the statistics. */
const DEEPEST = 8

const Profile = z.object({
  public_profile: z.object({ id: z.string().min(1).max(100), display_name: z.string().max(300).nullish() }),
})

/**
 * Snapchat says how many subscribe to a public profile. Its one permission also covers posting, which is never used;
 * each app has to be put on Snap's list first. What a profile shows everybody and what its owner opts in to are other
 * calls and are not mixed with this one.
 *
 * @see https://developers.snap.com/api/marketing-api/Public-Profile-API/GetStarted
 * @see https://developers.snap.com/api/marketing-api/Public-Profile-API/Metrics
 */
export function snapchat(client: PlatformClient): Connector {
  const permissions = [{ scope: 'snapchat-profile-api', reads: 'snapchat_profile' }] as const
  const grant = grantAt(client, `${LOGIN}/access_token`)
  return {
    platform: 'snapchat',
    permissions,
    consoleUrl: 'https://business.snapchat.com/',
    authorizeUrl: ({ keys, redirectUrl, state }) =>
      withQuery(client.addressOf(`${LOGIN}/authorize`), {
        response_type: 'code',
        client_id: keys.id,
        redirect_uri: redirectUrl,
        scope: scopesOf({ permissions }).join(' '),
        state,
      }),
    exchange: ({ keys, code, redirectUrl, now }) =>
      grant(
        keys,
        { grant_type: 'authorization_code', code, redirect_uri: redirectUrl },
        { refresh: null, scopes: scopesOf({ permissions }) },
        now,
      ),
    refresh: ({ keys, token, now }) =>
      grant(keys, { grant_type: 'refresh_token', refresh_token: token.refresh ?? '' }, token, now),
    async fetchFigures({ token }) {
      const headers = { authorization: `Bearer ${token.access}` }
      const { public_profile: profile } = await client.ask(Profile, {
        url: `${API}/public_profiles/my_profile`,
        headers,
      })
      const stats = await client.ask(z.unknown(), {
        url: `${API}/public_profiles/${encodeURIComponent(profile.id)}/stats`,
        query: { assetType: 'PROFILE', fields: 'SUBSCRIBERS', granularity: 'LIFETIME' },
        headers,
      })
      const followers = subscribersIn(stats)
      if (followers === undefined) throw new PlatformFault('figure_hidden', 'Snapchat states no subscribers')
      const totals = { followers, totalLikes: null, views: [] }
      return stated({ account: profile.display_name || 'Snapchat', totals, cells: [] })
    },
  }
}

/** The figure called SUBSCRIBERS, wherever the answer has it: its nesting differs by granularity and is not promised. */
function subscribersIn(it: unknown, depth = 0): number | undefined {
  if (typeof it !== 'object' || it === null || depth > DEEPEST) return undefined
  for (const [name, value] of Object.entries(it)) {
    const figure = /^subscribers$/i.test(name) ? count.safeParse(value).data : undefined
    const found = figure ?? subscribersIn(value, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
