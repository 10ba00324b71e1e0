import type {
  ActDeclineReason,
  BriefGap,
  BriefState,
  ContractState,
  DeliverableKind,
  DeliverableState,
  Goal,
  MatchDeclineReason,
  MatchState,
  OfferDeclineReason,
  OfferState,
  PaymentTiming,
  Platform,
  Sector,
  UsageChannel,
} from '@concertato/deal'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

type Words<K extends string> = Readonly<Record<K, MessageDescriptor>>

/** What can be asked of an act. */
export const DELIVERABLE_WORDS: Words<DeliverableKind> = {
  video: msg`Vertical video`,
  story: msg`Story set`,
  post: msg`Post`,
  photo: msg`Photo`,
  livestream: msg`Livestream`,
  live_show: msg`Live show`,
  appearance: msg`Event appearance`,
  playlist: msg`Branded playlist`,
  recording: msg`Recording session`,
  track: msg`Track`,
}

export const PLATFORM_WORDS: Words<Platform> = {
  tiktok: msg`TikTok`,
  instagram: msg`Instagram`,
  youtube: msg`YouTube`,
  spotify: msg`Spotify`,
  twitch: msg`Twitch`,
  soundcloud: msg`SoundCloud`,
  website: msg`Website`,
  on_site: msg`On site`,
  none: msg`Not published`,
}

export const CHANNEL_WORDS: Words<UsageChannel> = {
  organic_social: msg`Own social channels`,
  paid_social: msg`Paid social ads`,
  website: msg`Website`,
  newsletter: msg`Newsletter`,
  in_store: msg`In store`,
  out_of_home: msg`Posters outdoors`,
  broadcast: msg`Radio and television`,
  press: msg`Press`,
}

export const SECTOR_WORDS: Words<Sector> = {
  soft_drinks: msg`Soft drinks`,
  food: msg`Food`,
  alcohol: msg`Alcohol`,
  fashion: msg`Fashion`,
  beauty: msg`Beauty`,
  technology: msg`Technology`,
  telecoms: msg`Telecoms`,
  gaming: msg`Gaming`,
  sport: msg`Sport`,
  travel: msg`Travel`,
  cars: msg`Cars`,
  home: msg`Home`,
  finance: msg`Finance`,
  health: msg`Health`,
  culture: msg`Culture`,
  other: msg`Other`,
}

export const GOAL_WORDS: Words<Goal> = {
  reach_new: msg`Reach new people`,
  be_seen_repeatedly: msg`Be seen repeatedly`,
  convert: msg`Convert`,
}

/** What a goal means for shared audiences, in one line. */
export const GOAL_MEANINGS: Words<Goal> = {
  reach_new: msg`Shared audiences count once: acts with other people come first.`,
  be_seen_repeatedly: msg`Shared audiences are welcome: the same people see you again.`,
  convert: msg`The closest audience comes first, however small.`,
}

export const PAYMENT_WORDS: Words<PaymentTiming> = {
  per_deliverable: msg`After each approved work`,
  on_completion: msg`When all work is approved`,
}

export const BRIEF_STATE_WORDS: Words<BriefState> = {
  draft: msg`Draft`,
  submitted: msg`With the house`,
  returned: msg`Sent back`,
  rejected: msg`Turned down`,
  open: msg`Open`,
  in_flight: msg`Under way`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
}

/** What a brief still lacks. */
export const GAP_WORDS: Words<BriefGap> = {
  title: msg`a title`,
  idea: msg`the idea`,
  goal: msg`the goal`,
  sector: msg`the sector`,
  lines: msg`at least one deliverable`,
  budget: msg`the budget`,
  dates: msg`the dates`,
  usage: msg`how the works may be used`,
  territories: msg`where they may be used`,
}

export const MATCH_STATE_WORDS: Words<MatchState> = {
  suggested: msg`Suggested`,
  house_approved: msg`Approved by the house`,
  house_declined: msg`Declined by the house`,
  brand_picked: msg`Picked`,
  brand_declined: msg`Passed over`,
  invited: msg`Invited`,
  accepted: msg`Interested`,
  declined_by_act: msg`Declined by the act`,
  expired: msg`Lapsed`,
  offering: msg`In negotiation`,
  contracted: msg`Under contract`,
  closed: msg`Closed`,
}

export const MATCH_REASON_WORDS: Words<MatchDeclineReason> = {
  audience_too_small: msg`The audience is too small`,
  audience_elsewhere: msg`The audience lives elsewhere`,
  style: msg`The style does not fit`,
  brand_safety: msg`Brand safety`,
  exclusivity_clash: msg`An exclusivity is in the way`,
  over_budget: msg`Over the budget`,
  other: msg`Another reason`,
}

export const ACT_REASON_WORDS: Words<ActDeclineReason> = {
  not_this_category: msg`Not this category`,
  not_this_rate: msg`Not at this rate`,
  not_now: msg`Not now`,
  other: msg`Another reason`,
}

export const OFFER_STATE_WORDS: Words<OfferState> = {
  sent: msg`Sent`,
  countered: msg`Countered`,
  accepted: msg`Accepted`,
  declined: msg`Declined`,
  withdrawn: msg`Taken back`,
  expired: msg`Lapsed`,
}

export const OFFER_REASON_WORDS: Words<OfferDeclineReason> = {
  fee: msg`The fee`,
  rights: msg`The usage rights`,
  exclusivity: msg`The exclusivity`,
  dates: msg`The dates`,
  work: msg`The work asked for`,
  other: msg`Another reason`,
}

export const CONTRACT_STATE_WORDS: Words<ContractState> = {
  awaiting_signatures: msg`To be signed`,
  partially_signed: msg`Signed by one side`,
  awaiting_funds: msg`Signed, to be funded`,
  active: msg`Running`,
  completed: msg`Completed`,
  declined: msg`Not signed`,
  voided: msg`Void`,
  expired: msg`Lapsed`,
}

export const DELIVERABLE_STATE_WORDS: Words<DeliverableState> = {
  planned: msg`Planned`,
  in_production: msg`To make`,
  submitted: msg`In review`,
  changes_requested: msg`Changes asked for`,
  approved: msg`Approved`,
  cancelled: msg`Cancelled`,
}
