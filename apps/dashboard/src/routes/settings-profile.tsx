import { useSuspenseQuery } from '@tanstack/react-query'
import { accountQuery } from '../features/account/account.api.ts'
import { LanguageCard, LookCard, WhoCard } from '../features/account/look-cards.tsx'
import { Stack } from '../ui/layout.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(accountQuery)

export default function SettingsProfileRoute() {
  const { data: me } = useSuspenseQuery(accountQuery)
  return (
    <Stack>
      <WhoCard me={me} />
      <LanguageCard me={me} />
      <LookCard />
    </Stack>
  )
}
