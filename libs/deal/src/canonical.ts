/** What canonical JSON can hold. Times go in as text, so that nothing depends on a zone. */
export type Canonical =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical }

/** SHA-256 over the UTF-8 bytes of a text, as 64 lower-case hex digits. Passed in: the rules stay free of platforms. */
export type Sha256 = (text: string) => string

/** A SHA-256 in the form we keep it. */
export const HASH_PATTERN = /^[0-9a-f]{64}$/

/**
 * Writes a value as JSON in exactly one way, so that two machines that mean the same hash the same.
 *
 * Keys are sorted by UTF-16 code unit (as RFC 8785 does), no white space, every text in Unicode NFC, bigint as a decimal
 * string. Numbers must be whole and safe: a fraction would bring back the float formatting this avoids.
 *
 * @throws RangeError for a fraction or an unsafe number: that is a bug of the caller, not a refusal.
 * @see RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null) return 'null'
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return wholeNumber(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .map(([key, member]) => [key.normalize('NFC'), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`canonical JSON holds whole safe numbers only, not ${value}`)
  return String(Object.is(value, -0) ? 0 : value)
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value)
