/** Bad words on the command line; the message is shown as it is, with the usage. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}
