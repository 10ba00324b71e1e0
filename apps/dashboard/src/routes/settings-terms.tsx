import { useSuspenseQuery } from '@tanstack/react-query'
import { statedTermsQuery } from '../features/terms/terms.api.ts'
import { TermsStatedForm } from '../features/terms/terms-form.tsx'
import { useHere } from '../lib/session.ts'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(statedTermsQuery)

export default function SettingsTermsRoute() {
  const here = useHere()
  const { data } = useSuspenseQuery(statedTermsQuery)
  return <TermsStatedForm of={data} mayChange={here.may('statedTerms.state')} />
}
