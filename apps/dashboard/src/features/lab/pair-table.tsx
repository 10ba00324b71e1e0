import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FormActions } from '../../ui/form.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { type PairShares, useShareWords } from '../../ui/chart/pair-share.ts'
import { sharesIn } from './lab-figures.ts'
import styles from './lab.module.css'
import { METHOD_MEANINGS, METHOD_WORDS, WITHHELD_WORDS } from './lab-words.ts'

interface PairRow {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly overlap: audience.OverlapView
  readonly shares: PairShares | null
}

/** Pairs shown at first, those that share most; twelve audiences make 66. */
const FIRST = 15

const rowsOf = (lab: audience.LabView): PairRow[] =>
  lab.pairs.map((pair) => ({
    id: `${pair.a} ${pair.b}`,
    a: lab.sets[pair.a]?.name ?? '',
    b: lab.sets[pair.b]?.name ?? '',
    overlap: pair.overlap,
    shares: sharesIn(lab, pair),
  }))

/** Every pair with all that is known of it: never one percentage, always both sides, margin, method and age. */
export function PairTable({ of: lab }: { readonly of: audience.LabView }) {
  const { t, i18n } = useLingui()
  const { times, calendarDay } = useFormats()
  const words = useShareWords()
  const [isWhole, setWhole] = useState(false)
  const columns: Column<PairRow>[] = [
    {
      id: 'pair',
      header: t`Pair`,
      sortBy: ({ a, b }) => `${a} ${b}`,
      cell: ({ a, b }) => (
        <span translate="no">
          {a} <span className="quiet">·</span> {b}
        </span>
      ),
    },
    {
      id: 'shared',
      header: t`In both`,
      isEnd: true,
      sortBy: ({ overlap }) => overlap.shared?.people ?? -1,
      cell: ({ overlap }) => <SharedPeople of={overlap} />,
    },
    {
      id: 'shares',
      header: t`Of each`,
      isEnd: true,
      sortBy: ({ shares }) => shares?.ofSmaller.low ?? -1,
      cell: ({ a, b, shares }) =>
        shares === null ? (
          '–'
        ) : (
          <span className={styles.sides}>
            <SideShare name={a} share={words(shares.ofA)} />
            <SideShare name={b} share={words(shares.ofB)} />
          </span>
        ),
    },
    {
      id: 'lift',
      header: t`Against chance`,
      isEnd: true,
      sortBy: ({ overlap }) => overlap.lift ?? -1,
      cell: ({ overlap: { lift, method } }) => (lift === null || method === 'bounded' ? '–' : `× ${times(lift)}`),
    },
    {
      id: 'method',
      header: t`How`,
      sortBy: ({ overlap }) => overlap.method,
      cell: ({ overlap: { method } }) => (
        <span title={i18n._(METHOD_MEANINGS[method])}>
          <Chip tone={method === 'measured' ? 'pos' : 'neutral'}>{i18n._(METHOD_WORDS[method])}</Chip>
        </span>
      ),
    },
    {
      id: 'asOf',
      header: t`Data as of`,
      sortBy: ({ overlap }) => overlap.asOf,
      cell: ({ overlap: { asOf } }) => (asOf === null ? '–' : <span className={styles.day}>{calendarDay(asOf)}</span>),
    },
  ]
  const rows = rowsOf(lab).toSorted((x, y) => (y.overlap.shared?.people ?? -1) - (x.overlap.shared?.people ?? -1))
  const count = rows.length
  return (
    <Card flush title={<Trans>Pair by pair</Trans>}>
      <Table
        label={t`Pairs of audiences`}
        rows={isWhole ? rows : rows.slice(0, FIRST)}
        columns={columns}
        idOf={({ id }) => id}
        sort={{ id: 'shared', desc: true }}
      />
      {isWhole || count <= FIRST ? null : (
        <FormActions>
          <Button onClick={() => setWhole(true)}>
            <Trans>Show all {count} pairs</Trans>
          </Button>
        </FormActions>
      )}
    </Card>
  )
}

const SideShare = ({ name, share }: { readonly name: string; readonly share: string }) => (
  <span>
    <span className="tiny quiet" translate="no">
      {name}
    </span>{' '}
    {share}
  </span>
)

/** People in both with their margin; "few" where the margin is wider than the figure. */
function SharedPeople({ of: { shared, withheld, method } }: { readonly of: audience.OverlapView }) {
  const { i18n } = useLingui()
  const { count } = useFormats()
  if (shared === null) return <span className="quiet">{i18n._(WITHHELD_WORDS[withheld ?? 'too_few'])}</span>
  const [low, high] = [count(shared.low), count(shared.high)]
  const isRange = method === 'bounded'
  return (
    <span className={styles.shared}>
      {isRange ? null : <b>{shared.isFew ? <Trans>few</Trans> : count(shared.people)}</b>}
      {shared.low === shared.high ? null : (
        <span className="tiny quiet">
          <Trans>
            {low} to {high}
          </Trans>
        </span>
      )}
    </span>
  )
}
