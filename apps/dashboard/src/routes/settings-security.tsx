import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accountQuery, placesQuery } from '../features/account/account.api.ts'
import { FactorCard } from '../features/account/factor-card.tsx'
import { PasswordCard } from '../features/account/password-card.tsx'
import { PlacesCard } from '../features/account/places-card.tsx'
import { begin } from '../features/session/session.api.ts'
import { actAs } from '../lib/acting.ts'
import { Stack } from '../ui/layout.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) =>
  Promise.all([queries.ensureQueryData(accountQuery), queries.ensureQueryData(placesQuery)])

export default function SettingsSecurityRoute() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data: me } = useSuspenseQuery(accountQuery)
  const { data: places } = useSuspenseQuery(placesQuery)
  const signedOut = async () => {
    actAs(null)
    await navigate({ to: '/sign-in' })
    queries.clear()
  }
  return (
    <Stack>
      <FactorCard
        me={me}
        onSession={async (session) => {
          await begin(queries, session)
          await queries.invalidateQueries({ queryKey: ['account'] })
        }}
      />
      <PasswordCard me={me} />
      <PlacesCard places={places.items} onSignedOut={signedOut} />
    </Stack>
  )
}
