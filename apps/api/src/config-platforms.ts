// Types alone: the start reads the configuration before anything is built.
import type { Platform } from '@concertato/audience'
import { z } from 'zod'

const ID = z.string().min(1).max(300).optional()

/** How each platform calls itself, and the first of the two keys it gives to an app. */
const APPS: Readonly<Record<Platform, { label: string; id: string }>> = {
  spotify: { label: 'Spotify', id: 'client id' },
  youtube: { label: 'YouTube', id: 'OAuth client id' },
  tiktok: { label: 'TikTok', id: 'client key' },
  instagram: { label: 'Instagram', id: 'Instagram app id' },
  snapchat: { label: 'Snapchat', id: 'OAuth client id' },
  twitch: { label: 'Twitch', id: 'client id' },
}

const keysOf = <P extends Platform>(platform: P) => {
  const [{ label, id }, [idName, secretName]] = [APPS[platform], variablesOf(platform)]
  return {
    [idName]: {
      schema: ID,
      description: `${label}: the ${id} of this installation’s app. Left out: accounts there cannot be connected.`,
      example: '…',
    },
    [secretName]: {
      schema: ID,
      description: `${label}: the secret that belongs to ${idName}.`,
      example: '…',
      secret: true,
    },
  } as {
    readonly [K in `${Uppercase<P>}_CLIENT_ID`]: { schema: typeof ID; description: string; example: string }
  } & {
    readonly [K in `${Uppercase<P>}_CLIENT_SECRET`]: {
      schema: typeof ID
      description: string
      example: string
      secret: true
    }
  }
}

/** Names of the two variables of a platform: the id and the secret. */
export function variablesOf(
  platform: Platform,
): [`${Uppercase<Platform>}_CLIENT_ID`, `${Uppercase<Platform>}_CLIENT_SECRET`] {
  const name = platform.toUpperCase() as Uppercase<Platform>
  return [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`]
}

/** Keys of the platforms on which accounts can be connected; each pair is given whole or not at all. */
export const PLATFORM_CONFIG = {
  ...keysOf('spotify'),
  ...keysOf('youtube'),
  ...keysOf('tiktok'),
  ...keysOf('instagram'),
  ...keysOf('snapchat'),
  ...keysOf('twitch'),
  PLATFORMS_HOST: {
    schema: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }).optional(),
    description: 'Address of a stand-in for all platforms, for tests; only accepted on the loopback address.',
    example: 'http://127.0.0.1:12121',
  },
}

/** One sentence for each platform of which only half a pair was given. */
export const halfPairs = (isGiven: (name: string) => boolean): string[] =>
  (Object.keys(APPS) as Platform[]).flatMap((platform) => {
    const [id, secret] = variablesOf(platform)
    if (isGiven(id) === isGiven(secret)) return []
    const [there, missing] = isGiven(id) ? [id, secret] : [secret, id]
    return [`${missing}: it is missing, although ${there} is given. Give both, or neither.`]
  })
