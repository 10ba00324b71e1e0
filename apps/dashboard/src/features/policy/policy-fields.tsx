import { FIT_PARTS, POLICY_LIMITS, policyFaults, type PolicyField, type PolicyLimit } from '@concertato/audience'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import type { Settings } from './policy.api.ts'
import { PointsBar } from './points-bar.tsx'
import { CREDIT, EMERGING, faultWords, LEAST_KNOWN, PART_NAMES, STALE, sumWords } from './policy-words.ts'
import styles from './policy.module.css'

interface FieldsProps {
  readonly of: Settings
  readonly onChange: (change: Partial<Settings>) => void
}

const WHOLE = { maximumFractionDigits: 0 } as const
const SHARE = { style: 'percent', maximumFractionDigits: 0 } as const

/** Every weight with its limits. A figure beyond them stays as it was typed, and says what would be right. */
export function PolicyFields({ of, onChange }: FieldsProps) {
  const { t, i18n } = useLingui()
  const words = useFormats()
  const { count, share } = words
  const faults = policyFaults(of)
  const field = (name: PolicyField, value: number) => {
    const fault = faults.find((it) => it.field === name)
    return {
      name: `settings.${name}`,
      value: Number.isNaN(value) ? null : value,
      error: fault && faultWords(fault, words),
    }
  }
  const within = ({ least: from, most: to }: PolicyLimit, told: (it: number) => string = count) => {
    const [first, last] = [told(from), told(to)]
    return t`From ${first} to ${last}.`
  }
  const [least, most] = [count(POLICY_LIMITS.points.least), count(POLICY_LIMITS.points.most)]
  const days = plural(of.staleAfterDays || 0, { one: 'day', other: 'days' })
  return (
    <>
      <fieldset className={styles.points} data-field="settings.points">
        <legend>
          <Trans>Points of the four parts</Trans>
        </legend>
        <PointsBar points={of.points} />
        <div className={styles.parts}>
          {FIT_PARTS.map((part) => (
            <div key={part} className={styles.fact} data-part={part}>
              <NumberField
                {...field(`points.${part}`, of.points[part])}
                label={i18n._(PART_NAMES[part])}
                format={WHOLE}
                onChange={(it) => onChange({ points: { ...of.points, [part]: it ?? Number.NaN } })}
              />
            </div>
          ))}
        </div>
        <p className={styles.sum} role="status" data-wrong={faults.some((it) => it.field === 'points') || undefined}>
          {sumWords(of.points, words)}{' '}
          <Trans>
            Each part from {least} to {most}.
          </Trans>
        </p>
      </fieldset>
      <div className={styles.others}>
        <NumberField
          {...field('emergingShare', of.emergingShare)}
          label={i18n._(EMERGING)}
          help={`${t`Of every shortlist, for acts with no earlier deal here.`} ${within(POLICY_LIMITS.emergingShare, share)}`}
          format={SHARE}
          onChange={(it) => onChange({ emergingShare: it ?? Number.NaN })}
        />
        <NumberField
          {...field('creditForUnknown', of.creditForUnknown)}
          label={i18n._(CREDIT)}
          help={`${t`Of the points nobody can know; it orders a list and is in no fit.`} ${within(POLICY_LIMITS.creditForUnknown, share)}`}
          format={SHARE}
          onChange={(it) => onChange({ creditForUnknown: it ?? Number.NaN })}
        />
        <NumberField
          {...field('staleAfterDays', of.staleAfterDays)}
          label={i18n._(STALE)}
          unit={days}
          help={`${t`From then on it counts for less, and is not planned with.`} ${within(POLICY_LIMITS.staleAfterDays)}`}
          format={WHOLE}
          onChange={(it) => onChange({ staleAfterDays: it ?? Number.NaN })}
        />
        <NumberField
          {...field('leastKnown', of.leastKnown)}
          label={i18n._(LEAST_KNOWN)}
          help={`${t`With fewer there is no score.`} ${within(POLICY_LIMITS.leastKnown)}`}
          format={WHOLE}
          onChange={(it) => onChange({ leastKnown: it ?? Number.NaN })}
        />
      </div>
    </>
  )
}
