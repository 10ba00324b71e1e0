import fc from 'fast-check'

/** As much of JSON Schema as our own documents use. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly propertyNames?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

/** Texts of every shape our patterns ask for; the pattern chooses among them. */
const WORDS = [
  'FR',
  'EUR',
  '1000',
  '-5',
  '250000',
  'Nora Vael',
  'word',
  'soft_drinks',
  'Europe/Rome',
  'someone@example.org',
  'https://example.org/page',
  '2030-05-17',
  '1990-05-17',
  '2030-05-17T10:00:00.000Z',
  '00000000-0000-4000-8000-000000000000',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  '0123456789abcdef'.repeat(2),
  '0123456789abcdef'.repeat(4),
  'a sentence long enough for a password',
]

const ofFormat: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  uuid: () => fc.uuid({ version: 4 }),
  email: () => fc.integer({ min: 0, max: 50 }).map((it) => `fuzz-${it}@example.org`),
  uri: () => fc.constantFrom('https://example.org/', 'http://example.org/a?b=c'),
  date: () => day,
  'date-time': () =>
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((it) => it.toISOString()),
}

const day = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10))

/** Values that fit a schema, as far as a schema can say what fits. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(arbitraryOf))
  if (schema.allOf) return fc.tuple(...schema.allOf.map(arbitraryOf)).map((all) => all.at(-1))
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: string) => arbitraryOf({ ...schema, type })))
  return ofType(schema)
}

const number = (it: Schema) => fc.integer({ min: lowest(it), max: highest(it) })

const OF_TYPE: Readonly<Record<string, (schema: Schema) => fc.Arbitrary<unknown>>> = {
  string: (it) => text(it),
  integer: number,
  number,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: (it) => list(it),
  object: (it) => record(it),
}

const ofType = (schema: Schema): fc.Arbitrary<unknown> =>
  (OF_TYPE[String(schema.type)] ?? (() => fc.jsonValue({ maxDepth: 2 })))(schema)

const lowest = (it: Schema) =>
  Math.ceil(it.minimum ?? (it.exclusiveMinimum === undefined ? -1_000 : it.exclusiveMinimum + 1))
const highest = (it: Schema) =>
  Math.floor(
    Math.max(
      lowest(it),
      it.maximum ?? (it.exclusiveMaximum === undefined ? lowest(it) + 5_000 : it.exclusiveMaximum - 1),
    ),
  )

function text(schema: Schema): fc.Arbitrary<string> {
  const known = schema.format ? ofFormat[schema.format] : undefined
  return known ? known() : fc.oneof(...spellings(schema))
}

/** Ways to write a text of this length and pattern: a known word, free text, or one made from the pattern. */
function spellings({ pattern, minLength: min = 0, maxLength }: Schema): fc.Arbitrary<string>[] {
  const max = Math.min(maxLength ?? 60, min + 60)
  const fits = WORDS.filter((it) => it.length >= min && it.length <= max && matches(pattern, it))
  const words = fits.length > 0 ? [fc.constantFrom(...fits)] : []
  const free = fc.string({ minLength: min, maxLength: max, unit: 'grapheme' }).filter((it) => it.length <= max)
  if (!pattern) return [...words, free]
  // Fast-check makes no texts from patterns that name classes of letters; most free texts fit those anyway.
  if (pattern.includes('\\p')) return [...words, free.filter((it) => it.trim() === it && matches(pattern, it))]
  return words.length > 0 ? words : [fc.stringMatching(new RegExp(pattern))]
}

const matches = (pattern: string | undefined, it: string) => pattern === undefined || new RegExp(pattern, 'u').test(it)

function list(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(arbitraryOf))
  const minLength = schema.minItems ?? 0
  const maxLength = Math.min(schema.maxItems ?? minLength + 3, minLength + 3)
  return fc.array(arbitraryOf(schema.items ?? {}), { minLength, maxLength })
}

function record(schema: Schema): fc.Arbitrary<unknown> {
  const properties = schema.properties ?? {}
  const fields = Object.fromEntries(Object.entries(properties).map(([name, it]) => [name, arbitraryOf(it)]))
  const known = fc.record(fields, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true })
  if (typeof schema.additionalProperties !== 'object') return known
  const name = schema.propertyNames
    ? (arbitraryOf(schema.propertyNames) as fc.Arbitrary<string>)
    : fc.string({ minLength: 1, maxLength: 8 })
  const more = fc.dictionary(name, arbitraryOf(schema.additionalProperties), { maxKeys: 3, noNullPrototype: true })
  return fc.tuple(known, more).map(([a, b]) => ({ ...(a as object), ...b }))
}

/** What breaks careless code: bytes nothing can store, wildcards, numbers off the end, shapes nobody expects. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff x',
    '%',
    '\\',
    "'; drop table person; --",
    '{{7*7}}',
    '${7*7}',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '\u202e\u0301\ufeff',
    'x'.repeat(70_000),
    '9'.repeat(400),
    -1,
    0,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    1e308,
    0.1,
    true,
    [],
    {},
    [[[[]]]],
    { __proto__x: 1, constructor: { prototype: { a: 1 } }, toString: 'x', length: -1 },
    '9999-12-31',
    '0000-00-00',
    '-271821-04-20T00:00:00.000Z',
    '2026-02-30',
    'NaN',
    '1e5',
  ),
  fc.constant(null).map(() => deep(40)),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { in: [deep(levels - 1)] })
