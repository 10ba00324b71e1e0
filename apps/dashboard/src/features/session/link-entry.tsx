import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { hasAsked } from '../../lib/asked-link.ts'
import { isRefused } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { followLink } from './session.api.ts'
import { useEntry } from './use-entry.ts'

interface LinkProps {
  readonly token: string
  readonly next: string | undefined
}

/** Follows a mailed link: at once where it was asked for, else after a click, so that a mail scanner cannot use it up. */
export function LinkEntry({ token, next }: LinkProps) {
  const { t } = useLingui()
  const [state, setState] = useState<'ready' | 'busy' | { readonly failure: unknown }>(hasAsked() ? 'busy' : 'ready')
  const enter = useEntry(next)
  const isFollowed = useRef(false)

  const follow = async () => {
    if (isFollowed.current) return
    isFollowed.current = true
    setState('busy')
    try {
      await enter(await followLink(token))
    } catch (failure) {
      setState({ failure })
    }
  }
  useEffect(() => {
    if (state === 'busy') void follow()
  })

  if (state === 'ready') {
    return (
      <Button tone="primary" onClick={() => void follow()}>
        <Trans>Sign in</Trans>
      </Button>
    )
  }
  if (state === 'busy') return <Bone width="60%" />
  if (!isRefused(state.failure, 'link_not_valid')) return <ProblemPanel failure={state.failure} />
  return (
    <>
      <p role="alert">{t`This link has been used or is too old. We can mail you a new one right here.`}</p>
      <SignInForm next={next} />
    </>
  )
}
