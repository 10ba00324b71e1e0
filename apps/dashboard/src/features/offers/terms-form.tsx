import { PAYMENT_TIMINGS, SECTORS, TERMS_LIMITS, USAGE_CHANNELS } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { CHANNEL_WORDS, PAYMENT_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { LinesField } from '../../ui/lines-field.tsx'
import { MoneyField, NumberField } from '../../ui/number-field.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import { PlacesField } from '../../ui/places-field.tsx'
import { SelectField } from '../../ui/text-field.tsx'

interface TermsProps {
  readonly value: deal.TermsFields
  readonly onChange: (part: Partial<deal.TermsFields>) => void
}

/** Every term has its own control; limits are those of the rules. */
export const TermsForm = (it: TermsProps) => (
  <Stack>
    <MoneySection {...it} />
    <WorkSection {...it} />
    <RightsSection {...it} />
  </Stack>
)

function MoneySection({ value, onChange }: TermsProps) {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>Money</Trans>}>
      <Columns of={[1, 1]}>
        <MoneyField
          label={t`Fee`}
          currency={value.currency}
          value={value.feeMinor}
          onChange={(feeMinor) => onChange({ feeMinor: feeMinor ?? 0n })}
        />
        <SelectField
          label={t`Paid`}
          options={PAYMENT_TIMINGS.map((it) => ({ value: it, label: i18n._(PAYMENT_WORDS[it]) }))}
          value={value.payment}
          onChange={(event) => onChange({ payment: event.currentTarget.value as deal.TermsFields['payment'] })}
        />
      </Columns>
    </Card>
  )
}

function WorkSection({ value, onChange }: TermsProps) {
  const { t } = useLingui()
  return (
    <Card title={<Trans>Work</Trans>}>
      <Stack gap="snug">
        <LinesField
          name="terms.lines"
          value={value.lines}
          dueOn={value.endsOn}
          onChange={(lines) => onChange({ lines })}
        />
        <Columns of={[1, 1]}>
          <DateField label={t`Starts`} value={value.startsOn} onChange={(day) => day && onChange({ startsOn: day })} />
          <DateField
            label={t`Ends`}
            min={value.startsOn}
            value={value.endsOn}
            onChange={(day) => day && onChange({ endsOn: day })}
          />
        </Columns>
        <Columns of={[1, 1]}>
          <NumberField
            label={t`Rounds of changes, each`}
            min={0}
            max={TERMS_LIMITS.revisionRounds}
            value={value.revisionRounds}
            onChange={(rounds) => onChange({ revisionRounds: rounds ?? 0 })}
          />
          <NumberField
            label={t`Days to review`}
            help={t`Silence then counts as approved.`}
            min={TERMS_LIMITS.reviewDays.least}
            max={TERMS_LIMITS.reviewDays.most}
            value={value.reviewDays}
            onChange={(days) => onChange({ reviewDays: days ?? TERMS_LIMITS.reviewDays.least })}
          />
        </Columns>
      </Stack>
    </Card>
  )
}

function RightsSection({ value, onChange }: TermsProps) {
  const { t, i18n } = useLingui()
  const { usage, exclusivity } = value
  return (
    <Card title={<Trans>Rights</Trans>}>
      <Stack gap="snug">
        <Switch
          label={t`The brand may use the works beyond the act’s own posts`}
          checked={usage !== null}
          onChange={(event) =>
            onChange({
              usage: event.currentTarget.checked
                ? { channels: ['organic_social'], territories: ['WORLD'], months: 3 }
                : null,
            })
          }
        />
        {usage === null ? null : (
          <>
            <PickMany
              name="terms.usage.channels"
              label={t`Where`}
              options={USAGE_CHANNELS.map((it) => ({ value: it, label: i18n._(CHANNEL_WORDS[it]) }))}
              value={usage.channels}
              onChange={(channels) => onChange({ usage: { ...usage, channels } })}
            />
            <PlacesField
              name="terms.usage.territories"
              label={t`In which countries`}
              withWorld
              value={usage.territories}
              onChange={(territories) => onChange({ usage: { ...usage, territories } })}
            />
            <NumberField
              label={t`Months`}
              min={1}
              max={TERMS_LIMITS.usageMonths}
              value={usage.months}
              onChange={(months) => onChange({ usage: { ...usage, months: months ?? 1 } })}
            />
          </>
        )}
        <Switch
          label={t`The act works for no rival for a time`}
          checked={exclusivity !== null}
          onChange={(event) =>
            onChange({ exclusivity: event.currentTarget.checked ? { sector: 'other', months: 1 } : null })
          }
        />
        {exclusivity === null ? null : (
          <Columns of={[1, 1]}>
            <SelectField
              label={t`In which sector`}
              options={SECTORS.map((it) => ({ value: it, label: i18n._(SECTOR_WORDS[it]) }))}
              value={exclusivity.sector}
              onChange={(event) =>
                onChange({
                  exclusivity: { ...exclusivity, sector: event.currentTarget.value as typeof exclusivity.sector },
                })
              }
            />
            <NumberField
              label={t`Months`}
              min={1}
              max={TERMS_LIMITS.exclusivityMonths}
              value={exclusivity.months}
              onChange={(months) => onChange({ exclusivity: { ...exclusivity, months: months ?? 1 } })}
            />
          </Columns>
        )}
      </Stack>
    </Card>
  )
}
