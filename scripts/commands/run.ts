/** What step A of the set-up found, and how long that took. */
export interface SetUp {
  readonly note: string
  readonly millis: number
}

/** What a command does with its own words. It ends by itself, or leaves programs running until Ctrl-C. */
export type Run = (words: string[], setUp: SetUp) => Promise<void>
