import { CONNECTION_FAULTS, CONNECTION_STATES, PLATFORMS } from '@concertato/audience'
import { z } from 'zod'
import { instant, line } from './codecs.ts'
import { type BodyOf, route } from './route.ts'

export const platform = z.enum(PLATFORMS)

/** What is read under a permission; the dashboard has a sentence for each. */
export const READINGS = [
  'spotify_artist',
  'youtube_channel',
  'youtube_analytics',
  'tiktok_name',
  'tiktok_stats',
  'tiktok_videos',
  'instagram_account',
  'instagram_insights',
  'snapchat_profile',
  'twitch_channel',
] as const
export type Reading = (typeof READINGS)[number]

/** A permission as the platform names it; `null` where its platform asks for none to say this. */
export const PermissionView = z.object({ scope: z.string().nullable(), reads: z.enum(READINGS) })
export type PermissionView = z.output<typeof PermissionView>

/** An account of the workspace on a platform. */
export const ConnectionView = z.object({
  state: z.enum(CONNECTION_STATES),
  /** What the platform calls the account; `null` until it was read for the first time. */
  account: z.string().nullable(),
  /** Permissions that were granted, as the platform names them. */
  scopes: z.array(z.string()),
  connectedAt: instant,
  readAt: instant.nullable(),
  /** Why the last reading failed; `null` when it did not. */
  fault: z.enum(CONNECTION_FAULTS).nullable(),
  /** A reading is due or under way; the live stream says when it is over. */
  isBeingRead: z.boolean(),
})
export type ConnectionView = z.output<typeof ConnectionView>

export const ConnectorView = z.object({
  platform,
  /** Whether this installation has keys of the platform. */
  isSetUp: z.boolean(),
  permissions: z.array(PermissionView),
  /** The person names a page first, because the platform does not say whose it is. */
  asksForPage: z.boolean(),
  connection: ConnectionView.nullable(),
  /** How whoever runs the installation gets keys. */
  keys: z.object({
    consoleUrl: z.url(),
    redirectUrl: z.url(),
    /** Names of the two environment variables: the id and the secret. */
    variables: z.tuple([z.string(), z.string()]),
  }),
})
export type ConnectorView = z.output<typeof ConnectorView>

const byPlatform = z.object({ platform })

export const list = route({
  name: 'connectors.list',
  method: 'GET',
  path: '/connectors',
  summary: 'Platforms, what is read on each, and the accounts your workspace has connected',
  reply: z.object({ items: z.array(ConnectorView) }),
})

export const begin = route({
  name: 'connectors.begin',
  method: 'POST',
  path: '/connectors/:platform/begin',
  summary: 'Begin to connect an account: answers the page of the platform to go to, good once and for ten minutes',
  params: byPlatform,
  body: z.strictObject({ page: line(300).nullable().default(null) }),
  reply: z.object({ url: z.url() }),
  status: 200,
  secret: true,
})

export const finish = route({
  name: 'connectors.finish',
  method: 'POST',
  path: '/connectors/:platform/finish',
  summary: 'Hand over what the platform sent back; the figures are read right after',
  params: byPlatform,
  body: z.strictObject({
    state: z.string().min(1).max(200),
    code: z.string().min(1).max(4_000).nullable().default(null),
    /** What the platform says instead of a code, such as `access_denied`. */
    error: z.string().max(200).nullable().default(null),
  }),
  reply: ConnectorView,
  status: 200,
})
export type FinishBody = BodyOf<typeof finish>

export const readNow = route({
  name: 'connectors.readNow',
  method: 'POST',
  path: '/connectors/:platform/read',
  summary: 'Read the figures of a connected account again; the live stream says when they are there',
  params: byPlatform,
  reply: ConnectorView,
  status: 202,
})

export const disconnect = route({
  name: 'connectors.disconnect',
  method: 'DELETE',
  path: '/connectors/:platform',
  summary: 'Disconnect an account: its keys and the figures it brought are erased at once',
  params: byPlatform,
  reply: ConnectorView,
})
