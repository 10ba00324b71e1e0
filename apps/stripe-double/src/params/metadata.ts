import type Stripe from 'stripe'

/** New keys are added, an empty value removes its key, and an empty whole removes them all. */
export function mergeMetadata(
  before: Readonly<Record<string, string>> | null,
  change: Stripe.Emptyable<Stripe.MetadataParam> | undefined,
): Stripe.Metadata {
  if (change === undefined) return { ...before }
  if (change === '' || change === null) return {}
  const merged = Object.entries({ ...before, ...change }).filter(([, value]) => value !== '' && value !== null)
  return Object.fromEntries(merged.map(([key, value]) => [key, String(value)]))
}
