import { z } from 'zod'

/** Minor units travel as a decimal string, because JSON numbers lose whole cents above 2^53. */
export const minorUnits = z.codec(z.string().regex(/^-?\d{1,18}$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (minor) => minor.toString(),
})

/** An instant travels as ISO 8601 in UTC. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})

/** A calendar day without a time zone: `2026-11-22`. */
export const day = z.iso.date()

/** ISO 4217 code in capitals. */
export const currency = z.string().regex(/^[A-Z]{3}$/)

/** ISO 3166-1 alpha-2 code in capitals. */
export const country = z.string().regex(/^[A-Z]{2}$/)

/** ISO 639 code of a language: two letters where there are two, else three. */
export const language = z.string().regex(/^[a-z]{2,3}$/)

export const LOCALES = ['en', 'fr', 'it', 'de', 'es'] as const
export type Locale = (typeof LOCALES)[number]
export const locale = z.enum(LOCALES)

export const MoneyView = z.object({ minor: minorUnits, currency })
export type MoneyView = z.output<typeof MoneyView>

/** One page of a list; `next` is the opaque cursor of the following page, `null` on the last. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** Query of a paged list. */
export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A line of text a person typed: trimmed, no control characters, at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)

/** Text a person typed over several lines (Markdown), at most `max` characters. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u)
