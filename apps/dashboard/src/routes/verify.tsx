import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { VerifyPanel } from '../features/contracts/verify-panel.tsx'
import { QueryRoot } from '../lib/query-root.tsx'
import { Door } from '../ui/door.tsx'

export default function VerifyRoute() {
  const { t } = useLingui()
  const { hash } = useSearch({ from: '/verify' })
  return (
    <Door
      title={t`Verify`}
      sentence={<Trans>Is this copy genuine?</Trans>}
      lede={<Trans>Drop the PDF or paste its hash. No account is needed.</Trans>}
    >
      <QueryRoot>
        <VerifyPanel start={hash ?? ''} />
      </QueryRoot>
    </Door>
  )
}
