import { LOCALES, type Locale } from '@concertato/wire'

/** The first of our languages that an Accept-Language header prefers. */
export function preferredLocale(header: string | undefined, fallback: Locale): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag: tag.slice(0, 2).toLowerCase(), q: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .sort((a, b) => b.q - a.q)
  const found = wanted.find(({ tag }) => (LOCALES as readonly string[]).includes(tag))
  return (found?.tag as Locale | undefined) ?? fallback
}
