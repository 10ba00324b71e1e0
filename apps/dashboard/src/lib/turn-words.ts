import type { BarKind, TurnKind } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Turn } from '../ui/score-layout.ts'

type BarView = deal.BarView

/** What a bar of the Score is called. */
export const BAR_NAMES: Readonly<Record<BarKind, MessageDescriptor>> = {
  brief: msg`Brief`,
  check: msg`Check`,
  approve: msg`Approval`,
  pick: msg`Pick`,
  invite: msg`Invite`,
  answer: msg`Answer`,
  offer: msg`Offer`,
  reply: msg`Reply`,
  sign: msg`Sign`,
  fund: msg`Fund`,
  make: msg`Make`,
  review: msg`Review`,
  release: msg`Release`,
  pay: msg`Pay`,
  report: msg`Report`,
}

/** What is to be done, as somebody would be asked to do it. */
export const TURN_DEEDS: Readonly<Record<TurnKind, MessageDescriptor>> = {
  finish_brief: msg`Finish the brief`,
  improve_brief: msg`Improve the brief`,
  check_brief: msg`Check the brief`,
  approve_candidate: msg`Approve the candidate`,
  pick_candidate: msg`Pick or pass`,
  invite_act: msg`Send the invitation`,
  answer_invitation: msg`Answer the invitation`,
  make_offer: msg`Make an offer`,
  renew_offer: msg`Offer anew or end it`,
  answer_offer: msg`Compare and answer`,
  sign_contract: msg`Read and sign`,
  fund_contract: msg`Fund the deal`,
  produce: msg`Make and submit the work`,
  revise: msg`Submit the changed work`,
  review_work: msg`Review the work`,
  release_money: msg`Money is being released`,
  cure_payout: msg`Repair the payout`,
  follow_payout: msg`Follow the payout`,
}

/** What happens when nobody moves. */
export const OTHERWISE_WORDS: Readonly<Record<deal.TurnView['otherwise'], MessageDescriptor>> = {
  kept_90_days: msg`Kept for 90 days.`,
  escalates_to_lead: msg`Then it goes to the lead.`,
  reminder_then_house: msg`Then a reminder, then the house asks.`,
  lapses_without_penalty: msg`Lapses without any penalty.`,
  lapses_may_reopen: msg`Lapses; either side may reopen it.`,
  contract_lapses: msg`Then the contract lapses.`,
  work_does_not_start: msg`Work does not start before.`,
  late_then_house: msg`Then it is late, and the house helps.`,
  counts_as_approved: msg`Then it counts as approved.`,
  finance_alert: msg`Then finance is told.`,
  payee_is_reminded: msg`Then a reminder.`,
}

/** About how long a turn takes, in minutes; for "3 things, about 12 minutes". */
const MINUTES: Partial<Readonly<Record<TurnKind, number>>> = {
  finish_brief: 4,
  improve_brief: 4,
  check_brief: 5,
  make_offer: 5,
  renew_offer: 5,
  answer_offer: 5,
  sign_contract: 4,
  fund_contract: 3,
  review_work: 5,
  produce: 5,
  revise: 5,
  cure_payout: 3,
}
const CLICK = 2

export const minutesOf = (kinds: readonly TurnKind[]): number =>
  kinds.reduce((sum, kind) => sum + (MINUTES[kind] ?? CLICK), 0)

/** `offer:2` → the second; a bar that is alone in its kind has no number. */
const numberOf = ({ key }: BarView): string => key.match(/:(\d+)$/)?.[1] ?? ''

/** A deal's bars as the Score draws them. A guardian's stand on the act's stave. */
export function turnsOf(bars: readonly BarView[], i18n: I18n): readonly Turn[] {
  const many = new Set(bars.filter((bar) => numberOf(bar) > '1').map(({ kind }) => kind))
  return bars.map((bar) => ({
    label: [i18n._(BAR_NAMES[bar.kind]), many.has(bar.kind) ? numberOf(bar) : ''].filter(Boolean).join(' '),
    side: bar.side === 'guardian' ? 'act' : bar.side,
    state: bar.state,
    weight: bar.weight,
  }))
}
