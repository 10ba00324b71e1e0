/** Weighted words that describe an act, a brand or a brief. */
export type TagWeights = ReadonlyMap<string, number>

/**
 * What two spellings of one tag have in common: `Electro-Pop`, `electro pop` and `ELECTRO_POP` are one.
 *
 * Compatibility forms are unified, case is folded, and hyphens, underscores and runs of space are one space.
 */
export const tagKey = (tag: string): string =>
  tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_‐‑-]+/gu, ' ')
    .trim()

/** Tags in their order, of several spellings of one the first. */
export function distinctTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const tag of tags) if (!byKey.has(tagKey(tag))) byKey.set(tagKey(tag), tag)
  return [...byKey.values()]
}

/** Tags that all say as much, by their keys; a tag of nothing but hyphens is none. */
export const evenTags = (tags: readonly string[]): TagWeights =>
  new Map(tags.flatMap((tag) => (tagKey(tag) === '' ? [] : [[tagKey(tag), 1] as const])))

/**
 * How telling each tag is: ln(1 + acts / acts with the tag). A tag that everybody has says nothing.
 *
 * @see Spärck Jones, A statistical interpretation of term specificity, J. Documentation 28 (1972).
 */
export function tagRarity(acts: Iterable<TagWeights>): Map<string, number> {
  const holders = new Map<string, number>()
  let total = 0
  for (const tags of acts) {
    total++
    for (const tag of tags.keys()) holders.set(tag, (holders.get(tag) ?? 0) + 1)
  }
  return rarityOf(holders, total)
}

/** The same from counts. @param holders acts with each tag. @param total of acts. */
export const rarityOf = (holders: ReadonlyMap<string, number>, total: number): Map<string, number> =>
  new Map([...holders].map(([tag, count]) => [tag, Math.log1p(total / count)]))

/**
 * Likeness of two descriptions, from 0 (no tag in common) to 1 (the same mix): the cosine of √weight · rarity.
 *
 * The root keeps one tag given a thousand times from hiding all others.
 *
 * @param rarity from `tagRarity`; tags it does not know, or all without it, count once.
 */
export function tagAffinity(a: TagWeights, b: TagWeights, rarity?: ReadonlyMap<string, number>): number {
  const weigh = (tag: string, weight: number): number => Math.sqrt(weight) * (rarity?.get(tag) ?? 1)
  let dot = 0
  for (const [tag, weight] of a) dot += weigh(tag, weight) * weigh(tag, b.get(tag) ?? 0)
  const length = (tags: TagWeights): number => {
    let squares = 0
    for (const [tag, weight] of tags) squares += weigh(tag, weight) ** 2
    return Math.sqrt(squares)
  }
  const both = length(a) * length(b)
  return both > 0 ? Math.min(1, dot / both) : 0
}
