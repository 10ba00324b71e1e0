import { Refused } from '../http/refused.ts'

/** The JSON body of a control request, read field by field. */
export class Body {
  readonly #fields: ReadonlyMap<string, unknown>

  constructor(text: unknown) {
    this.#fields = new Map(Object.entries(parse(text)))
  }

  text(name: string): string {
    const value = this.optionalText(name)
    if (value === undefined) throw wrong(`${name} must be a text.`)
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields.get(name)
    if (value !== undefined && typeof value !== 'string') throw wrong(`${name} must be a text.`)
    return value
  }

  number(name: string): number | undefined {
    const value = this.#fields.get(name)
    if (value === undefined) return undefined
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(`${name} must be a number.`)
    return value
  }

  flag(name: string): boolean {
    return this.#fields.get(name) === true
  }

  texts(name: string): string[] | undefined {
    const value = this.#fields.get(name)
    if (value === undefined) return undefined
    const list: unknown[] = Array.isArray(value) ? value : [value]
    if (!list.every((item) => typeof item === 'string')) throw wrong(`${name} must be a list of texts.`)
    return list
  }

  /** One or several of the words allowed. */
  words<Word extends string>(name: string, allowed: readonly Word[]): Word[] {
    const given = this.texts(name) ?? []
    const known = allowed.filter((word) => given.includes(word))
    if (given.length === 0 || known.length !== new Set(given).size) {
      throw wrong(`${name} must be of: ${allowed.join(', ')}.`)
    }
    return known
  }
}

function parse(text: unknown): object {
  if (text === undefined || text === '' || text === null) return {}
  try {
    const value: unknown = JSON.parse(String(text))
    if (value !== null && typeof value === 'object') return value
  } catch {
    throw wrong('The body must be JSON.')
  }
  throw wrong('The body must be a JSON object.')
}

export function wrong(message: string): Refused {
  return new Refused(400, { type: 'invalid_request_error', message }, { stored: false })
}
