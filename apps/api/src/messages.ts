/**
 * Every asynchronous edge of the system, on one page. A message is left in the outbox inside the transaction that
 * made it true; the worker delivers it at least once, so whoever receives it must bear a repetition.
 *
 * Payloads carry ids, never content: the receiver reads the present state.
 */
export interface Messages {
  /** Proves that the way from outbox to worker works; left by `doctor`. */
  'doctor.pinged': { readonly at: string }
}

export type MessageKind = keyof Messages
