import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { BriefTable } from '../features/briefs/brief-table.tsx'
import { briefsQuery, useCreateBrief } from '../features/briefs/briefs.api.ts'
import { useCommands } from '../lib/commands.ts'
import { useHere } from '../lib/session.ts'
import { useShortcuts } from '../lib/shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(briefsQuery)

export default function BriefsRoute() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const here = useHere()
  const { data } = useSuspenseQuery(briefsQuery)
  const { mutateAsync: create, isPending } = useCreateBrief()
  const mayWrite = here.may('briefs.create')
  const side = here.hat?.workspace.kind === 'house' ? 'house' : 'brand'
  const write = async () => {
    const brief = await create({ currency: here.hat?.workspace.currency ?? 'EUR' })
    await navigate({ to: '/briefs/$id', params: { id: brief.id } })
  }
  const deeds = [{ id: 'brief', keys: 'c', label: t`Write a brief`, group: 'do' as const, run: () => void write() }]
  useShortcuts(mayWrite ? deeds : [])
  useCommands(mayWrite ? deeds : [])
  const count = data.items.length
  const button = (
    <Button
      tone="primary"
      busy={isPending}
      icon={<PenLine size={16} strokeWidth={1.75} aria-hidden="true" />}
      onClick={() => void write()}
    >
      <Trans>Write a brief</Trans>
    </Button>
  )
  return (
    <Page
      title={t`Briefs`}
      sentence={
        count === 0 ? (
          <Trans>A brief takes about 3 minutes</Trans>
        ) : (
          <Plural value={count} one="# brief" other="# briefs" />
        )
      }
      {...(mayWrite ? { actions: button } : {})}
    >
      {count === 0 ? (
        <Empty
          sentence={side === 'house' ? <Trans>No brief was handed in yet.</Trans> : <Trans>No brief yet.</Trans>}
          {...(mayWrite ? { action: button } : {})}
        />
      ) : (
        <Card flush>
          <BriefTable rows={data.items} side={side} label={t`Briefs`} />
        </Card>
      )}
    </Page>
  )
}
