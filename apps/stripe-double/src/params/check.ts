import { malformed } from '../http/refused.ts'
import type { Raw, RawObject } from '../http/form.ts'
import type { ObjectShape, Shape } from './shape.ts'
import { PARAMS, SHAPES } from './table.generated.ts'

type Checked = string | number | boolean | null | Checked[] | { [name: string]: Checked }

/**
 * Turns a form into the parameters the SDK's types promise, or refuses it as Stripe does.
 *
 * @see https://docs.stripe.com/error-codes `parameter_unknown`, `parameter_missing`, `parameter_invalid_integer`
 */
export function checkParams(endpoint: string, raw: RawObject): unknown {
  const shape = PARAMS[endpoint]
  if (!shape) throw new Error(`No parameters are known for ${endpoint}.`)
  refuseUnknown(raw, shape, '')
  return checkObject(raw, shape, '')
}

function refuseUnknown(raw: RawObject, shape: ObjectShape, path: string): void {
  const unknown = Object.keys(raw).filter((name) => !(name in shape) && !(`${name}!` in shape))
  const [first] = unknown
  if (first === undefined) return
  const names = unknown.map((name) => under(path, name))
  const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`
  throw malformed(message, under(path, first), 'parameter_unknown')
}

function checkObject(raw: RawObject, shape: ObjectShape, path: string): { [name: string]: Checked } {
  const checked: { [name: string]: Checked } = {}
  for (const [name, value] of Object.entries(raw)) {
    const inner = shape[name] ?? shape[`${name}!`]
    if (inner !== undefined) checked[name] = check(value, inner as Shape, under(path, name))
  }
  for (const name of Object.keys(shape)) {
    const plain = name.slice(0, -1)
    if (!name.endsWith('!') || plain in raw) continue
    throw malformed(`Missing required param: ${under(path, plain)}.`, under(path, plain), 'parameter_missing')
  }
  return checked
}

function under(path: string, name: string): string {
  return path ? `${path}[${name}]` : name
}

function check(raw: Raw, shape: Shape, path: string): Checked {
  if (typeof shape === 'string') return checkLeaf(raw, shape, path)
  const named = shape['@']
  if (typeof named === 'string') return check(raw, SHAPES[named] ?? 'any', path)
  const choices = shape['|']
  if (Array.isArray(choices)) return checkChoice(raw, choices as readonly Shape[], path)
  const item = shape['[]']
  if (item !== undefined) return checkList(raw, item as Shape, path)
  if (typeof raw === 'string') throw malformed('Invalid object', path)
  refuseUnknown(raw, shape as ObjectShape, path)
  return checkObject(raw, shape as ObjectShape, path)
}

function checkList(raw: Raw, item: Shape, path: string): Checked[] {
  if (typeof raw === 'string' || Object.keys(raw).some((key) => !/^\d+$/.test(key)))
    throw malformed('Invalid array', path)
  return Object.entries(raw).map(([key, value]) => check(value, item, `${path}[${key}]`))
}

/** Objects are told apart by the word in their `object` or `type` field; otherwise the first that fits is meant. */
function checkChoice(raw: Raw, choices: readonly Shape[], path: string): Checked {
  const fitting = choices.filter((choice) => isPlain(choice) === (typeof raw === 'string'))
  const [only, ...others] = fitting
  if (only === undefined) throw malformed(typeof raw === 'string' ? 'Invalid object' : 'Invalid string', path)
  if (others.length === 0) return check(raw, only, path)
  let refusal: unknown
  for (const choice of fitting) {
    try {
      return check(raw, choice, path)
    } catch (error) {
      refusal ??= error
    }
  }
  throw refusal
}

function isPlain(shape: Shape): boolean {
  if (typeof shape === 'string') return !shape.startsWith('map')
  const named = shape['@']
  return typeof named === 'string' ? isPlain(SHAPES[named] ?? 'any') : false
}

function checkLeaf(raw: Raw, leaf: string, path: string): Checked {
  const unsets = leaf.endsWith('?')
  const kind = unsets ? leaf.slice(0, -1) : leaf
  if (raw === '') return unsetting(unsets || kind === 'any', path)
  if (typeof raw !== 'string') return checkNested(raw, kind, path)
  if (kind === 'map') throw malformed('Invalid object', path)
  if (kind.startsWith('=')) return checkWord(raw, kind, path)
  return READ[kind]?.(raw, path) ?? raw
}

function checkNested(raw: RawObject, kind: string, path: string): Checked {
  if (kind === 'map') return checkMap(raw, path)
  if (kind === 'any') return { ...raw } as Checked
  throw malformed('Invalid string: {}', path)
}

function unsetting(may: boolean, path: string): string {
  if (may) return ''
  throw malformed(emptyString(path), path, 'parameter_invalid_empty')
}

const READ: Readonly<Record<string, (raw: string, path: string) => Checked>> = {
  int: (raw, path) => {
    if (!/^-?\d{1,15}$/.test(raw)) throw malformed(`Invalid integer: ${raw}`, path, 'parameter_invalid_integer')
    return Number(raw)
  },
  bool: (raw, path) => {
    if (raw !== 'true' && raw !== 'false') throw malformed(`Invalid boolean: ${raw}`, path)
    return raw === 'true'
  },
}

function checkWord(raw: string, kind: string, path: string): string {
  const words = kind.slice(1).split('|')
  if (words.includes(raw)) return raw
  const last = words.length > 1 ? `${words.slice(0, -1).join(', ')}, or ${words.at(-1) ?? ''}` : words[0]
  throw malformed(`Invalid ${path}: must be one of ${last}`, path)
}

function emptyString(path: string): string {
  return (
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however ` +
    `'${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`
  )
}

/** @see https://docs.stripe.com/api/metadata 50 keys, names of 40 characters, values of 500 */
function checkMap(raw: RawObject, path: string): Checked {
  const entries = Object.entries(raw)
  if (entries.length > 50) throw malformed('Metadata can have up to 50 keys.', path)
  return Object.fromEntries(entries.map(([key, value]) => [key, checkMapEntry(key, value, path)]))
}

function checkMapEntry(key: string, value: Raw, path: string): string {
  const where = `${path}[${key}]`
  if (typeof value !== 'string') throw malformed('Invalid string: {}', where)
  if (key.length > 40)
    throw malformed(`Metadata keys can have up to 40 characters, but ${key} has ${key.length}.`, where)
  if (value.length <= 500) return value
  const message = `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`
  throw malformed(message, where)
}
