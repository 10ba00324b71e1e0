import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import { Personas } from '../features/session/personas.tsx'
import { SignInForm } from '../features/session/sign-in-form.tsx'
import { Door } from '../ui/door.tsx'

export default function SignInRoute() {
  const { t } = useLingui()
  const { next } = useSearch({ from: '/sign-in' })
  return (
    <Door
      title={t`Sign in`}
      sentence={<Trans>Come in</Trans>}
      lede={<Trans>We mail you a link. No password is needed.</Trans>}
      foot={
        <span>
          <Trans>
            New here? <Link to="/join">Join as a brand or an artist</Link>
          </Trans>
        </span>
      }
    >
      <SignInForm next={next} />
      <Personas />
    </Door>
  )
}
