import './lib/no-eval.ts'
import { I18nProvider } from '@lingui/react'
import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ConfigProvider, readConfig } from './lib/config.tsx'
import { i18n, speak } from './lib/i18n.ts'
import { browserLocale } from './lib/locales.ts'
import { currentLook } from './lib/look.ts'
import { createAppRouter } from './routes/router.ts'
import './styles/index.css'

let queries: Promise<QueryClient> | undefined

async function openQueries(): Promise<QueryClient> {
  const { createQueryClient } = await import('./lib/query-client.ts')
  const client = createQueryClient(() => {
    client.removeQueries({ queryKey: ['session'] })
    void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
  })
  return client
}

const router = createAppRouter(() => (queries ??= openQueries()))
const config = readConfig()

// The code of the first screen is fetched while the language is, not after.
const [firstRoutes] = router.getMatchedRoutes(router.latestLocation.pathname)
for (const { options } of firstRoutes) {
  const component: unknown = options.component
  if (typeof component === 'function' && 'preload' in component) void (component.preload as () => Promise<void>)()
}
await speak(currentLook().locale ?? browserLocale(navigator.languages))

const place = document.getElementById('root')
if (place === null) throw new Error('The page has no #root')
createRoot(place).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ConfigProvider from={config}>
        <RouterProvider router={router} />
      </ConfigProvider>
    </I18nProvider>
  </StrictMode>,
)
