import type { Platform } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { Inject, Injectable } from '@nestjs/common'
import { variablesOf } from '../config-platforms.ts'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { pageAddress } from '../platform/page-address.ts'
import type { Connector, Keys } from './connector.ts'
import { instagram } from './instagram.ts'
import { PlatformClient } from './platform-client.ts'
import { snapchat } from './snapchat.ts'
import { spotify } from './spotify.ts'
import { tiktok } from './tiktok.ts'
import { twitch } from './twitch.ts'
import { youtube } from './youtube.ts'

/** Names of the platforms for sentences; the same in every language. */
const NAMES: Readonly<Record<Platform, string>> = {
  spotify: 'Spotify',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  instagram: 'Instagram',
  snapchat: 'Snapchat',
  twitch: 'Twitch',
}

export const nameOf = (platform: Platform): string => NAMES[platform]

/** Every platform, and the keys this installation has. */
@Injectable()
export class ConnectorList {
  private readonly all: Readonly<Record<Platform, Connector>>

  constructor(
    @Inject(APP_CONFIG) private readonly config: Config,
    client: PlatformClient,
  ) {
    this.all = {
      spotify: spotify(client),
      youtube: youtube(client),
      tiktok: tiktok(client),
      instagram: instagram(client),
      snapchat: snapchat(client),
      twitch: twitch(client),
    }
  }

  of(platform: Platform): Connector {
    return this.all[platform]
  }

  keysOf(platform: Platform): Keys | undefined {
    const [id, secret] = variablesOf(platform).map((it) => this.config[it])
    return id && secret ? { id, secret } : undefined
  }

  /** @throws Refusal('connector_not_set_up') without keys. */
  keysOrRefuse(platform: Platform): Keys {
    const keys = this.keysOf(platform)
    if (!keys) throw new Refusal('connector_not_set_up', { platform: nameOf(platform) })
    return keys
  }

  /** The page of ours a platform sends people back to; registered with it letter by letter. */
  redirectUrlOf(platform: Platform): string {
    return pageAddress(this.config.PUBLIC_URL, `connect/${platform}`)
  }
}
