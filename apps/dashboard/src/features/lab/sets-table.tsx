import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { onlyIn } from './lab-figures.ts'

interface SetRow {
  readonly id: string
  readonly name: string
  readonly people: number | null
  readonly only: number | null
  readonly asOf: string | null
}

/** Each audience by itself, and how many people nobody else of them brings. */
export function SetsTable({ of: lab }: { readonly of: audience.LabView }) {
  const { t } = useLingui()
  const { count, calendarDay } = useFormats()
  const isKnown = lab.regionsWithheld === null
  const fewest = count(lab.minimum)
  const rows = lab.sets.map((it, n) => ({
    id: it.workspaceId,
    name: it.name,
    people: it.people,
    only: isKnown ? onlyIn(lab, n) : null,
    asOf: it.asOf,
  }))
  const few = t`fewer than ${fewest}`
  const columns: Column<SetRow>[] = [
    { id: 'name', header: t`Audience`, sortBy: ({ name }) => name, cell: ({ name }) => <b translate="no">{name}</b> },
    {
      id: 'people',
      header: t`People`,
      isEnd: true,
      sortBy: ({ people }) => people ?? -1,
      cell: ({ people, asOf }) => {
        if (people !== null) return count(people)
        return <span className="quiet">{asOf === null ? <Trans>no audience</Trans> : few}</span>
      },
    },
    ...(isKnown
      ? [
          {
            id: 'only',
            header: t`Only here`,
            isEnd: true,
            sortBy: ({ only }: SetRow) => only ?? -1,
            cell: ({ only }: SetRow) => (only === null ? <span className="quiet">–</span> : count(only)),
          },
        ]
      : []),
    {
      id: 'asOf',
      header: t`Data as of`,
      sortBy: ({ asOf }) => asOf,
      cell: ({ asOf }) => (asOf === null ? '–' : calendarDay(asOf)),
    },
  ]
  return (
    <Card flush title={isKnown ? <Trans>Who adds most</Trans> : <Trans>Audience by audience</Trans>}>
      <Table
        label={t`Audiences`}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        sort={{ id: isKnown ? 'only' : 'people', desc: true }}
      />
    </Card>
  )
}
