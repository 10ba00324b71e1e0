import { Plural, Trans } from '@lingui/react/macro'
import type { LinkProps } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ScoreStrip, type Turn } from '../../ui/score-strip.tsx'
import styles from './turns.module.css'

/** One thing that makes the beginning easier. */
export interface Step {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly deed: string
  readonly to: NonNullable<LinkProps['to']>
  readonly isDone: boolean
}

interface ChecklistProps {
  readonly steps: readonly Step[]
  readonly side: 'brand' | 'act' | 'house'
  readonly onHide: () => void
}

const VOICES = { brand: 'var(--brand)', act: 'var(--artist)', house: 'var(--house)' } as const

/** What is left to set up, as bars on the reader's own stave. Gone when done. */
export function Checklist({ steps, side, onHide }: ChecklistProps) {
  const first = steps.findIndex(({ isDone }) => !isDone)
  const left = steps.filter(({ isDone }) => !isDone).length
  const stateOf = (index: number, isDone: boolean): Turn['state'] =>
    isDone ? 'done' : index === first ? 'now' : 'todo'
  const turns = steps.map(({ label, isDone }, index): Turn => ({
    label,
    side,
    weight: 5,
    state: stateOf(index, isDone),
  }))
  return (
    <Card
      title={<Plural value={left} one="One thing to set up" other="# things to set up" />}
      aside={
        <Button small tone="quiet" onClick={onHide}>
          <Trans>Hide</Trans>
        </Button>
      }
    >
      <ScoreStrip turns={turns} />
      <ol className={styles.steps} style={{ '--voice': VOICES[side] } as CSSProperties}>
        {steps.map(({ id, label, help, deed, to, isDone }, index) => (
          <li key={id} className={styles.step} data-state={stateOf(index, isDone)}>
            <span className={styles.mark} aria-hidden="true" />
            <span className={styles.words}>
              <b>{label}</b>
              <span className="small quiet">{isDone ? <Trans>Done</Trans> : help}</span>
            </span>
            {isDone ? null : (
              <ButtonLink to={to} small tone={index === first ? 'turn' : 'plain'}>
                {deed}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
