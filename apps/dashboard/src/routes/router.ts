import { type RouterHistory, createRouter } from '@tanstack/react-router'
import { NotFound, PageError } from './fallbacks.tsx'
import type { RouterContext } from './lazily.tsx'
import { routeTree } from './tree.tsx'

/** Under this nothing is shown while a screen loads: it would only flicker. Milliseconds. */
const PATIENCE = 150

export const createAppRouter = (queries: RouterContext['queries'], history?: RouterHistory) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    // The query cache knows what is stale; the router asks it every time.
    defaultPreloadStaleTime: 0,
    defaultStaleTime: 0,
    defaultPendingMs: PATIENCE,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    // In the outlet of its parent, so that rail and header stay while a screen could not be shown.
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    ...(history && { history }),
  })

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
