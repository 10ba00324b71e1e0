import type { planner } from '@concertato/wire'
import { Plural, Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import type { Shown } from './matches.api.ts'
import type { Plan } from './planner.api.ts'

/** Money of the plan beside the budget. */
export function Spent({ plan }: { readonly plan: Plan | undefined }) {
  const { money } = useFormats()
  const last = plan?.steps.findLast((it) => it.isChosen)
  if (!plan || !last) return null
  const spent = money({ minor: last.spentMinor, currency: plan.currency })
  const budget = money({ minor: plan.budgetMinor, currency: plan.currency })
  return (
    <>
      ·{' '}
      <Trans>
        {spent} of {budget}
      </Trans>
    </>
  )
}

interface SentenceProps {
  readonly rows: readonly Shown[]
  readonly plan: Plan | undefined
  readonly isHouse: boolean
  readonly brand: string
}

/** What the plan comes to, or who there is to choose from. */
export function PlanSentence({ rows, plan, isHouse: house, brand }: SentenceProps) {
  const { compact } = useFormats()
  const chosen = plan?.steps.filter((it) => it.isChosen) ?? []
  const last = chosen.at(-1)
  if (plan && last)
    return (
      <Reaches
        counts={plan.counts}
        voices={chosen.length}
        people={last.reach.people}
        own={plan.ownAudience}
        brand={house ? brand : null}
      />
    )
  const count = rows.length
  if (!house)
    return <Plural value={count} one="# voice the house stands behind" other="# voices the house stands behind" />
  const shared = rows[0]?.evidence.shared?.people
  if (shared === undefined) {
    return <Plural value={count} one="# candidate for this brief" other="# candidates for this brief" />
  }
  const best = compact(shared)
  return (
    <Trans>
      <Plural value={count} one="# candidate" other="# candidates" />; the first shares {best} people with {brand}
    </Trans>
  )
}

interface ReachesProps {
  readonly counts: planner.ReachCounts
  readonly voices: number
  readonly people: number
  readonly own: number | null
  /** Named to the house; the brand itself is addressed. */
  readonly brand: string | null
}

function Reaches({ counts, voices, people, own, brand }: ReachesProps) {
  const { compact } = useFormats()
  const reach = compact(people)
  const all = compact(own ?? 0)
  if (counts === 'new_people') {
    const added = <Plural value={voices} one="One voice adds" other="# voices add" />
    if (brand === null)
      return (
        <Trans>
          {added} {reach} people to your {all}
        </Trans>
      )
    return (
      <Trans>
        {added} {reach} people to the {all} of {brand}
      </Trans>
    )
  }
  const reached = <Plural value={voices} one="One voice reaches" other="# voices reach" />
  if (counts === 'everybody')
    return (
      <Trans>
        {reached} {reach} people
      </Trans>
    )
  if (brand === null)
    return (
      <Trans>
        {reached} {reach} of your {all}
      </Trans>
    )
  return (
    <Trans>
      {reached} {reach} of the {all} of {brand}
    </Trans>
  )
}
