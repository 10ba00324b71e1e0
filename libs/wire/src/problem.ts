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
  step_up_needed: { status: 403 },
  not_in_demo: { status: 403 },
  already_member: { status: 409 },
  not_an_act: { status: 422 },
  not_yourself: { status: 409 },
} as const satisfies Record<string, { readonly status: number }>

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
