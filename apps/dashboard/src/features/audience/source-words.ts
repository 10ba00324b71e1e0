import type { IdentifierKind, LawfulBasis, ListProblem, SourceKind, SourceState } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../ui/chip.tsx'

type Words<K extends string> = Readonly<Record<K, MessageDescriptor>>

export const KIND_WORDS: Words<SourceKind> = {
  newsletter: msg`Newsletter`,
  ticket_buyers: msg`Ticket buyers`,
  merch_buyers: msg`Merchandise buyers`,
  fan_club: msg`Fan club`,
  platform_followers: msg`Followers on a platform`,
  pre_saves: msg`Pre-saves`,
  customers: msg`Customers`,
  listeners: msg`Listeners`,
  platform_totals: msg`Totals of an account`,
  demographics: msg`Countries, ages and genders`,
}

export const IDENTIFIER_WORDS: Words<IdentifierKind> = {
  email: msg`E-mail addresses`,
  phone: msg`Phone numbers`,
  handle: msg`User names`,
  listener: msg`Listener numbers`,
}

export const BASIS_WORDS: Words<LawfulBasis> = {
  consent: msg`Consent`,
  contract: msg`Contract`,
  legitimate_interest: msg`Legitimate interest`,
  public_research: msg`Published research data`,
}

export const STATE_WORDS: Words<SourceState> = {
  declared: msg`Waits for its data`,
  ingesting: msg`Being read`,
  ready: msg`In use`,
  rejected: msg`Too few people`,
  revoked: msg`Being erased`,
  erased: msg`Taken back`,
}

export const STATE_TONES: Readonly<Record<SourceState, Tone>> = {
  declared: 'warn',
  ingesting: 'info',
  ready: 'pos',
  rejected: 'neg',
  revoked: 'neutral',
  erased: 'neutral',
}

/** Why a row was left out. A server of another version may know more reasons than this page. */
export const ROW_WORDS: Words<ListProblem['reason']> = {
  empty: msg`empty`,
  too_long: msg`too long`,
  not_an_email: msg`no e-mail address`,
  not_a_phone_number: msg`no phone number`,
  phone_without_country: msg`phone number without a country`,
  not_a_handle: msg`no user name`,
  not_a_digest: msg`no SHA-256 in hexadecimal`,
  quote_not_closed: msg`a quotation mark is not closed`,
  text_after_quote: msg`text after a closing quotation mark`,
  line_too_long: msg`line too long`,
  column_missing: msg`the column is missing`,
}

export const isKnownRow = (reason: string): reason is ListProblem['reason'] => Object.hasOwn(ROW_WORDS, reason)

export const GENDER_WORDS: Words<audience.CellView['gender']> = {
  female: msg`Women`,
  male: msg`Men`,
  other: msg`Other`,
}

/** Proper names; the same in every language. */
export const PLATFORMS: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'instagram', label: 'Instagram' },
  { value: 'tiktok', label: 'TikTok' },
  { value: 'youtube', label: 'YouTube' },
  { value: 'spotify', label: 'Spotify' },
  { value: 'apple_music', label: 'Apple Music' },
  { value: 'deezer', label: 'Deezer' },
  { value: 'soundcloud', label: 'SoundCloud' },
  { value: 'bandcamp', label: 'Bandcamp' },
  { value: 'snapchat', label: 'Snapchat' },
  { value: 'twitch', label: 'Twitch' },
  { value: 'facebook', label: 'Facebook' },
]

export const platformName = (it: string): string => PLATFORMS.find(({ value }) => value === it)?.label ?? it

/** What a source is made of decides what is asked for. */
export type Making = 'list' | 'cells' | 'totals'

export const makingOf = (kind: SourceKind): Making => {
  if (kind === 'demographics') return 'cells'
  return kind === 'platform_totals' ? 'totals' : 'list'
}
