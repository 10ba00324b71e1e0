import type { ConnectionFault, ConnectionState, Platform } from '@concertato/audience'
import type { connectors } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../ui/chip.tsx'

type Words<K extends string> = Readonly<Record<K, MessageDescriptor>>

/** Proper names; the same in every language. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  spotify: 'Spotify',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  instagram: 'Instagram',
  snapchat: 'Snapchat',
  twitch: 'Twitch',
}

/** What is read under a permission. */
export const READING_WORDS: Words<connectors.Reading> = {
  spotify_artist: msg`How many follow the artist page you name`,
  youtube_channel: msg`Name and subscribers of the channel, views of its last 20 videos`,
  youtube_analytics: msg`Countries, ages and genders of the viewers, as shares of the last 90 days`,
  tiktok_name: msg`The name of the account`,
  tiktok_stats: msg`How many followers and likes it has`,
  tiktok_videos: msg`Views of its last 20 videos`,
  instagram_account: msg`Name and followers of the account`,
  instagram_insights: msg`Views of the last 12 posts; countries, ages and genders of the followers, which Instagram states one by one and hides below about 100 people`,
  snapchat_profile: msg`Name and subscribers of the public profile. The same permission would allow posting; that is never used`,
  twitch_channel: msg`Name and number of followers of the channel, views of its last 20 recordings`,
}

export const STATE_WORDS: Words<ConnectionState> = {
  connected: msg`Connected`,
  attention: msg`Needs attention`,
  disconnected: msg`Disconnected`,
}

export const STATE_TONES: Readonly<Record<ConnectionState, Tone>> = {
  connected: 'pos',
  attention: 'warn',
  disconnected: 'neutral',
}

/** Why figures could not be read, and what happens next. */
export const FAULT_WORDS: Words<ConnectionFault> = {
  consent_gone: msg`The permission has ended. Connecting again brings the figures back.`,
  access_missing: msg`The platform did not let this app see the figures: part of the permission was not given, or the app still waits for approval. Tomorrow it is tried again.`,
  no_account: msg`There is no channel or page behind this account.`,
  figure_hidden: msg`The platform does not tell this app the number of followers. Figures by hand do the same.`,
  too_many_requests: msg`The platform asked for a pause. It is tried again by itself.`,
  unreachable: msg`The platform did not answer. It is tried again by itself.`,
  not_understood: msg`The platform answered something that is not understood here. Tomorrow it is tried again.`,
  keys_gone: msg`This house has no keys for the platform any more.`,
}

/** What else it takes on a platform before an account can be connected. */
export const KEY_NOTES: Words<Platform> = {
  spotify: msg`Spotify states followers only to apps with extended quota; an app in development mode is told none.`,
  youtube: msg`Switch on the YouTube Data API v3 and the YouTube Analytics API for the project. Until Google has verified the app, only the test users you list can connect.`,
  tiktok: msg`Add Login Kit with the permissions above; TikTok reviews the app first. Who the followers are stands behind its creator marketplace and is not read.`,
  instagram: msg`Add the product Instagram with business login; Meta reviews the app first. Only professional accounts can connect.`,
  snapchat: msg`Make an OAuth app in Snap’s Business Manager and send its client id to your contact at Snap: the Public Profile API is for listed apps only.`,
  twitch: msg`Register the app as a confidential client. No permission has to be chosen.`,
}
