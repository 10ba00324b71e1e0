import { useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { use } from 'react'
import { Button, ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Field, type FieldWords, FormContext } from './field.tsx'
import fieldStyles from './field.module.css'
import { given } from './given.ts'
import styles from './overlay.module.css'
import type { Option } from './text-field.tsx'

interface ComboProps extends FieldWords {
  readonly name?: string
  readonly options: readonly (Option & { readonly note?: string })[]
  /** Held by the caller … */
  readonly value?: string | null
  /** … or by the field, which then sends it with its form. */
  readonly defaultValue?: string
  readonly onChange?: (value: string | null) => void
  readonly placeholder?: string
}

/** One of many, found by typing: countries, currencies, time zones. */
export function ComboField({ name, options, value, defaultValue, onChange, placeholder, ...words }: ComboProps) {
  const { t } = useLingui()
  const { clear } = use(FormContext)
  return (
    <Field {...words} name={name}>
      {(ties) => (
        <ComboBox
          aria-label={typeof words.label === 'string' ? words.label : (name ?? '')}
          defaultItems={options.map((it) => ({ id: it.value, ...it }))}
          {...given({ name, selectedKey: value, defaultSelectedKey: defaultValue })}
          formValue="key"
          isInvalid={ties['aria-invalid'] ?? false}
          menuTrigger="focus"
          onSelectionChange={(key) => {
            if (name) clear(name)
            onChange?.(key === null ? null : String(key))
          }}
        >
          <Group className={fieldStyles.group ?? ''}>
            <Input
              id={ties.id}
              className={fieldStyles.inner ?? ''}
              placeholder={placeholder ?? ''}
              {...(ties['aria-describedby'] && { 'aria-describedby': ties['aria-describedby'] })}
            />
            <Button className={fieldStyles.part ?? ''} aria-label={t`Show the list`}>
              <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
            </Button>
          </Group>
          <Popover className={styles.popover ?? ''}>
            <ListBox
              className={styles.list ?? ''}
              renderEmptyState={() => <div className={styles.empty}>{t`Nothing fits.`}</div>}
            >
              {(option: Option & { note?: string; id: string }) => (
                <ListBoxItem id={option.id} textValue={option.label} className={styles.item ?? ''}>
                  <span className={styles.words}>
                    {option.label}
                    {option.note === undefined ? null : <span className={styles.note}>{option.note}</span>}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </Field>
  )
}
