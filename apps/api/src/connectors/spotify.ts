import { z } from 'zod'
import { type Connector, type Keys, type Token } from './connector.ts'
import { stated } from './figures.ts'
import { basic, count, TokenReply, tokenOf, withQuery } from './oauth.ts'
import { type PlatformClient, PlatformFault } from './platform-client.ts'

const TOKENS = 'https://accounts.spotify.com/api/token'
const API = 'https://api.spotify.com/v1'

/** An id as Spotify writes it, alone, in a link or in a URI. */
const PAGE =
  /^(?:https:\/\/open\.spotify\.com\/(?:intl-[a-z]{2,5}\/)?artist\/|spotify:artist:)?([A-Za-z0-9]{22})(?:[/?#].*)?$/

/** Since February 2026 apps in development mode get no `followers`; it is then missing, not zero. */
const Artist = z.object({ name: z.string().max(300), followers: z.object({ total: count }).nullish() })

/**
 * Spotify says how many follow an artist's page, nothing of who they are, and not whose page it is: the person names it.
 *
 * @see https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow
 * @see https://developer.spotify.com/documentation/web-api/reference/get-an-artist
 * @see https://developer.spotify.com/documentation/web-api/references/changes/february-2026
 */
export function spotify(client: PlatformClient): Connector {
  const grant = async (
    keys: Keys,
    form: Record<string, string>,
    before: Pick<Token, 'refresh' | 'scopes'>,
    now: Date,
  ) => {
    const headers = { authorization: basic(keys.id, keys.secret) }
    return tokenOf(await client.ask(TokenReply, { url: TOKENS, form, headers }), before, now)
  }
  return {
    platform: 'spotify',
    permissions: [{ scope: null, reads: 'spotify_artist' }],
    consoleUrl: 'https://developer.spotify.com/dashboard',
    pageOf: (typed) => PAGE.exec(typed.trim())?.[1],
    authorizeUrl: ({ keys, redirectUrl, state, challenge }) =>
      withQuery(client.addressOf('https://accounts.spotify.com/authorize'), {
        response_type: 'code',
        client_id: keys.id,
        redirect_uri: redirectUrl,
        state,
        code_challenge_method: 'S256',
        code_challenge: challenge,
      }),
    exchange: ({ keys, code, redirectUrl, verifier, now }) =>
      grant(
        keys,
        { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier },
        { refresh: null, scopes: [] },
        now,
      ),
    refresh: ({ keys, token, now }) =>
      grant(keys, { grant_type: 'refresh_token', refresh_token: token.refresh ?? '' }, token, now),
    async fetchFigures({ token, page }) {
      if (!page) throw new PlatformFault('no_account', 'no artist page is named')
      const headers = { authorization: `Bearer ${token.access}` }
      const artist = await client.ask(Artist, { url: `${API}/artists/${encodeURIComponent(page)}`, headers })
      if (!artist.followers) throw new PlatformFault('figure_hidden', 'Spotify states no followers')
      const totals = { followers: artist.followers.total, totalLikes: null, views: [] }
      return stated({ account: artist.name, totals, cells: [] })
    },
  }
}
