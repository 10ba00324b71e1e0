import { ChevronDown } from 'lucide-react'
import { type ComponentProps, use } from 'react'
import { Field, type FieldWords, FormContext } from './field.tsx'
import styles from './field.module.css'

export interface TextFieldProps extends FieldWords, Omit<ComponentProps<'input'>, 'id' | 'className' | 'children'> {}

/** One line of text. Takes `register()` of react-hook-form or plain input attributes. */
export function TextField({ label, help, error, optional, onInput, ...input }: TextFieldProps) {
  const { clear } = use(FormContext)
  return (
    <Field label={label} help={help} error={error} optional={optional} name={input.name}>
      {(ties) => (
        <input
          {...input}
          {...ties}
          className={styles.control}
          required={input.required ?? !optional}
          onInput={(event) => {
            if (input.name) clear(input.name)
            onInput?.(event)
          }}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldWords, Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'children'> {}

/** Several lines of text; grows with what is written. */
export function TextArea({ label, help, error, optional, onInput, ...input }: TextAreaProps) {
  const { clear } = use(FormContext)
  return (
    <Field label={label} help={help} error={error} optional={optional} name={input.name}>
      {(ties) => (
        <textarea
          {...input}
          {...ties}
          className={styles.control}
          required={input.required ?? !optional}
          onInput={(event) => {
            if (input.name) clear(input.name)
            onInput?.(event)
          }}
        />
      )}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectFieldProps extends FieldWords, Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> {
  readonly options: readonly Option[]
  /** First entry, chosen while nothing is. */
  readonly prompt?: string | undefined
}

/** One of a few. The device's own list, which phones draw best; for long lists use `ComboField`. */
export function SelectField({ label, help, error, optional, options, prompt, onChange, ...select }: SelectFieldProps) {
  const { clear } = use(FormContext)
  return (
    <Field label={label} help={help} error={error} optional={optional} name={select.name}>
      {(ties) => (
        <span className={styles.withChevron}>
          <select
            {...select}
            {...ties}
            className={styles.control}
            required={select.required ?? !optional}
            onChange={(event) => {
              if (select.name) clear(select.name)
              onChange?.(event)
            }}
          >
            {prompt === undefined ? null : <option value="">{prompt}</option>}
            {options.map(({ value, label: name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
    </Field>
  )
}
