import type { SessionView } from '@concertato/wire'
import { I18nProvider } from '@lingui/react'
import { RouterProvider, createMemoryHistory } from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ConfigProvider, readConfig } from '../lib/config.tsx'
import { i18n, setVoice, speak } from '../lib/i18n.ts'
import { createQueryClient } from '../lib/query-client.ts'
import { createAppRouter } from '../routes/router.ts'
import { ordinaryReplies } from './replies.ts'
import { handlersOf, server } from './server.ts'
import { aSession } from './world.ts'

/** Puts the answers of an ordinary day in place; a test overrides single ones after it with `answers` and `refuses`. */
export const ordinaryDay = (session: SessionView = aSession()): void =>
  server.use(...handlersOf(ordinaryReplies(session)))

/** Opens the whole dashboard at an address, as a person would, and waits for its headline. */
export async function open(path: string) {
  setVoice('formal')
  await speak('en')
  const queries = createQueryClient(() => void router.navigate({ to: '/sign-in' }))
  queries.setDefaultOptions({ queries: { retry: false } })
  const opened = Promise.resolve(queries)
  const router = createAppRouter(() => opened, createMemoryHistory({ initialEntries: [path] }))
  const config = readConfig()
  await act(async () => {
    render(
      <I18nProvider i18n={i18n}>
        <ConfigProvider from={config}>
          <RouterProvider router={router} />
        </ConfigProvider>
      </I18nProvider>,
    )
    await config
  })
  await screen.findByRole('heading', { level: 1 })
  return { router, user: userEvent.setup({ delay: null }) }
}
