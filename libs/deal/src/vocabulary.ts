/** What can be asked of an act. The order is the order of a list on a screen. */
export const DELIVERABLE_KINDS = [
  'video',
  'story',
  'post',
  'photo',
  'livestream',
  'live_show',
  'appearance',
  'playlist',
  'recording',
  'track',
] as const
export type DeliverableKind = (typeof DELIVERABLE_KINDS)[number]

/** Where a work is published. */
export const PLATFORMS = [
  'tiktok',
  'instagram',
  'youtube',
  'spotify',
  'twitch',
  'soundcloud',
  'website',
  'on_site',
  'none',
] as const
export type Platform = (typeof PLATFORMS)[number]

/** Ways a brand may use a finished work beyond the act's own publication of it. */
export const USAGE_CHANNELS = [
  'organic_social',
  'paid_social',
  'website',
  'newsletter',
  'in_store',
  'out_of_home',
  'broadcast',
  'press',
] as const
export type UsageChannel = (typeof USAGE_CHANNELS)[number]

/** What a brand sells; also the scale exclusivity is agreed in. */
export const SECTORS = [
  'soft_drinks',
  'food',
  'alcohol',
  'fashion',
  'beauty',
  'technology',
  'telecoms',
  'gaming',
  'sport',
  'travel',
  'cars',
  'home',
  'finance',
  'health',
  'culture',
  'other',
] as const
export type Sector = (typeof SECTORS)[number]

/** What a campaign is for. It decides whether a shared audience is a gain or a loss. */
export const GOALS = ['reach_new', 'be_seen_repeatedly', 'convert'] as const
export type Goal = (typeof GOALS)[number]

/** When secured money is released to the act. */
export const PAYMENT_TIMINGS = ['per_deliverable', 'on_completion'] as const
export type PaymentTiming = (typeof PAYMENT_TIMINGS)[number]

/** Territory code that stands for the whole world beside ISO 3166-1 alpha-2 countries. */
export const WORLDWIDE = 'WORLD'
