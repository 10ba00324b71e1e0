import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { configQuery } from './lib/config.ts'
import { i18n, speak } from './lib/i18n.ts'
import { browserLocale } from './lib/locales.ts'
import { currentLook } from './lib/look.ts'
import { createQueryClient } from './lib/query-client.ts'
import { createAppRouter } from './routes/router.ts'
import './styles/index.css'

const queries = createQueryClient(() => {
  queries.removeQueries({ queryKey: ['session'] })
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
})
const router = createAppRouter(queries)

/** The code of the first screen, fetched while the session is asked for rather than after. */
const [firstRoutes] = router.getMatchedRoutes(router.latestLocation.pathname)
for (const { options } of firstRoutes) {
  const component: unknown = options.component
  if (typeof component === 'function' && 'preload' in component) void (component.preload as () => Promise<void>)()
}
void queries.prefetchQuery(configQuery)
await speak(currentLook().locale ?? browserLocale(navigator.languages))

const place = document.getElementById('root')
if (place === null) throw new Error('The page has no #root')
createRoot(place).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
