import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { StepUpHost } from '../features/session/step-up-host.tsx'
import { Shell } from '../features/shell/shell.tsx'
import { todayQuery } from '../features/turns/turns.api.ts'
import { APP_NAME } from '../lib/app-name.ts'
import { useConfig } from '../lib/config.tsx'
import { QueryRoot } from '../lib/query-root.tsx'
import { placesFor } from '../lib/places.ts'
import { useHere } from '../lib/session.ts'
import { PLACES } from './places.ts'

export default function ShellRoute() {
  return (
    <QueryRoot>
      <Inside />
    </QueryRoot>
  )
}

function Inside() {
  const here = useHere()
  const config = useConfig()
  const { data: today } = useQuery(todayQuery)
  return (
    <Shell
      here={here}
      places={placesFor(PLACES, here.role)}
      turns={today?.yours.length ?? 0}
      productName={config?.productName ?? APP_NAME}
      isSandbox={config?.sandboxPayments ?? false}
    >
      <Outlet />
      <StepUpHost />
    </Shell>
  )
}
