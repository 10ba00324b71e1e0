/**
 * A rule said no. Expected, safe to show, never logged as an error.
 *
 * `detail` carries the values a person needs to cure it: the field, the limit, the state. It is sent to the client,
 * so it never holds another party's data.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  readonly detail: Readonly<Record<string, unknown>>
  constructor(code: Code, detail: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
