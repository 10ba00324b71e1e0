import { type Platform, PLATFORMS } from '@concertato/audience'
import type { connectors } from '@concertato/wire'
import { NOW } from './world.ts'

const PERMISSIONS: Readonly<Record<Platform, connectors.PermissionView[]>> = {
  spotify: [{ scope: null, reads: 'spotify_artist' }],
  youtube: [
    { scope: 'https://www.googleapis.com/auth/youtube.readonly', reads: 'youtube_channel' },
    { scope: 'https://www.googleapis.com/auth/yt-analytics.readonly', reads: 'youtube_analytics' },
  ],
  tiktok: [{ scope: 'user.info.stats', reads: 'tiktok_stats' }],
  instagram: [{ scope: 'instagram_business_basic', reads: 'instagram_account' }],
  snapchat: [{ scope: 'snapchat-profile-api', reads: 'snapchat_profile' }],
  twitch: [{ scope: null, reads: 'twitch_channel' }],
}

export const aConnector = (
  platform: Platform,
  it: Partial<connectors.ConnectorView> = {},
): connectors.ConnectorView => ({
  platform,
  isSetUp: false,
  permissions: PERMISSIONS[platform],
  asksForPage: platform === 'spotify',
  connection: null,
  keys: {
    consoleUrl: `https://console.example/${platform}`,
    redirectUrl: `https://house.example/connect/${platform}`,
    variables: [`${platform.toUpperCase()}_CLIENT_ID`, `${platform.toUpperCase()}_CLIENT_SECRET`],
  },
  ...it,
})

export const aConnection = (it: Partial<connectors.ConnectionView> = {}): connectors.ConnectionView => ({
  state: 'connected',
  account: 'Nora Vael',
  scopes: [],
  connectedAt: NOW,
  readAt: NOW,
  fault: null,
  isBeingRead: false,
  ...it,
})

/** All six platforms; those that are named differ from an installation without keys. */
export const connectorsOf = (
  named: Partial<Record<Platform, Partial<connectors.ConnectorView>>> = {},
): connectors.ConnectorView[] => PLATFORMS.map((it) => aConnector(it, named[it]))
