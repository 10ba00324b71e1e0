import { Trans, useLingui } from '@lingui/react/macro'
import { useParams, useSearch } from '@tanstack/react-router'
import { LinkEntry } from '../features/session/link-entry.tsx'
import { Door } from '../ui/door.tsx'

export default function LinkRoute() {
  const { t } = useLingui()
  const { token } = useParams({ from: '/link/$token' })
  const { next } = useSearch({ from: '/link/$token' })
  return (
    <Door title={t`Sign in`} sentence={<Trans>Your link</Trans>}>
      <LinkEntry token={token} next={next} />
    </Door>
  )
}
