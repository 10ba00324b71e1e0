import type { ConnectionRefusal, PolicyRefusal, RosterRefusal } from '@concertato/audience'
import type {
  BriefRefusal,
  ContractRefusal,
  DeliverableRefusal,
  FeePolicyRefusal,
  MatchRefusal,
  MilestoneRefusal,
  OfferRefusal,
  PartyRefusal,
  PaymentRefusal,
  PayoutRefusal,
  TermsRefusal,
} from '@concertato/deal'
import type { AccountRefusal, BalanceRefusal, LedgerRefusal } from '@concertato/ledger'
import type { CurrencyRefusal, MoneyRefusal } from '@concertato/money'

/** Every way the rules of a deal and its money say no. */
type DomainRefusal =
  | CurrencyRefusal
  | MoneyRefusal
  | PartyRefusal
  | BriefRefusal
  | MatchRefusal
  | RosterRefusal
  | PolicyRefusal
  | ConnectionRefusal
  | TermsRefusal
  | FeePolicyRefusal
  | OfferRefusal
  | ContractRefusal
  | DeliverableRefusal
  | MilestoneRefusal
  | PaymentRefusal
  | PayoutRefusal
  | AccountRefusal
  | LedgerRefusal
  | BalanceRefusal

/**
 * Every refusal a caller can receive, with its HTTP status. A code without a row here, or without a sentence in each
 * language, does not compile. Answers follow RFC 9457 (problem details).
 */
export const PROBLEMS = {
  // platform
  invalid_request: { status: 400 },
  malformed_text: { status: 400 },
  body_too_large: { status: 413 },
  body_too_deep: { status: 400 },
  unsupported_media_type: { status: 415 },
  cross_site_request: { status: 403 },
  not_signed_in: { status: 401 },
  not_allowed: { status: 403 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  version_needed: { status: 428 },
  version_changed: { status: 412 },
  idempotency_key_reused: { status: 422 },
  request_in_progress: { status: 409 },
  too_many_requests: { status: 429 },
  shutting_down: { status: 503 },
  database_unreachable: { status: 503 },
  unexpected: { status: 500 },
  source_state_forbids: { status: 409 },
  audience_too_small: { status: 422 },
  source_needs_platform: { status: 422 },
  question_budget_spent: { status: 429 },
  connector_not_set_up: { status: 409 },
  connection_state_forbids: { status: 409 },
  connection_attempt_over: { status: 410 },
  connection_denied: { status: 409 },
  artist_page_needed: { status: 422 },
  platform_unreachable: { status: 503 },
  platform_refused: { status: 422 },
  source_is_connected: { status: 409 },
  // money
  currency_mismatch: { status: 422 },
  // people and workspaces
  role_not_in_workspace: { status: 422 },
  role_not_yours_to_give: { status: 403 },
  last_owner: { status: 409 },
  invitation_closed: { status: 409 },
  invitation_expired: { status: 410 },
  mandate_needed: { status: 422 },
  mandate_not_for_role: { status: 422 },
  mandate_expired: { status: 403 },
  mandate_too_small: { status: 403 },
  mandate_other_currency: { status: 403 },
  mandate_other_category: { status: 403 },
  mandate_silent: { status: 403 },
  mandate_wrong: { status: 422 },
  guardian_needed: { status: 422 },
  guardian_must_agree: { status: 403 },
  guardian_not_needed: { status: 422 },
  guardian_under_age: { status: 422 },
  birth_date_wrong: { status: 422 },
  birth_date_needed: { status: 422 },
  name_needed: { status: 422 },
  link_not_valid: { status: 410 },
  credentials_wrong: { status: 401 },
  password_wrong: { status: 403 },
  account_suspended: { status: 403 },
  second_factor_needed: { status: 403 },
  second_factor_wrong: { status: 403 },
  second_factor_present: { status: 409 },
  second_factor_absent: { status: 409 },
  second_factor_required: { status: 409 },
  membership_gone: { status: 403 },
  step_up_needed: { status: 403 },
  not_in_demo: { status: 403 },
  already_member: { status: 409 },
  not_an_act: { status: 422 },
  not_yourself: { status: 409 },
  // one collaboration: brief, match, offer, contract, work, money
  currency_unknown: { status: 422 },
  allocation_without_weight: { status: 422 },
  rate_out_of_range: { status: 422 },
  not_your_move: { status: 403 },
  brief_state_forbids: { status: 409 },
  brief_incomplete: { status: 422 },
  roster_act_unknown: { status: 422 },
  roster_over_budget: { status: 422 },
  roster_impossible: { status: 422 },
  rank_policy_invalid: { status: 422 },
  match_state_forbids: { status: 409 },
  match_invitation_lapsed: { status: 410 },
  match_invitation_open: { status: 409 },
  act_refuses_sector: { status: 409 },
  act_bound_to_rival: { status: 409 },
  artist_too_young: { status: 409 },
  over_budget: { status: 409 },
  terms_invalid: { status: 422 },
  no_fee_policy: { status: 409 },
  offer_closed: { status: 409 },
  offer_expired: { status: 410 },
  offer_still_open: { status: 409 },
  not_your_offer: { status: 403 },
  offer_not_read: { status: 409 },
  offer_days_out_of_range: { status: 422 },
  contract_state_forbids: { status: 409 },
  contract_signing_over: { status: 410 },
  contract_signing_open: { status: 409 },
  contract_text_changed: { status: 409 },
  not_your_turn_to_sign: { status: 409 },
  already_signed: { status: 409 },
  deliverable_state_forbids: { status: 409 },
  revision_rounds_used: { status: 409 },
  review_window_over: { status: 409 },
  review_window_open: { status: 409 },
  milestone_state_forbids: { status: 409 },
  milestone_work_open: { status: 409 },
  payment_state_forbids: { status: 409 },
  payout_state_forbids: { status: 409 },
  payout_account_open: { status: 409 },
  payout_reason_missing: { status: 422 },
  account_unknown: { status: 422 },
  amount_not_positive: { status: 422 },
  payee_missing: { status: 422 },
  account_overdrawn: { status: 409 },
  already_booked: { status: 409 },
  file_too_large: { status: 413 },
  file_type_refused: { status: 415 },
  file_empty: { status: 422 },
  payments_unreachable: { status: 503 },
  country_missing: { status: 422 },
  payment_refused: { status: 422 },
  signature_wrong: { status: 400 },
} as const satisfies Record<DomainRefusal, { readonly status: number }> & Record<string, { readonly status: number }>

export type ProblemCode = keyof typeof PROBLEMS

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code)

/** One thing wrong with a request: where, what, and what would be right. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** Body of every refusal: `application/problem+json`. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly requestId: string
  readonly detail?: Readonly<Record<string, unknown>>
  readonly fields?: readonly FieldProblem[]
}
