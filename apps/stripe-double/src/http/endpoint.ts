import type { ServedEndpoint } from '../params/served.ts'
import type { World } from '../state/world.ts'

/** One request as a resource sees it: checked, authenticated, and not yet executed. */
export interface Call<Params = unknown> {
  readonly world: World
  /** The account whose objects are meant: the platform, or the one in the Stripe-Account header. */
  readonly owner: string
  readonly params: Params
  readonly path: Readonly<Record<string, string>>
}

export interface Endpoint {
  readonly key: ServedEndpoint
  /** Parameters the double acts on, as paths. Anything else that Stripe would accept is refused as unmodelled. */
  readonly models: readonly string[]
  readonly run: (call: Call) => object
}

/** Ties an endpoint to the SDK's type of its parameters. The table that checks them is made from the same types. */
export function endpoint<Params>(
  key: ServedEndpoint,
  models: readonly string[],
  run: (call: Call<Params>) => object,
): Endpoint {
  return { key, models: ['expand', ...models], run: (call) => run(call as Call<Params>) }
}

/** The parameters of every list. */
export const PAGING = ['limit', 'starting_after', 'ending_before'] as const
