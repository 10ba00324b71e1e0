import { Refusal } from '@concertato/core'

/** The refusal an act ends in. Anything else, and nothing at all, is an error of the test. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
