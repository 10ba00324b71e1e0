import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { GivenUp } from '../../ui/given-up.tsx'
import styles from './pictures.module.css'
import type { Plan } from './planner.api.ts'

const WIDTH = 320

/** Acts with no deal here yet, in the plan and among all candidates, beside the share the house asks for. */
export function FreshMeter({ plan }: { readonly plan: Plan }) {
  const { t } = useLingui()
  const { count, share } = useFormats()
  const chosen = plan.acts.filter((it) => it.isChosen)
  const inPlan = chosen.length > 0
  const among = inPlan ? chosen : plan.acts
  const fresh = among.filter((it) => it.isEmerging).length
  const needed = Math.ceil(plan.emergingFloor * among.length - 1e-9)
  const floor = share(plan.emergingFloor)
  const all = count(among.length)
  const cell = Math.min(34, WIDTH / Math.max(1, among.length))
  return (
    <Card title={<Trans>Fresh voices</Trans>}>
      <p className={styles.meterWords}>
        <b>
          {count(fresh)} / {all}
        </b>{' '}
        {inPlan ? (
          <Trans>acts of the plan have had no deal here yet.</Trans>
        ) : (
          <Trans>candidates have had no deal here yet.</Trans>
        )}
      </p>
      <svg
        className={styles.meter}
        viewBox={`0 0 ${WIDTH} 30`}
        role="img"
        aria-label={t`Fresh voices: ${count(fresh)} of ${all}; the house asks for ${floor}`}
      >
        {among.map((it, at) => (
          <rect
            key={it.actId}
            x={at * cell + 1}
            y={8}
            width={cell - 3}
            height={14}
            rx={3}
            className={at < fresh ? styles.fresh : styles.known}
          />
        ))}
        <line x1={needed * cell - 0.5} x2={needed * cell - 0.5} y1={1} y2={29} className={styles.floor} />
      </svg>
      <p className={styles.note}>
        <Trans>The line is the house’s floor: at least {floor} of every list.</Trans>{' '}
        {fresh < needed ? <Plural value={needed - fresh} one="One more is needed." other="# more are needed." /> : null}
      </p>
      {plan.floor === null ? null : <FloorCost of={plan.floor} />}
    </Card>
  )
}

/** What the floor did to the whole list the house ranked, of which a brand sees what was let through. */
const FloorCost = ({ of: floor }: { readonly of: NonNullable<Plan['floor']> }) => (
  <p className={styles.note}>
    {floor.lifted === 0 ? (
      <Trans>On the shortlist nobody had to be lifted for it: it cost no reach.</Trans>
    ) : (
      <>
        <Plural
          value={floor.lifted}
          one="It lifted one act onto the shortlist."
          other="It lifted # acts onto the shortlist."
        />{' '}
        <GivenUp of={floor} />
      </>
    )}
  </p>
)
