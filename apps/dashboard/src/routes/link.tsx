import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { LinkEntry } from '../features/session/link-entry.tsx'
import { useLinkToken } from '../lib/link-token.ts'
import { Door } from '../ui/door.tsx'

export default function LinkRoute() {
  const { t } = useLingui()
  const token = useLinkToken()
  const { next } = useSearch({ from: '/sign-in/link' })
  return (
    <Door title={t`Sign in`} sentence={<Trans>Your link</Trans>}>
      <LinkEntry token={token} next={next} />
    </Door>
  )
}
