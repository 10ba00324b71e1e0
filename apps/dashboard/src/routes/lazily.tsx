import type { QueryClient } from '@tanstack/react-query'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageBones } from '../ui/skeleton.tsx'

export interface RouterContext {
  /** The query cache, fetched with its code when a page first reads through it. */
  readonly queries: () => Promise<QueryClient>
}

/** What a route file's loader gets. */
export interface Load {
  readonly queries: QueryClient
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
      if (loader === undefined) return {}
      const { context, params, deps } = it as { context: RouterContext } & Omit<Load, 'queries'>
      const loaded = await loader({ queries: await context.queries(), params, deps })
      return typeof loaded === 'object' && loaded !== null && 'crumb' in loaded ? { crumb: loaded.crumb } : {}
    },
    pendingComponent: () => <PageBones as={bones} />,
  }
}
