import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { useWidth } from '../../ui/chart/use-width.ts'
import { affordedBy, GRAIN, inTens, mostMoney, nextStop, plain } from './curve.ts'
import styles from './curve.module.css'
import type { Plan } from './planner.api.ts'
import { BOX, HEIGHT, moneyScale, ReachCurve } from './reach-curve.tsx'

interface LineProps {
  readonly plan: Plan
  readonly sentence: string
  readonly onBudget: (minor: number) => void
}

/**
 * The reach curve with the budget as a line across it: pulled by pointer, or moved by the arrow keys from purchase to
 * purchase. The plan is made anew when the line is let go.
 */
export function BudgetCurve({ plan, sentence, onBudget }: LineProps) {
  const { t } = useLingui()
  const { compact, money } = useFormats()
  const [box, width] = useWidth(360)
  const [pulled, setPulled] = useState<number | null>(null)
  const isPulling = useRef(false)
  const most = mostMoney(plan)
  const x = moneyScale(plan, width)
  const budget = pulled ?? plain(plan.budgetMinor)
  const at = Math.min(width - BOX.right, x(budget))
  const step = affordedBy(plan.steps, budget)
  const amount = money({ minor: BigInt(Math.round(budget)), currency: plan.currency })
  const people = compact(step?.reach.people ?? 0)

  const settle = (minor: number) => {
    setPulled(null)
    if (inTens(minor) !== plain(plan.budgetMinor)) onBudget(inTens(minor))
  }
  const moneyAt = (event: PointerEvent<HTMLElement>) => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    return Math.min(most, Math.max(GRAIN, x.invert(event.clientX - left)))
  }
  const keys: Readonly<Record<string, () => number>> = {
    ArrowRight: () => nextStop(plan.steps, budget, true, most),
    ArrowUp: () => nextStop(plan.steps, budget, true, most),
    ArrowLeft: () => nextStop(plan.steps, budget, false, most),
    ArrowDown: () => nextStop(plan.steps, budget, false, most),
    PageUp: () => Math.min(most, budget * 1.1),
    PageDown: () => budget * 0.9,
    Home: () => GRAIN,
    End: () => most,
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const next = keys[event.key]?.()
    if (next === undefined) return
    event.preventDefault()
    settle(next)
  }
  return (
    <div className={styles.board} ref={box}>
      <ReachCurve plan={plan} sentence={sentence} />
      <div
        role="slider"
        tabIndex={0}
        className={styles.budget}
        style={{ insetInlineStart: at, blockSize: HEIGHT - BOX.bottom }}
        aria-label={t`Budget`}
        aria-valuemin={0}
        aria-valuemax={Math.round(most)}
        aria-valuenow={Math.round(budget)}
        aria-valuetext={t`${amount} reach ${people} people`}
        onKeyDown={press}
        onPointerDown={(event) => {
          isPulling.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => {
          if (isPulling.current) setPulled(moneyAt(event))
        }}
        onPointerUp={(event) => {
          if (!isPulling.current) return
          isPulling.current = false
          settle(moneyAt(event))
        }}
        onPointerCancel={() => {
          isPulling.current = false
          setPulled(null)
        }}
      >
        <span className={styles.pill}>{amount}</span>
        <span className={styles.reading} data-left={at > width / 2 || undefined} aria-hidden="true">
          <b>{people}</b>
          {step && step.reach.low !== step.reach.high ? (
            <span>
              {compact(step.reach.low)}–{compact(step.reach.high)}
            </span>
          ) : null}
        </span>
      </div>
    </div>
  )
}
