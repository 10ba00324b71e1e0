import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { BudgetCurve } from './budget-line.tsx'
import styles from './curve.module.css'
import type { Plan } from './planner.api.ts'

interface PlanProps {
  readonly plan: Plan
  readonly onBudget: (minor: number) => void
  /** The button that opens prices and conditions. */
  readonly wishes: ReactNode
}

/** What money buys, with the budget as a line that can be pulled. */
export function PlanCard({ plan, onBudget, wishes }: PlanProps) {
  const { t } = useLingui()
  const { compact, money, count } = useFormats()
  const { steps, acts, currency } = plan
  if (steps.length === 0) return <NothingToBuy plan={plan} wishes={wishes} />
  const nameOf = (id: string) => acts.find(({ actId }) => actId === id)?.name ?? ''
  const next = steps.find((it) => !it.isChosen)
  const last = steps.findLast((it) => it.isChosen)
  const told = next ?? last ?? steps[0]
  const name = nameOf(told?.actId ?? '')
  const people = count(told?.marginalReach ?? 0)
  const price = money({ minor: told?.priceMinor ?? 0n, currency })
  const repeated = compact(last?.countedTwice ?? 0)
  const step = next
    ? t`Next would be ${name}: ${people} people more for ${price}.`
    : t`${name} comes last: ${people} people for ${price}.`
  const twice = last && last.countedTwice > 0 ? t`Adding up would count ${repeated} people twice.` : ''
  return (
    <ChartFrame
      title={t`Reach for the money`}
      aside={
        <>
          <Chip>{plan.method === 'exact' ? <Trans>the best there is</Trans> : <Trans>close to the best</Trans>}</Chip>
          {wishes}
        </>
      }
      sentence={[step, twice].filter(Boolean).join(' ')}
      figures={{
        columns: [t`Act`, t`Price`, t`Adds`, t`Spent so far`, t`Reach`, t`Between`, t`Counted twice`],
        rows: steps.map((it) => [
          nameOf(it.actId),
          money({ minor: it.priceMinor, currency }),
          count(it.marginalReach),
          money({ minor: it.spentMinor, currency }),
          count(it.reach.people),
          `${count(it.reach.low)}–${count(it.reach.high)}`,
          count(it.countedTwice),
        ]),
      }}
    >
      <BudgetCurve plan={plan} sentence={step} onBudget={onBudget} />
      <p className={styles.legend} aria-hidden="true">
        <span>
          <svg width="12" height="12">
            <circle cx="6" cy="6" r="5" className={styles.chosen} />
          </svg>
          <Trans>in the plan</Trans>
        </span>
        <span>
          <svg width="12" height="12">
            <circle cx="6" cy="6" r="4.5" className={styles.later} />
          </svg>
          <Trans>with more money</Trans>
        </span>
        {twice ? (
          <span>
            <svg width="20" height="4">
              <line x1="1" x2="19" y1="2" y2="2" className={styles.twice} />
            </svg>
            <Trans>counted twice</Trans>
          </span>
        ) : null}
      </p>
      <LeftOut acts={acts} staleAfterDays={plan.staleAfterDays} />
    </ChartFrame>
  )
}

/** Acts whose audience is too old to be planned with; they can bring it up to date. */
function LeftOut({ acts, staleAfterDays: days }: Pick<Plan, 'acts' | 'staleAfterDays'>) {
  const old = acts.filter(({ isStale }) => isStale)
  const name = old[0]?.name ?? ''
  if (old.length === 0) return null
  return (
    <p className="tiny quiet">
      <Plural
        value={old.length}
        one={`Left out: ${name}, whose audience is older than ${days} days.`}
        other={`Left out: # acts whose audience is older than ${days} days.`}
      />
    </p>
  )
}

/** Says which of the two things is missing: a price, or an audience that can be compared. */
function NothingToBuy({ plan, wishes }: Pick<PlanProps, 'plan' | 'wishes'>) {
  const hasAudience = plan.acts.some(({ alone }) => alone !== null)
  const isPriced = plan.acts.some(({ alone, price }) => alone !== null && price !== null)
  return (
    <Card title={<Trans>Reach for the money</Trans>} aside={wishes}>
      <Empty
        inside
        sentence={
          isPriced ? (
            <Trans>Nobody here costs less than this budget.</Trans>
          ) : hasAudience ? (
            <Trans>No price is known yet.</Trans>
          ) : (
            <Trans>No audience here can be compared yet.</Trans>
          )
        }
        more={
          hasAudience ? (
            <Trans>Enter what acts would cost: nothing is guessed, and the curve draws itself.</Trans>
          ) : (
            <Trans>An act shares its audience itself; then it can be planned with.</Trans>
          )
        }
      />
    </Card>
  )
}
