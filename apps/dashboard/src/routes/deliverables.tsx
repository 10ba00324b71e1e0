import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Board } from '../features/work/board.tsx'
import { boardQuery } from '../features/work/work.api.ts'
import { useHere } from '../lib/session.ts'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(boardQuery)

export default function DeliverablesRoute() {
  const { t } = useLingui()
  const here = useHere()
  const you = here.hat?.workspace.kind
  const { data } = useSuspenseQuery(boardQuery)
  const mine = data.items.filter(({ turn }) => turn?.side === you).length
  return (
    <Page
      title={t`Deliverables`}
      sentence={
        <Plural value={mine} _0="No work waits for you" one="One work waits for you" other="# works wait for you" />
      }
    >
      {data.items.length === 0 ? (
        <Empty sentence={<Trans>Work appears here once a deal is funded.</Trans>} />
      ) : (
        <Board cards={data.items} you={you} />
      )}
    </Page>
  )
}
