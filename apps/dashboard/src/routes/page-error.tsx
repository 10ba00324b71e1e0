import { Trans } from '@lingui/react/macro'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { isRefused } from '../lib/problem.ts'
import { Page } from '../ui/page.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { t } from '@lingui/core/macro'
import NotFoundPage from './not-found.tsx'

const Forbidden = lazy(() => import('./forbidden.tsx'))

/** Whatever kept a screen from being shown. */
export default function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  if (isRefused(error, 'not_found')) return <NotFoundPage />
  if (isRefused(error, 'not_allowed')) {
    return (
      <Suspense>
        <Forbidden />
      </Suspense>
    )
  }
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t`Problem`} sentence={<Trans>This page could not be shown</Trans>} narrow>
      <ProblemPanel failure={error} onRetry={retry} />
    </Page>
  )
}
