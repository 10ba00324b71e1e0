/** The embedded server cannot run. The message is one sentence for a person, with the cure. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name = 'EmbeddedPostgresFailure'
}
