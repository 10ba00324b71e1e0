import { malformed } from './refused.ts'

/** What a form says before anything is known of its meaning. Lists arrive as objects with numbers for names. */
export type Raw = string | RawObject
export interface RawObject {
  [name: string]: Raw
}

/** A form with more fields than this is not one that Stripe's libraries send. */
const MOST_FIELDS = 2000
const DEEPEST = 8

/** Reads `a[b][0]=c` as Stripe does: brackets nest, `[]` counts up. */
export function readForm(text: string): RawObject {
  const root = empty()
  let fields = 0
  for (const [name, value] of new URLSearchParams(text)) {
    fields += 1
    if (fields > MOST_FIELDS) throw malformed('The request has too many parameters.', name)
    plant(root, partsOf(name), value, name)
  }
  return root
}

function empty(): RawObject {
  return Object.create(null) as RawObject
}

function partsOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name)
  if (!match) throw malformed(`Invalid request: the parameter name ${name} is malformed.`, name)
  const inner = Array.from((match[2] ?? '').matchAll(/\[([^[\]]*)\]/g), (part) => part[1] ?? '')
  if (inner.length > DEEPEST) throw malformed(`Invalid request: ${name} nests too deeply.`, name)
  return [match[1] ?? '', ...inner]
}

function plant(root: RawObject, parts: readonly string[], value: string, name: string): void {
  let here = root
  parts.forEach((part, at) => {
    const key = part === '' ? String(Object.keys(here).length) : part
    if (at === parts.length - 1) {
      here[key] = value
      return
    }
    const next = (here[key] ??= empty())
    if (typeof next === 'string') throw malformed('Invalid object', name)
    here = next
  })
}
