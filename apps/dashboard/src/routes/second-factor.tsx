import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { FactorEnrolment } from '../features/account/factor-enrolment.tsx'
import { SecondFactorForm } from '../features/session/second-factor-form.tsx'
import { SignOutLink } from '../features/session/sign-out-link.tsx'
import { useEntry } from '../features/session/use-entry.ts'
import { QueryRoot } from '../lib/query-root.tsx'
import { sessionQuery } from '../lib/session.ts'
import { Door } from '../ui/door.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(sessionQuery)

export default function SecondFactorRoute() {
  return (
    <QueryRoot>
      <SecondFactor />
    </QueryRoot>
  )
}

function SecondFactor() {
  const { t } = useLingui()
  const { next } = useSearch({ from: '/second-factor' })
  const { data: session } = useSuspenseQuery(sessionQuery)
  const enter = useEntry(next)
  if (session.state === 'anonymous') return <Navigate to="/sign-in" replace />
  if (session.state === 'full') return <Navigate to={next ?? '/today'} replace />
  const { enrolled } = session.secondFactor
  return (
    <Door
      title={t`Second factor`}
      sentence={enrolled ? <Trans>One more proof</Trans> : <Trans>Your role needs a second factor</Trans>}
      lede={
        enrolled ? (
          <Trans>Your password or link was right. Now the code that only your phone knows.</Trans>
        ) : (
          <Trans>Whoever moves money or speaks for a minor proves it twice. It takes two minutes, once.</Trans>
        )
      }
      foot={<SignOutLink />}
    >
      {enrolled ? <SecondFactorForm next={next} /> : <FactorEnrolment onDone={enter} />}
    </Door>
  )
}
