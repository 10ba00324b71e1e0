/** Set-up cannot go on; the message is one sentence with the cure. */
export class SetupFailure extends Error {
  name = 'SetupFailure'
}
