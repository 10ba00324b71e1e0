import type { Locale } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components'
import { formatTag } from '../lib/locales.ts'
import { useLook } from '../lib/look.ts'
import styles from './date-field.module.css'
import { Field, type FieldWords } from './field.tsx'
import fieldStyles from './field.module.css'
import overlay from './overlay.module.css'

interface DateProps extends FieldWords {
  readonly name?: string
  /** A calendar day, `2026-11-27`. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly min?: string
  readonly max?: string
}

const limits = (min: string | undefined, max: string | undefined) => ({
  ...(min && { minValue: parseDate(min) }),
  ...(max && { maxValue: parseDate(max) }),
})

/** A calendar day, in the order the reader's region writes it, typed or picked. */
export function DateField({ name, value, onChange, min, max, ...words }: DateProps) {
  const { i18n, t } = useLingui()
  const { region } = useLook()
  return (
    <I18nProvider locale={formatTag(i18n.locale as Locale, region)}>
      <Field {...words} name={name} group>
        {(ties) => (
          <DatePicker<CalendarDate>
            aria-label={typeof words.label === 'string' ? words.label : (name ?? '')}
            value={value === null ? null : parseDate(value)}
            isInvalid={ties['aria-invalid'] ?? false}
            onChange={(day) => onChange(day === null ? null : day.toString())}
            {...limits(min, max)}
          >
            <Group className={fieldStyles.group ?? ''}>
              <DateInput className={styles.input ?? ''}>
                {(segment) => <DateSegment className={styles.segment ?? ''} segment={segment} />}
              </DateInput>
              <Button className={fieldStyles.part ?? ''}>
                <CalendarDays size={16} strokeWidth={1.75} aria-hidden="true" />
              </Button>
            </Group>
            <Popover className={overlay.popover ?? ''}>
              <Dialog className={styles.dialog ?? ''} aria-label={t`Calendar`}>
                <Calendar>
                  <header className={styles.head}>
                    <Button slot="previous" className={styles.turnPage ?? ''}>
                      <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                    <Heading className={styles.month ?? ''} />
                    <Button slot="next" className={styles.turnPage ?? ''}>
                      <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
                    </Button>
                  </header>
                  <CalendarGrid className={styles.grid ?? ''}>
                    {(day) => <CalendarCell date={day} className={styles.cell ?? ''} />}
                  </CalendarGrid>
                </Calendar>
              </Dialog>
            </Popover>
          </DatePicker>
        )}
      </Field>
    </I18nProvider>
  )
}
