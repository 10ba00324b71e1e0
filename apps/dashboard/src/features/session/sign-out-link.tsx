import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { actAs } from '../../lib/acting.ts'
import { Button } from '../../ui/button.tsx'
import { signOut } from './session.api.ts'

/** The way out for somebody who cannot go in yet. */
export function SignOutLink() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Button
      tone="quiet"
      small
      onClick={() =>
        void signOut().then(() => {
          actAs(null)
          queries.clear()
          return navigate({ to: '/sign-in' })
        })
      }
    >
      <Trans>Sign out</Trans>
    </Button>
  )
}
