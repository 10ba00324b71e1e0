import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import {
  allShortlists,
  type Audit,
  auditQuery,
  emergingOf,
  shortlistsQuery,
  type Step,
  type Yardstick,
} from '../features/exposure/exposure.api.ts'
import { exposureCsv } from '../features/exposure/exposure-csv.ts'
import { ExposureOverTime } from '../features/exposure/exposure-over-time.tsx'
import styles from '../features/exposure/exposure.module.css'
import { FloorCard } from '../features/exposure/floor-card.tsx'
import { MethodCard } from '../features/exposure/method-card.tsx'
import { SeenAndAvailable } from '../features/exposure/seen-and-available.tsx'
import { ShortlistTable } from '../features/exposure/shortlist-table.tsx'
import { download } from '../lib/csv.ts'
import { useFormats } from '../lib/format.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RadioField } from '../ui/choice.tsx'
import { Empty } from '../ui/empty.tsx'
import { FormActions } from '../ui/form.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { ExposureSearch } from './exposure-search.ts'
import type { Load } from './lazily.tsx'

const stepOf = ({ step }: ExposureSearch): Step => step ?? 'week'

export const loader = ({ queries, deps }: Load) =>
  Promise.all([
    queries.ensureQueryData(auditQuery(stepOf(deps as ExposureSearch))),
    queries.ensureInfiniteQueryData(shortlistsQuery),
  ])

export default function ExposureRoute() {
  const { t } = useLingui()
  const search = useSearch({ from: '/shell/exposure' })
  const { data: audit } = useSuspenseQuery(auditQuery(stepOf(search)))
  const isEmpty = audit.lists === 0
  return (
    <Page
      title={t`Fair exposure`}
      sentence={<Headline of={audit} />}
      lede={<Since of={audit} />}
      actions={isEmpty ? undefined : <SaveAll of={audit} />}
    >
      <Stack>
        <Choices search={search} />
        {isEmpty ? (
          <Empty
            sentence={<Trans>No brief was ranked in this time.</Trans>}
            more={<Trans>Every ranking leaves its figures here by itself.</Trans>}
          />
        ) : (
          <Pictures audit={audit} yardstick={search.by ?? 'deals'} />
        )}
        <Lists />
        <MethodCard />
      </Stack>
    </Page>
  )
}

function Pictures({ audit, yardstick }: { readonly audit: Audit; readonly yardstick: Yardstick }) {
  return (
    <>
      <Columns of={[7, 5]}>
        <ExposureOverTime audit={audit} yardstick={yardstick} />
        <SeenAndAvailable audit={audit} yardstick={yardstick} />
      </Columns>
      <FloorCard of={audit} />
    </>
  )
}

function Headline({ of: audit }: { readonly of: Audit }) {
  const { share } = useFormats()
  const emerging = emergingOf(audit.tiers)
  if (!emerging) return <Trans>Who is seen, and who could be</Trans>
  if (emerging.available === 0) return <Trans>Every act that could be shown has had a deal here</Trans>
  const [seen, could] = [emerging.exposure, emerging.available].map((it) => share(Math.round(it * 100) / 100))
  return (
    <Trans>
      Acts with no earlier deal here had {seen} of what shortlists showed; they are {could} of those who could be shown
    </Trans>
  )
}

function Since({ of: { from, to, lists } }: { readonly of: Audit }) {
  const { calendarDay } = useFormats()
  const [first, last] = [calendarDay(from), calendarDay(to)]
  return (
    <>
      <Trans>
        {first} to {last}.
      </Trans>{' '}
      <Plural value={lists} _0="No brief was ranked." one="One brief was ranked." other="# briefs were ranked." />{' '}
      <Trans>First places count more, because they are read more.</Trans>
    </>
  )
}

function Choices({ search }: { readonly search: ExposureSearch }) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/exposure' })
  const change = (next: ExposureSearch) => void navigate({ search: next, replace: true, resetScroll: false })
  const { step, by } = search
  return (
    <div className={styles.choices}>
      <RadioField
        as="segments"
        name="step"
        label={t`Time`}
        value={step ?? 'week'}
        options={[
          { value: 'week', label: t`12 weeks` },
          { value: 'month', label: t`12 months` },
        ]}
        onChange={(it) => change({ ...(it === 'month' && { step: it }), ...(by && { by }) })}
      />
      <RadioField
        as="segments"
        name="by"
        label={t`Acts by`}
        value={by ?? 'deals'}
        options={[
          { value: 'deals', label: t`Deals here` },
          { value: 'audience', label: t`Audience` },
        ]}
        onChange={(it) => change({ ...(step && { step }), ...(it === 'audience' && { by: it }) })}
      />
    </div>
  )
}

function Lists() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(shortlistsQuery)
  const rows = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return null
  return (
    <Card
      flush
      title={<Trans>Shortlists</Trans>}
      lede={<Trans>A list that came out like the one before is not kept again.</Trans>}
    >
      <ShortlistTable rows={rows} />
      {hasNextPage ? (
        <FormActions>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </FormActions>
      ) : null}
    </Card>
  )
}

function SaveAll({ of: { from, to } }: { readonly of: Audit }) {
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      download(`exposure-${from}-${to}.csv`, exposureCsv(await allShortlists({ from, to })))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button busy={isBusy} icon={<Download size={16} aria-hidden="true" />} onClick={() => void save()}>
      <Trans>Save as CSV</Trans>
    </Button>
  )
}
