import type { Words } from './words/en.ts'

/** The sentence for a code that comes from elsewhere, if there is one. */
export function fault(words: Words, code: string | undefined): string | undefined {
  return code === undefined ? undefined : new Map(Object.entries(words)).get(code)
}
