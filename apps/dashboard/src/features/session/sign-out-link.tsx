import { Trans } from '@lingui/react/macro'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { actAs } from '../../lib/acting.ts'
import { Button } from '../../ui/button.tsx'
import { signOut } from './session.api.ts'

/** The way out for somebody who cannot go in yet. */
export function SignOutLink() {
  const { queries } = useRouter().options.context
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    actAs(null)
    const cache = await queries()
    cache.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Button tone="quiet" small onClick={() => void leave()}>
      <Trans>Sign out</Trans>
    </Button>
  )
}
