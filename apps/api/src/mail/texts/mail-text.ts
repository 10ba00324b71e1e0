/** One mail: `{name}` and the like are filled in; the action becomes a button, and a plain address for those without. */
export interface MailText {
  readonly subject: string
  readonly body: readonly string[]
  readonly action?: string
}
