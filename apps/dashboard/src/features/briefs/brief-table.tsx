import type { briefs } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { BRIEF_STATE_WORDS } from '../../lib/deal-words.ts'
import { TURN_DEEDS, turnsOf } from '../../lib/turn-words.ts'
import { Chip, type Tone } from '../../ui/chip.tsx'
import { Money } from '../../ui/money.tsx'
import { ScoreStrip } from '../../ui/score-strip.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import styles from './briefs.module.css'

type Row = briefs.BriefRow

const TONES: Partial<Record<Row['state'], Tone>> = {
  open: 'pos',
  in_flight: 'pos',
  returned: 'warn',
  rejected: 'neg',
  submitted: 'info',
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly side: 'brand' | 'house'
  readonly label: string
}

/** Briefs with whose turn it is and how far they are. */
export function BriefTable({ rows, side, label }: TableProps) {
  const { t, i18n } = useLingui()
  const columns: Column<Row>[] = [
    {
      id: 'title',
      header: t`Brief`,
      sortBy: ({ title }) => title,
      cell: ({ id, title, brand }) => (
        <span>
          <Link to="/briefs/$id" params={{ id }} translate="no">
            <b>{title || t`Untitled`}</b>
          </Link>
          {side === 'house' ? (
            <>
              <br />
              <span className="tiny quiet" translate="no">
                {brand.name}
              </span>
            </>
          ) : null}
        </span>
      ),
    },
    {
      id: 'state',
      header: t`State`,
      sortBy: ({ state }) => state,
      cell: ({ state }) => <Chip tone={TONES[state] ?? 'neutral'}>{i18n._(BRIEF_STATE_WORDS[state])}</Chip>,
    },
    {
      id: 'turn',
      header: t`Turn`,
      sortBy: ({ turn }) => turn?.dueAt ?? null,
      cell: ({ turn }) =>
        turn === null ? (
          <span className="quiet">–</span>
        ) : (
          <span>
            {i18n._(TURN_DEEDS[turn.kind])}
            {turn.dueAt === null ? null : (
              <>
                <br />
                <span className="tiny quiet">
                  <When at={turn.dueAt} as="relative" />
                </span>
              </>
            )}
          </span>
        ),
    },
    {
      id: 'score',
      header: t`Score`,
      onPhone: 'bare',
      cell: ({ score }) => (
        <span className={styles.strip}>
          <ScoreStrip turns={turnsOf(score, i18n)} />
        </span>
      ),
    },
    {
      id: 'budget',
      header: t`Budget`,
      isEnd: true,
      sortBy: ({ budgetMinor }) => budgetMinor,
      cell: ({ budgetMinor, currency }) =>
        budgetMinor === null ? '–' : <Money of={{ minor: budgetMinor, currency }} />,
    },
  ]
  return <Table label={label} rows={rows} columns={columns} idOf={({ id }) => id} />
}
