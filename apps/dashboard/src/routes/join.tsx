import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { JoinForm } from '../features/join/join-form.tsx'
import { useConfig } from '../lib/config.tsx'
import { Door } from '../ui/door.tsx'

export default function JoinRoute() {
  const { t } = useLingui()
  const config = useConfig()
  return (
    <Door
      title={t`Join`}
      sentence={<Trans>Brands and artists agree in turns</Trans>}
      lede={<Trans>One address is all we need to begin. The rest comes when it is its turn.</Trans>}
      foot={
        <>
          <span>
            <Trans>
              Already here? <Link to="/sign-in">Sign in</Link>
            </Trans>
          </span>
          {config?.demo ? (
            <Link to="/sign-in">
              <Trans>Look around the demo first</Trans>
            </Link>
          ) : null}
        </>
      }
    >
      <JoinForm />
    </Door>
  )
}
