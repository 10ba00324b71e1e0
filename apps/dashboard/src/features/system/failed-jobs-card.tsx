import type { system } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useFormats } from '../../lib/format.ts'
import { useRetryJob } from './system.api.ts'

type FailedJob = system.FailedJobView

/** Jobs that gave up, and the way to try them again. */
export function FailedJobsCard({ jobs }: { readonly jobs: readonly FailedJob[] }) {
  const { t } = useLingui()
  const { count } = useFormats()
  const columns: Column<FailedJob>[] = [
    {
      id: 'name',
      header: t`Job`,
      cell: ({ name, queue }) => (
        <span>
          <b className="mono">{name}</b>
          <br />
          <span className="tiny quiet">{queue}</span>
        </span>
      ),
    },
    { id: 'reason', header: t`Reason`, onPhone: 'bare', cell: ({ reason }) => reason },
    {
      id: 'attempts',
      header: t`Tries`,
      isEnd: true,
      sortBy: ({ attempts }) => attempts,
      cell: ({ attempts }) => count(attempts),
    },
    {
      id: 'when',
      header: t`When`,
      sortBy: ({ failedAt }) => failedAt,
      cell: ({ failedAt }) => <When at={failedAt} as="relative" />,
    },
    { id: 'deeds', header: t`Actions`, isDeeds: true, cell: (job) => <RetryButton job={job} /> },
  ]
  return (
    <Card flush title={<Trans>Failed jobs</Trans>}>
      {jobs.length === 0 ? (
        <Empty inside sentence={<Trans>No job has given up.</Trans>} />
      ) : (
        <Table label={t`Failed jobs`} rows={jobs} columns={columns} idOf={({ queue, id }) => `${queue} ${id}`} />
      )}
    </Card>
  )
}

function RetryButton({ job: { id, queue, name } }: { readonly job: FailedJob }) {
  const { t } = useLingui()
  const { mutateAsync: retry, isPending } = useRetryJob()
  const again = async () => {
    try {
      await retry({ id, queue })
      say(t`${name} is tried again.`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Button small busy={isPending} onClick={() => void again()}>
      <Trans>Try again</Trans>
    </Button>
  )
}
