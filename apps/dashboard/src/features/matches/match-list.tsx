import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MATCH_STATE_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { cx } from '../../ui/cx.ts'
import { Evidence } from './evidence.tsx'
import { FitBar } from './fit-bar.tsx'
import { MatchDeeds } from './match-deeds.tsx'
import { isCandidate, type Shown } from './matches.api.ts'
import styles from './matches.module.css'

/** Candidates, best first; each opens to its reasons. */
export function MatchList({ rows }: { readonly rows: readonly Shown[] }) {
  return (
    <ol className={styles.list}>
      {rows.map((it, at) => (
        <MatchRow key={it.id} of={it} isOpenAtFirst={at < 3} />
      ))}
    </ol>
  )
}

function MatchRow({ of: it, isOpenAtFirst }: { readonly of: Shown; readonly isOpenAtFirst: boolean }) {
  const { t, i18n } = useLingui()
  const { country, compact } = useFormats()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const { act, evidence, state, fit, rank } = it
  const name = act.name
  const genres = evidence.genres.slice(0, 2).join(', ')
  const note = isCandidate(it) ? it.rationale : it.recommendation
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Avatar name={name} side="act" />
        <span className={styles.who}>
          <b translate="no">
            {rank}. {name}
          </b>
          <span className="small quiet">
            {[act.country === 'XX' ? '' : country(act.country), genres].filter(Boolean).join(' · ')}
          </span>
        </span>
        <FitBar fit={fit} isKnown={fit > 0} />
        <span className={styles.shared}>
          {evidence.shared ? (
            <>
              <b className="num">{compact(evidence.shared.people)}</b>
              <span className="tiny quiet">
                <Trans>shared people</Trans>
              </span>
            </>
          ) : (
            <span className="tiny quiet">
              <Trans>not shown</Trans>
            </span>
          )}
        </span>
        <Chip>{i18n._(MATCH_STATE_WORDS[state])}</Chip>
        <Button
          small
          tone="quiet"
          aria-expanded={isOpen}
          aria-label={isOpen ? t`Less about ${name}` : t`Why ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <Trans>Less</Trans> : <Trans>Why</Trans>}
        </Button>
      </div>
      {isOpen ? <Evidence of={evidence} /> : null}
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
      </div>
    </li>
  )
}
