import type { Role } from '@concertato/deal'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { ROLE_MEANINGS, ROLE_NAMES } from '../../lib/role-words.ts'
import { Bound } from '../../ui/bound-form.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioField } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { MoneyField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { SeatFields } from './seat-fields.ts'

/** A role, and what goes with it. */
export function SeatForm({ roles }: { readonly roles: readonly Role[] }) {
  const { i18n, t } = useLingui()
  const { register } = useFormContext<SeatFields>()
  const role = useWatch<SeatFields, 'role'>({ name: 'role' })
  return (
    <>
      <Bound<SeatFields, 'role'> name="role">
        {({ name, value, onChange }) => (
          <RadioField
            name={name}
            label={t`Role`}
            options={roles.map((it) => ({ value: it, label: i18n._(ROLE_NAMES[it]), help: i18n._(ROLE_MEANINGS[it]) }))}
            {...(value && { value })}
            onChange={onChange}
          />
        )}
      </Bound>
      {role === 'band_member' ? <Checkbox label={t`May sign for the band`} {...register('maySign')} /> : null}
      {role === 'manager' ? <MandateForm /> : null}
    </>
  )
}

/** What a manager may do alone. */
function MandateForm() {
  const { t } = useLingui()
  const { register } = useFormContext<SeatFields>()
  const currency = useWatch<SeatFields, 'currency'>({ name: 'currency' })
  const today = new Date().toISOString().slice(0, 10)
  return (
    <Card tone="sunken" rank={3} title={<Trans>Mandate</Trans>}>
      <Stack>
        <p className="small quiet">
          <Trans>Within it the manager acts alone; beyond it, only drafts. You can change it any time.</Trans>
        </p>
        <Bound<SeatFields, 'limitMinor'> name="limitMinor">
          {(it) => (
            <MoneyField {...it} currency={currency} optional label={t`Up to, per deal`} help={t`Empty: no limit.`} />
          )}
        </Bound>
        <TextField
          {...register('categories')}
          optional
          label={t`Only for these kinds of product`}
          help={t`Separated by commas, such as: fashion, soft drinks. Empty: all.`}
        />
        <Bound<SeatFields, 'until'> name="until">
          {(it) => <DateField {...it} optional min={today} label={t`Until`} help={t`Empty: until you take it back.`} />}
        </Bound>
        <Checkbox label={t`May accept offers`} {...register('mayAccept')} />
        <Checkbox label={t`May sign contracts`} {...register('managerMaySign')} />
      </Stack>
    </Card>
  )
}
