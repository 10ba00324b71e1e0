import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { MATCH_STATE_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { cx } from '../../ui/cx.ts'
import { FitBar } from './fit-bar.tsx'
import { MatchDeeds } from './match-deeds.tsx'
import { isCandidate, isScored, type Shown } from './matches.api.ts'
import styles from './matches.module.css'
import { PART_WORDS } from './part-words.ts'
import type { PlanAct } from './planner.api.ts'
import { PRICE_WORDS } from './price-words.ts'
import { RowFacts } from './row-facts.tsx'

export interface ListProps {
  readonly rows: readonly Shown[]
  /** What the planner knows of each act, by its workspace. */
  readonly planned: ReadonlyMap<string, PlanAct>
  readonly currency: string
  /** Acts in the pictures. */
  readonly compared: readonly string[]
  readonly mayCompareMore: boolean
  readonly onCompare: (actId: string, isWanted: boolean) => void
  readonly onOpen: (id: string) => void
  /** Room for rows that are still to come. */
  readonly coming: ReactNode
  /** Who was here when the page was opened; others arrive. */
  readonly first: ReadonlySet<string>
}

/** More rows than these are folded away until asked for; whom the plan or the reader picked is always in sight. */
const AT_FIRST = 10

/** Candidates, best first; each opens to its reasons, and up to four are laid over one another. */
export function MatchList({ rows, coming, first, ...more }: ListProps) {
  const [isAllAsked, setAllAsked] = useState(false)
  const isAll = isAllAsked || rows.length <= AT_FIRST + 2
  const shown = isAll ? rows : rows.filter((it, index) => index < AT_FIRST || it.state !== 'suggested')
  const all = rows.length
  return (
    <>
      <ol className={styles.list}>
        {shown.map((it) => (
          <MatchRow key={it.id} of={it} isNew={!first.has(it.id)} {...more} />
        ))}
      </ol>
      {coming}
      {isAll ? null : (
        <p className={styles.fold}>
          <Button small onClick={() => setAllAsked(true)}>
            <Trans>Show all {all}</Trans>
          </Button>
        </p>
      )}
      <Legend />
    </>
  )
}

/** What the colours of the bars stand for. */
function Legend() {
  const { i18n } = useLingui()
  return (
    <p className={styles.legend}>
      {(['audience', 'content', 'price', 'record'] as const).map((part) => (
        <span key={part}>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="2" className={styles.part} data-part={part} />
          </svg>
          {i18n._(PART_WORDS[part])}
        </span>
      ))}
      <span>
        <svg width="16" height="10" aria-hidden="true">
          <rect x="0.6" y="0.6" width="14.8" height="8.8" rx="2" className={styles.hollow} />
        </svg>
        <Trans>not known</Trans>
      </span>
      <span>
        <Trans>+ benefit of the doubt: what is not known counts in part for the order, never for the fit</Trans>
      </span>
    </p>
  )
}

interface RowProps extends Omit<ListProps, 'rows' | 'coming' | 'first'> {
  readonly of: Shown
  /** It came while the list was looked at. */
  readonly isNew: boolean
}

function MatchRow({ of: it, isNew, planned, currency, compared, mayCompareMore, onCompare, onOpen }: RowProps) {
  const { t, i18n } = useLingui()
  const { country } = useFormats()
  const { act, evidence, state, fit, rank } = it
  const name = act.name
  const plan = planned.get(act.id)
  const isCompared = compared.includes(act.id)
  const genres = evidence.genres.slice(0, 2).join(', ')
  const note = isCandidate(it) ? it.rationale : it.recommendation
  return (
    <li className={styles.row} data-chosen={plan?.isChosen || undefined} data-new={isNew || undefined}>
      <div className={styles.head}>
        <input
          type="checkbox"
          className={styles.tick}
          aria-label={t`Compare ${name}`}
          checked={isCompared}
          disabled={!isCompared && !mayCompareMore}
          onChange={(event) => onCompare(act.id, event.currentTarget.checked)}
        />
        <Avatar name={name} side="act" />
        <span className={styles.who}>
          <b translate="no">
            {rank}. {name}
          </b>
          <span className="small quiet">
            {[act.country === 'XX' ? '' : country(act.country), genres].filter(Boolean).join(' · ')}
          </span>
        </span>
        <Price of={plan} currency={currency} />
        <div className={styles.line}>
          <FitBar fit={fit} isKnown={isScored(it)} credit={evidence.credit} parts={evidence.parts} />
          {plan?.isChosen ? (
            <Chip tone="act">
              <Trans>in the plan</Trans>
            </Chip>
          ) : null}
          {plan?.isEmerging ? (
            <Chip>
              <Trans>fresh voice</Trans>
            </Chip>
          ) : null}
          {state === 'suggested' ? null : <Chip>{i18n._(MATCH_STATE_WORDS[state])}</Chip>}
        </div>
        <RowFacts of={evidence} />
      </div>
      {note ? (
        <p className={cx('small', styles.said)} translate="yes">
          <span className="quiet">
            <Trans>The house:</Trans>
          </span>{' '}
          {note}
        </p>
      ) : null}
      {it.decline ? (
        <p className={cx('small', styles.said)} translate="yes">
          {it.decline.note}
        </p>
      ) : null}
      <div className={styles.deeds}>
        <MatchDeeds of={it} />
        {it.threadId ? (
          <Link to="/offers/$id" params={{ id: it.threadId }}>
            <Trans>Open the offer</Trans>
          </Link>
        ) : null}
        <Button small tone="quiet" aria-label={t`Why ${name}`} aria-haspopup="dialog" onClick={() => onOpen(it.id)}>
          <Trans>Why</Trans>
        </Button>
      </div>
    </li>
  )
}

function Price({ of: plan, currency }: { readonly of: PlanAct | undefined; readonly currency: string }) {
  const { i18n } = useLingui()
  const { money } = useFormats()
  // Who was turned down is not planned with, so nothing is said of a price.
  if (!plan) return null
  const { price } = plan
  if (!price) {
    return (
      <span className={styles.price}>
        <span className="tiny quiet">
          <Trans>price not known</Trans>
        </span>
      </span>
    )
  }
  const { lowMinor, highMinor } = price
  return (
    <span className={styles.price}>
      <b className="num">{money({ minor: price.minor, currency })}</b>
      <span className="tiny quiet">
        {lowMinor === highMinor
          ? i18n._(PRICE_WORDS[price.from])
          : `${money({ minor: lowMinor, currency })}–${money({ minor: highMinor, currency })}`}
      </span>
    </span>
  )
}
