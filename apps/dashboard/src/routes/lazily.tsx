import type { QueryClient } from '@tanstack/react-query'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageBones } from '../ui/skeleton.tsx'

export interface RouterContext {
  readonly queries: QueryClient
}

/** What a route file's loader gets. */
export interface Load {
  readonly context: RouterContext
  readonly params: Readonly<Record<string, string>>
  readonly deps: unknown
}

interface RouteFile {
  readonly default: () => ReactNode
  /** Reads what the screen shows, so that it is there when the screen is. May return `{ crumb }`. */
  readonly loader?: (it: Load) => Promise<unknown>
}

/** A route whose code is fetched when it is first wanted; its screen and its reading start together. */
export function lazily(file: () => Promise<RouteFile>, bones: 'list' | 'cards' | 'form' = 'list') {
  return {
    component: lazyRouteComponent(file),
    // `unknown` keeps the router from inferring the route's parameters from here instead of from its path.
    loader: async (it: unknown) => {
      const { loader } = await file()
      const loaded = await loader?.(it as Load)
      return typeof loaded === 'object' && loaded !== null && 'crumb' in loaded ? { crumb: loaded.crumb } : {}
    },
    pendingComponent: () => <PageBones as={bones} />,
  }
}
