import { Trans } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { personQuery } from '../features/admin/people.api.ts'
import { PersonFacts, PersonHats } from '../features/admin/person-cards.tsx'
import { PersonDeeds } from '../features/admin/person-deeds.tsx'
import { useHere } from '../lib/session.ts'
import { Card } from '../ui/card.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params: { id = '' } }: Load) => {
  const { name } = await queries.ensureQueryData(personQuery(id))
  return { crumb: name }
}

export default function AdminPersonRoute() {
  const here = useHere()
  const { id } = useParams({ from: '/shell/admin/people/$id' })
  const { data: person } = useSuspenseQuery(personQuery(id))
  const { name } = person
  return (
    <Page
      title={name}
      sentence={person.state === 'active' ? <span translate="no">{name}</span> : <Trans>{name} is locked out</Trans>}
      lede={<span translate="no">{person.email}</span>}
      actions={<PersonDeeds person={person} isYou={person.id === here.person.id} />}
    >
      <Stack>
        {person.suspendedFor === null ? null : (
          <Card tone="neg" title={<Trans>Why</Trans>}>
            <p translate="yes">{person.suspendedFor}</p>
          </Card>
        )}
        <Columns of={[3, 2]}>
          <PersonHats memberships={person.memberships} />
          <PersonFacts person={person} />
        </Columns>
      </Stack>
    </Page>
  )
}
