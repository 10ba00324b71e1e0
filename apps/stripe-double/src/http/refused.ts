import type Stripe from 'stripe'

export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly decline_code?: string
  readonly charge?: string
  readonly payment_intent?: Stripe.PaymentIntent
  readonly payment_method?: Stripe.PaymentMethod
  readonly doc_url?: string
  readonly request_log_url?: string
}

/** An answer that says no, in Stripe's own form. */
export class Refused extends Error {
  readonly status: number
  readonly body: ErrorBody
  /** The request began to execute, so its idempotency key remembers the answer. */
  readonly stored: boolean
  /** What was done before the refusal stands, such as the failed charge of a declined card. */
  readonly keeps: boolean

  constructor(status: number, body: ErrorBody, how: { stored?: boolean; keeps?: boolean } = {}) {
    super(body.message)
    this.status = status
    this.body = body
    this.stored = how.stored ?? true
    this.keeps = how.keeps ?? false
  }
}

type Detail = { readonly param?: string; readonly code?: string }

/** The request was understood and executed, and the rules say no. */
export function invalid(message: string, detail: Detail = {}): Refused {
  return new Refused(400, { type: 'invalid_request_error', message, ...detail })
}

/** The parameters themselves are wrong: nothing was executed, so no idempotency key remembers it. */
export function malformed(message: string, param: string, code?: string): Refused {
  return new Refused(
    400,
    { type: 'invalid_request_error', message, param, ...(code ? { code } : {}) },
    { stored: false },
  )
}

/** The object in the address does not exist, or belongs to another account. */
export function noSuch(kind: string, id: string, param = 'id'): Refused {
  const message = `No such ${kind}: '${id}'`
  return new Refused(404, { type: 'invalid_request_error', code: 'resource_missing', message, param })
}

/** An object named by a parameter does not exist. */
export function unknownReference(kind: string, id: string, param: string): Refused {
  return invalid(`No such ${kind}: '${id}'`, { code: 'resource_missing', param })
}

/** Stripe knows the parameter; the double does not act on it and must not pretend to. */
export function unmodelled(param: string): Refused {
  const message = `The Stripe double does not model the parameter ${param}. Leave it out, or run this against Stripe's test mode.`
  return malformed(message, param, 'double_unmodelled')
}
