import { canonicalJson, type Canonical, type Sha256 } from './canonical.ts'

/** What happened to a deal, as it goes into the chain. `detail` holds hashes and amounts, never personal data. */
export interface RecordEntry {
  /** `noun.past_participle`, as the messages are named. */
  readonly what: string
  /** Side or `system`, with the person's opaque id when a person did it. */
  readonly by: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly detail: { readonly [key: string]: Canonical }
}

/** An entry in its place: its hash covers the hash before it, so no entry can be changed, dropped or moved unseen. */
export interface RecordLink {
  /** 1, 2, 3 … */
  readonly position: number
  readonly previousHash: string
  readonly entry: RecordEntry
  readonly hash: string
}

/** What the first link names as the one before it: 64 zeros. */
export const GENESIS_HASH = '0'.repeat(64)

/** The text whose SHA-256 is a link's hash. */
export const linkText = (position: number, previousHash: string, entry: RecordEntry): string =>
  canonicalJson({ at: entry.at, by: entry.by, detail: entry.detail, position, previousHash, what: entry.what })

/**
 * The link that follows `last` (or opens the chain, when there is none).
 *
 * @param sha256 hash function of the platform.
 */
export function nextLink(
  last: Pick<RecordLink, 'position' | 'hash'> | null,
  entry: RecordEntry,
  sha256: Sha256,
): RecordLink {
  const position = (last?.position ?? 0) + 1
  const previousHash = last?.hash ?? GENESIS_HASH
  return { position, previousHash, entry, hash: sha256(linkText(position, previousHash, entry)) }
}

/** What a check of a chain found. `brokenAt` is the position of the first link that does not fit, `null` when all do. */
export interface RecordCheck {
  readonly isWhole: boolean
  readonly brokenAt: number | null
  readonly links: number
  /** Hash of the last link; printed on the evidence page, because a chain alone cannot show that its end was cut off. */
  readonly head: string
}

/**
 * Checks a chain from its first link: positions without a gap, each link naming the one before, each hash its content's.
 *
 * A chain cut at its end still checks; compare `links` and `head` with a copy kept elsewhere.
 */
export function checkRecord(links: readonly RecordLink[], sha256: Sha256): RecordCheck {
  let previous: RecordLink | null = null
  for (const link of links) {
    const expected: RecordLink = nextLink(previous, link.entry, sha256)
    const fits =
      link.position === expected.position && link.previousHash === expected.previousHash && link.hash === expected.hash
    if (!fits) return { isWhole: false, brokenAt: expected.position, links: links.length, head: headOf(links) }
    previous = link
  }
  return { isWhole: true, brokenAt: null, links: links.length, head: headOf(links) }
}

const headOf = (links: readonly RecordLink[]): string => links.at(-1)?.hash ?? GENESIS_HASH
