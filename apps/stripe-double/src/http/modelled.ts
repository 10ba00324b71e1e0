import type { RawObject } from './form.ts'
import { unmodelled } from './refused.ts'

/**
 * Refuses parameters that Stripe knows and the double does not act on, so that nothing is silently left undone.
 *
 * @param models paths such as `metadata` or `payment_intent_data.description`; a path covers all beneath it.
 */
export function refuseUnmodelled(raw: RawObject, models: readonly string[], path = '', shown = ''): void {
  for (const [name, value] of Object.entries(raw)) {
    const here = pathOf(path, name)
    const label = shown ? `${shown}[${name}]` : name
    if (models.includes(here)) continue
    const deeper = models.some((model) => model.startsWith(`${here}.`))
    if (!deeper || typeof value === 'string') throw unmodelled(label)
    refuseUnmodelled(value, models, here, label)
  }
}

/** The place in a list is no part of a path. */
function pathOf(path: string, name: string): string {
  if (path === '') return name
  return /^\d+$/.test(name) ? path : `${path}.${name}`
}
