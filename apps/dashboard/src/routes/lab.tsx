import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { HiddenCard } from '../features/lab/hidden-card.tsx'
import { labQuery, subjectsQuery } from '../features/lab/lab.api.ts'
import { isBounded } from '../features/lab/lab-figures.ts'
import { idsOf, type LabSearch, searchOf } from '../features/lab/lab-ids.ts'
import styles from '../features/lab/lab.module.css'
import { PairTable } from '../features/lab/pair-table.tsx'
import { Picker } from '../features/lab/picker.tsx'
import { Pictures } from '../features/lab/pictures.tsx'
import { SetsTable } from '../features/lab/sets-table.tsx'
import { useFormats } from '../lib/format.ts'
import { Empty } from '../ui/empty.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries, deps }: Load) => queries.ensureQueryData(subjectsQuery('', idsOf(deps as LabSearch)))

export default function LabRoute() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const ids = idsOf(useSearch({ from: '/shell/lab' }))
  const isAsked = ids.length > 1
  const { data, error, isPending, refetch } = useQuery({ ...labQuery(ids), enabled: isAsked })
  return (
    <Page
      title={t`Overlap lab`}
      sentence={<Headline of={data} />}
      lede={<Trans>Pick two to twelve audiences. The address of this page brings back the same comparison.</Trans>}
    >
      <div className={styles.bench}>
        <Picker
          // Another comparison, such as a shared one, starts with its own choice.
          key={ids.join()}
          ids={ids}
          onCompare={(next) => void navigate({ to: '/lab', search: searchOf(next) })}
        />
        <Stack>
          {isAsked ? null : <Empty sentence={<Trans>Two audiences are enough to begin.</Trans>} />}
          {isAsked && isPending && error === null ? <RowBones /> : null}
          {error === null ? null : (
            <ProblemPanel failure={error} safe={<Trans>Nothing was counted.</Trans>} onRetry={() => void refetch()} />
          )}
          {data === undefined ? null : (
            <>
              <Pictures of={data} />
              <SetsTable of={data} />
              <PairTable of={data} />
              <HiddenCard of={data} />
            </>
          )}
        </Stack>
      </div>
    </Page>
  )
}

function Headline({ of: lab }: { readonly of: audience.LabView | undefined }) {
  const { count } = useFormats()
  if (lab === undefined) return <Trans>Whose audiences overlap?</Trans>
  const sets = lab.sets.length
  const [pair] = lab.pairs
  const shared = pair?.overlap.shared
  if (sets === 2 && pair && isBounded(pair)) {
    const [a = '', b = ''] = lab.sets.map((it) => it.name)
    return (
      <Trans>
        How many people {a} and {b} share is not known
      </Trans>
    )
  }
  if (sets === 2 && shared) {
    const people = count(shared.people)
    const [a = '', b = ''] = lab.sets.map((it) => it.name)
    return (
      <Trans>
        {a} and {b} share {people} people
      </Trans>
    )
  }
  if (sets > 2 && lab.union) {
    const people = count(lab.union.people)
    return (
      <Trans>
        {sets} audiences, {people} people behind them
      </Trans>
    )
  }
  const known = lab.pairs.filter((it) => it.overlap.shared !== null).length
  const all = lab.pairs.length
  return (
    <Trans>
      {known} of {all} pairs can be told
    </Trans>
  )
}
