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
  /** Whether somebody comes to the page, rather than that it is read again under their hands. */
  readonly isEntering: boolean
}

interface RouteFile {
  readonly default: () => ReactNode
  /** Reads what the screen shows, so that it is there when the screen is. May return `{ crumb }`. */
  readonly loader?: (it: Load) => Promise<unknown>
}

/** The part of what the router gives a loader that pages need. */
interface Loading extends Pick<Load, 'params' | 'deps'> {
  readonly context: RouterContext
  readonly cause: 'enter' | 'preload' | 'stay'
}

/** A route whose code is fetched when it is first wanted; its screen and its reading start together. */
export function lazily(file: () => Promise<RouteFile>, bones: 'list' | 'cards' | 'form' = 'list') {
  return {
    component: lazyRouteComponent(file),
    // `unknown` keeps the router from inferring the route's parameters from here instead of from its path.
    loader: async (it: unknown) => {
      const { loader } = await file()
      if (loader === undefined) return {}
      const { context, params, deps, cause } = it as Loading
      const loaded = await loader({ queries: await context.queries(), params, deps, isEntering: cause !== 'stay' })
      return typeof loaded === 'object' && loaded !== null && 'crumb' in loaded ? { crumb: loaded.crumb } : {}
    },
    pendingComponent: () => <PageBones as={bones} />,
  }
}
