import { Trans } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Strip } from './strip.tsx'

function listen(tell: () => void): () => void {
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)

/** Says that the network is gone and that what is written now is sent later. */
export const OfflineStrip = () =>
  useOnline() ? null : (
    <Strip tone="warn" live>
      <Trans>You are offline. What you change is kept here and sent when the network is back.</Trans>
    </Strip>
  )
