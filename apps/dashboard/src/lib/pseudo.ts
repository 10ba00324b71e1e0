import type { Messages } from '@lingui/core'

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  u: 'ü',
  y: 'ý',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ó',
  U: 'Ü',
}
/** German runs about 35 % longer than English; a layout that holds 40 % more holds them all. */
const LONGER = 0.4

const lengthen = (text: string): string => {
  const letters = text.replace(/<[^>]*>/g, '').trim().length
  const accented = text.replace(/(<[^>]*>)|([a-zA-Z])/g, (whole, tag: string | undefined) =>
    tag === undefined ? (ACCENTED[whole] ?? whole) : tag,
  )
  return letters === 0 ? accented : `${accented.trimEnd()}${' ~'.repeat(Math.ceil((letters * LONGER) / 2))}`
}

type Token = string | readonly Token[] | { readonly [form: string]: Token }

function walk(token: Token): Token {
  if (typeof token === 'string') return lengthen(token)
  if (!Array.isArray(token))
    return Object.fromEntries(Object.entries(token).map(([form, it]) => [form, form === 'offset' ? it : sentence(it)]))
  const [name, kind, rest] = token as unknown as readonly [string, string?, Token?]
  return rest === undefined || typeof rest === 'string' ? token : [name, kind ?? '', walk(rest)]
}

const sentence = (compiled: Token): Token =>
  Array.isArray(compiled)
    ? (compiled as readonly Token[]).map((part) => (typeof part === 'string' ? lengthen(part) : walk(part)))
    : walk(compiled)

/** Every message longer and accented, its placeholders and tags untouched. */
export const stretch = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, sentence(message as Token)])) as Messages
