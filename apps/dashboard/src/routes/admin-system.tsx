import { i18n as spoken } from '@lingui/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ChecksCard } from '../features/system/checks-card.tsx'
import { FactsCard } from '../features/system/facts-card.tsx'
import { FailedJobsCard } from '../features/system/failed-jobs-card.tsx'
import { QueuesCard } from '../features/system/queues-card.tsx'
import { doctorQuery, failedJobsQuery, systemQuery } from '../features/system/system.api.ts'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) =>
  Promise.all([
    queries.ensureQueryData(systemQuery),
    queries.ensureQueryData(doctorQuery(spoken.locale)),
    queries.ensureQueryData(failedJobsQuery),
  ])

const BACKENDS = { postgres: 'PostgreSQL', redis: 'Redis' } as const

export default function AdminSystemRoute() {
  const { t, i18n } = useLingui()
  const { data: system } = useSuspenseQuery(systemQuery)
  const { data: doctor, isFetching, refetch } = useSuspenseQuery(doctorQuery(i18n.locale))
  const { data: failed } = useSuspenseQuery(failedJobsQuery)
  const ailing = doctor.checks.filter(({ state }) => state !== 'well').length
  return (
    <Page
      title={t`System`}
      sentence={
        ailing === 0 ? (
          <Trans>Everything is well</Trans>
        ) : (
          <Plural value={ailing} one="One check needs a look" other="# checks need a look" />
        )
      }
      lede={
        <Plural
          value={failed.items.length}
          _0="No job has given up"
          one="# job has given up"
          other="# jobs have given up"
        />
      }
    >
      <Columns of={[2, 1]}>
        <Stack>
          <ChecksCard checks={doctor.checks} isBusy={isFetching} onAgain={() => void refetch()} />
          <FailedJobsCard jobs={failed.items} />
        </Stack>
        <Stack>
          <QueuesCard queues={system.queues} backend={BACKENDS[system.queueBackend]} />
          <FactsCard of={system} />
        </Stack>
      </Columns>
    </Page>
  )
}
