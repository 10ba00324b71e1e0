import { type Platform, PLATFORMS } from '@concertato/audience'
import { z } from 'zod'

const ID = z.string().min(1).max(300).optional()

const keysOf = <P extends Uppercase<Platform>>(name: P, label: string, id: string) =>
  ({
    [`${name}_CLIENT_ID`]: {
      schema: ID,
      description: `${label}: the ${id} of this installation’s app. Left out: accounts there cannot be connected.`,
      example: '…',
    },
    [`${name}_CLIENT_SECRET`]: {
      schema: ID,
      description: `${label}: the secret that belongs to ${name}_CLIENT_ID.`,
      example: '…',
      secret: true,
    },
  }) as {
    readonly [K in `${P}_CLIENT_ID`]: { schema: typeof ID; description: string; example: string }
  } & {
    readonly [K in `${P}_CLIENT_SECRET`]: { schema: typeof ID; description: string; example: string; secret: true }
  }

/** Keys of the platforms on which accounts can be connected; each pair is given whole or not at all. */
export const PLATFORM_CONFIG = {
  ...keysOf('SPOTIFY', 'Spotify', 'client id'),
  ...keysOf('YOUTUBE', 'YouTube', 'OAuth client id'),
  ...keysOf('TIKTOK', 'TikTok', 'client key'),
  ...keysOf('INSTAGRAM', 'Instagram', 'Instagram app id'),
  ...keysOf('SNAPCHAT', 'Snapchat', 'OAuth client id'),
  ...keysOf('TWITCH', 'Twitch', 'client id'),
  PLATFORMS_HOST: {
    schema: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }).optional(),
    description: 'Address of a stand-in for all platforms, for tests; only accepted on the loopback address.',
    example: 'http://127.0.0.1:12121',
  },
}

/** Names of the two variables of a platform: the id and the secret. */
export const variablesOf = (
  platform: Platform,
): [`${Uppercase<Platform>}_CLIENT_ID`, `${Uppercase<Platform>}_CLIENT_SECRET`] => {
  const name = platform.toUpperCase() as Uppercase<Platform>
  return [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`]
}

/** One sentence for each platform of which only half a pair was given. */
export const halfPairs = (isGiven: (name: string) => boolean): string[] =>
  PLATFORMS.flatMap((platform) => {
    const [id, secret] = variablesOf(platform)
    if (isGiven(id) === isGiven(secret)) return []
    const [there, missing] = isGiven(id) ? [id, secret] : [secret, id]
    return [`${missing}: it is missing, although ${there} is given. Give both, or neither.`]
  })
