import type { system } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, type Tone } from '../../ui/chip.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFormats } from '../../lib/format.ts'
import { PART_WORDS } from './check-words.ts'

type CheckView = system.CheckView

const TONES: Readonly<Record<CheckView['state'], Tone>> = { well: 'pos', warning: 'warn', ill: 'neg' }
/** What needs a hand comes first. */
const RANK: Readonly<Record<CheckView['state'], number>> = { ill: 0, warning: 1, well: 2 }

interface ChecksProps {
  readonly checks: readonly CheckView[]
  readonly isBusy: boolean
  readonly onAgain: () => void
}

/** What the doctor found, each with its cure. */
export function ChecksCard({ checks, isBusy, onAgain }: ChecksProps) {
  const { i18n, t } = useLingui()
  const { count } = useFormats()
  const words: Readonly<Record<CheckView['state'], string>> = { well: t`Well`, warning: t`Look at it`, ill: t`Ill` }
  const partOf = (name: string) => (PART_WORDS[name] ? i18n._(PART_WORDS[name]) : name)
  const columns: Column<CheckView>[] = [
    { id: 'name', header: t`Part`, sortBy: ({ name }) => partOf(name), cell: ({ name }) => <b>{partOf(name)}</b> },
    {
      id: 'state',
      header: t`State`,
      sortBy: ({ state }) => RANK[state],
      cell: ({ state }) => <Chip tone={TONES[state]}>{words[state]}</Chip>,
    },
    {
      id: 'finding',
      header: t`Finding`,
      onPhone: 'bare',
      cell: ({ finding, cure }) => (
        <>
          {finding}
          {cure === null ? null : (
            <>
              <br />
              <b>{cure}</b>
            </>
          )}
        </>
      ),
    },
    {
      id: 'millis',
      header: t`ms`,
      isEnd: true,
      sortBy: ({ millis }) => millis,
      cell: ({ millis }) => count(Math.round(millis)),
    },
  ]
  return (
    <Card
      flush
      title={<Trans>Doctor</Trans>}
      aside={
        <Button small busy={isBusy} onClick={onAgain}>
          <Trans>Look again</Trans>
        </Button>
      }
    >
      <Table
        label={t`Checks`}
        rows={checks}
        columns={columns}
        idOf={({ name }) => name}
        sort={{ id: 'state', desc: false }}
      />
    </Card>
  )
}
