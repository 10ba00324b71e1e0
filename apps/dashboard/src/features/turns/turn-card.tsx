import type { turns } from '@concertato/wire'
import { Plural, useLingui } from '@lingui/react/macro'
import { t as say } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { type Formats, useFormats } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { OTHERWISE_WORDS, TURN_DEEDS, turnsOf } from '../../lib/turn-words.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Money } from '../../ui/money.tsx'
import { ScoreStrip } from '../../ui/score-strip.tsx'
import styles from './turns.module.css'

type TurnCardView = turns.TurnCard

const SOON = 3 * 86_400_000

/** "due Fri 27 Nov", lit when it is soon, red when it is late. */
function Due({ card: { daysLate, turn, isYours }, words }: { readonly card: TurnCardView; readonly words: Formats }) {
  const now = useNow()
  if (daysLate > 0) {
    return (
      <Chip tone="neg">
        <Plural value={daysLate} one="late by # day" other="late by # days" />
      </Chip>
    )
  }
  if (turn.dueAt === null) return null
  const day = words.day(turn.dueAt)
  const isSoon = isYours && turn.dueAt.getTime() - now.getTime() < SOON
  return <Chip tone={isSoon ? 'turn' : 'neutral'}>{say`due ${day}`}</Chip>
}

/** With whom: the other side by name; both for the house, which stands between. */
const withWhom = ({ act, brand }: TurnCardView, side: 'brand' | 'act' | 'house'): string => {
  if (side === 'act') return brand.name
  if (side === 'brand') return act?.name ?? brand.name
  return act === null ? brand.name : `${brand.name} × ${act.name}`
}

interface TurnCardProps {
  readonly card: TurnCardView
  /** The side the reader stands on. */
  readonly side: 'brand' | 'act' | 'house'
  /** The button that takes the turn. */
  readonly action?: ReactNode
}

/** One turn: with whom, what, until when, how far the deal is, and what silence does. */
export function TurnCard({ card, side, action }: TurnCardProps) {
  const { i18n } = useLingui()
  const words = useFormats()
  const { turn, briefTitle, amountMinor, currency, score } = card
  const whom = withWhom(card, side)
  return (
    <Card
      title={<span translate="no">{whom}</span>}
      label={`${whom}: ${i18n._(TURN_DEEDS[turn.kind])} · ${briefTitle}`}
      aside={<Due card={card} words={words} />}
      className={styles.card}
    >
      <p className="small quiet">
        {i18n._(TURN_DEEDS[turn.kind])} · <span translate="no">{briefTitle}</span>
        {amountMinor !== null && currency !== null ? (
          <>
            {' · '}
            <Money of={{ minor: amountMinor, currency }} />
          </>
        ) : null}
      </p>
      <div className={styles.strip}>
        <ScoreStrip turns={turnsOf(score, i18n)} />
      </div>
      {action}
      {turn.dueAt === null ? null : <p className="tiny quiet">{i18n._(OTHERWISE_WORDS[turn.otherwise])}</p>}
    </Card>
  )
}

/** What others are about to do, one line each. */
export function OthersTurns({
  cards,
  side,
}: {
  readonly cards: readonly TurnCardView[]
  readonly side: TurnCardProps['side']
}) {
  const { i18n } = useLingui()
  const words = useFormats()
  return (
    <ul className={styles.others}>
      {cards.map((card) => (
        <li key={`${card.subject} ${card.id}`}>
          <span>
            <b translate="no">{withWhom(card, side)}</b>
            <span className="small quiet">{i18n._(TURN_DEEDS[card.turn.kind])}</span>
          </span>
          <Due card={card} words={words} />
        </li>
      ))}
    </ul>
  )
}
