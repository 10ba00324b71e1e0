import type { ErrorComponentProps } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'

const NotFoundPage = lazy(() => import('./not-found.tsx'))
const PageErrorPage = lazy(() => import('./page-error.tsx'))

/** What shows instead of a screen; rarely needed, so fetched when it is. */
export const NotFound = () => (
  <Suspense>
    <NotFoundPage />
  </Suspense>
)

export const PageError = (props: ErrorComponentProps) => (
  <Suspense>
    <PageErrorPage {...props} />
  </Suspense>
)
