import { DELIVERABLE_STATES } from '@concertato/deal'
import type { deliverables } from '@concertato/wire'
import { Plural, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { DELIVERABLE_STATE_WORDS, DELIVERABLE_WORDS, PLATFORM_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { turnsOf } from '../../lib/turn-words.ts'
import { Chip } from '../../ui/chip.tsx'
import { ScoreStrip } from '../../ui/score-strip.tsx'
import styles from './work.module.css'

type Card = deliverables.DeliverableCard

const COLUMNS = DELIVERABLE_STATES.filter((it) => it !== 'cancelled')

/** Work by whose turn it is; on a phone the columns follow each other. */
export function Board({ cards, you }: { readonly cards: readonly Card[]; readonly you: string | undefined }) {
  const { i18n } = useLingui()
  return (
    <div className={styles.board}>
      {COLUMNS.map((state) => {
        const mine = cards.filter((it) => it.state === state)
        return (
          <section
            key={state}
            className={styles.column}
            aria-labelledby={`column-${state}`}
            data-empty={mine.length === 0 || undefined}
          >
            <h2 id={`column-${state}`}>
              {i18n._(DELIVERABLE_STATE_WORDS[state])} <span className="quiet num">{mine.length}</span>
            </h2>
            <ul>
              {mine.map((it) => (
                <li key={it.id}>
                  <WorkCard of={it} isYours={it.turn?.side === you} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function WorkCard({ of: it, isYours }: { readonly of: Card; readonly isYours: boolean }) {
  const { i18n } = useLingui()
  const { calendarDay } = useFormats()
  const kind = i18n._(DELIVERABLE_WORDS[it.kind])
  return (
    <Link to="/deliverables/$id" params={{ id: it.id }} className={styles.card} data-yours={isYours || undefined}>
      <b>
        {kind} {it.position}
      </b>
      <span className="small quiet" translate="no">
        {it.brand.name} × {it.act.name}
      </span>
      <span className="tiny quiet">
        {i18n._(PLATFORM_WORDS[it.platform])} · {calendarDay(it.dueOn)}
      </span>
      <ScoreStrip turns={turnsOf(it.score, i18n)} />
      {it.daysLate > 0 ? (
        <Chip tone="neg">
          <Plural value={it.daysLate} one="late by # day" other="late by # days" />
        </Chip>
      ) : null}
    </Link>
  )
}
