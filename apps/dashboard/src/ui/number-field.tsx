import { minorDigits } from '@concertato/money'
import type { Locale, MoneyView } from '@concertato/wire'
import { useLingui } from '@lingui/react'
import { type Ref, useId } from 'react'
import { Group, I18nProvider, Input, NumberField as AriaNumberField } from 'react-aria-components'
import { formatTag } from '../lib/locales.ts'
import { useLook } from '../lib/look.ts'
import { cx } from './cx.ts'
import { Field, type FieldWords } from './field.tsx'
import { given } from './given.ts'
import styles from './field.module.css'

interface NumberProps extends FieldWords {
  readonly name?: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly onBlur?: () => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly format?: Intl.NumberFormatOptions
  /** Shown before the figure: a currency, "days". */
  readonly unit?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** A figure, read and written the way the reader's region does: "1 234,50", "1.234,50" and "1,234.50" are all right at home. */
export function NumberField({
  name,
  value,
  onChange,
  onBlur,
  min,
  max,
  step,
  format,
  unit,
  ref,
  ...words
}: NumberProps) {
  const { i18n } = useLingui()
  const { region } = useLook()
  const unitId = useId()
  return (
    <I18nProvider locale={formatTag(i18n.locale as Locale, region)}>
      <Field {...words} name={name}>
        {(ties) => (
          <AriaNumberField
            {...given({ minValue: min, maxValue: max, step, formatOptions: format, onBlur })}
            aria-label={typeof words.label === 'string' ? words.label : (name ?? '')}
            value={value ?? Number.NaN}
            isInvalid={ties['aria-invalid'] ?? false}
            isWheelDisabled
            onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
          >
            <Group className={styles.group ?? ''}>
              {unit === undefined ? null : (
                <span className={styles.unit} id={unitId}>
                  {unit}
                </span>
              )}
              <Input
                {...given({ ref, 'aria-describedby': ties['aria-describedby'] })}
                id={ties.id}
                className={cx(styles.inner, styles.amount)}
              />
            </Group>
          </AriaNumberField>
        )}
      </Field>
    </I18nProvider>
  )
}

interface MoneyProps extends Omit<NumberProps, 'value' | 'onChange' | 'format' | 'unit' | 'step' | 'min' | 'max'> {
  readonly value: bigint | null
  readonly currency: string
  readonly onChange: (minor: MoneyView['minor'] | null) => void
}

/** An amount in minor units of a currency. Up to 15 digits, beyond which a typed figure is a slip. */
export function MoneyField({ value, currency, onChange, ...rest }: MoneyProps) {
  const digits = minorDigits(currency)
  const scale = 10 ** digits
  return (
    <NumberField
      {...rest}
      unit={currency}
      min={0}
      max={10 ** (15 - digits)}
      format={{ minimumFractionDigits: 0, maximumFractionDigits: digits, useGrouping: true }}
      value={value === null ? null : Number(value) / scale}
      onChange={(next) => onChange(next === null ? null : BigInt(Math.round(next * scale)))}
    />
  )
}
