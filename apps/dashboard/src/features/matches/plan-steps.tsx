import { minorDigits } from '@concertato/money'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { PRICE_WORDS } from './price-words.ts'
import type { Plan, PlanStep } from './planner.api.ts'
import styles from './plan.module.css'

/** People a price is named for. */
const PER = 1_000
/** Steps in sight at first, and further ones after the plan. */
const AT_FIRST = 6
const LATER = 4

/** The planner's steps in words: who, for how much, and what that adds to those before. */
export function PlanSteps({ plan }: { readonly plan: Plan }) {
  const { t } = useLingui()
  const [isAll, setAll] = useState(false)
  const chosen = plan.steps.filter((it) => it.isChosen)
  const later = plan.steps.filter((it) => !it.isChosen).slice(0, LATER)
  const isFolded = !isAll && chosen.length > AT_FIRST + 2
  const shown = isFolded ? chosen.slice(0, AT_FIRST) : chosen
  const all = chosen.length
  if (plan.steps.length === 0) return null
  return (
    <Card
      flush
      title={<Trans>Step by step</Trans>}
      lede={<Trans>Each act counts only the people nobody before it reaches.</Trans>}
    >
      <div className={styles.scroll}>
        <table className={styles.steps} aria-label={t`Step by step`}>
          <thead>
            <tr>
              <th scope="col">{t`Act`}</th>
              <th scope="col">{t`Price`}</th>
              <th scope="col">{t`Adds`}</th>
              <th scope="col">{t`Per 1,000 people`}</th>
              <th scope="col">{t`Reach so far`}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it, at) => (
              <Step key={it.actId} plan={plan} of={it} at={at} />
            ))}
          </tbody>
          {later.length === 0 || isFolded ? null : (
            <tbody className={styles.later}>
              <tr>
                <th colSpan={5} scope="rowgroup">
                  <Trans>With more money</Trans>
                </th>
              </tr>
              {later.map((it, at) => (
                <Step key={it.actId} plan={plan} of={it} at={chosen.length + at} />
              ))}
            </tbody>
          )}
        </table>
      </div>
      {isFolded ? (
        <p className={styles.fold}>
          <Button small onClick={() => setAll(true)}>
            <Trans>Show all {all}</Trans>
          </Button>
        </p>
      ) : null}
    </Card>
  )
}

/** Cents would pretend more than an estimate knows. */
function inWhole(minor: bigint, currency: string): bigint {
  const unit = 10n ** BigInt(minorDigits(currency))
  return ((minor + unit / 2n) / unit) * unit
}

interface StepProps {
  readonly plan: Plan
  readonly of: PlanStep
  readonly at: number
}

function Step({ plan, of: it, at }: StepProps) {
  const { i18n } = useLingui()
  const { count, money } = useFormats()
  const { currency } = plan
  const act = plan.acts.find(({ actId }) => actId === it.actId)
  const per = it.marginalReach > 0 ? inWhole((it.priceMinor * BigInt(PER)) / BigInt(it.marginalReach), currency) : null
  const most = Math.max(1, ...plan.steps.map((step) => step.marginalReach))
  const few = count(plan.roundedTo)
  return (
    <tr data-chosen={it.isChosen || undefined}>
      <th scope="row">
        <span className={styles.number}>{count(at + 1)}</span>
        <span translate="no">{act?.name}</span>
      </th>
      <td>
        <span className="num">{money({ minor: it.priceMinor, currency })}</span>
        {act?.price ? <span className={cx('tiny', 'quiet')}>{i18n._(PRICE_WORDS[act.price.from])}</span> : null}
      </td>
      <td>
        <span className="num">{it.marginalReach > 0 ? `+${count(it.marginalReach)}` : `< ${few}`}</span>
        <svg className={styles.gain} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={(100 * it.marginalReach) / most} height="4" rx="1" />
        </svg>
      </td>
      <td className="num">{per === null || per === 0n ? '–' : money({ minor: per, currency })}</td>
      <td>
        <span className="num">{count(it.reach.people)}</span>
        {it.reach.low === it.reach.high ? null : (
          <span className={cx('tiny', 'quiet', 'num')}>
            {count(it.reach.low)}–{count(it.reach.high)}
          </span>
        )}
      </td>
    </tr>
  )
}
