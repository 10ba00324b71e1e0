import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './choice.module.css'
import { cx } from './cx.ts'
import { Field, type FieldWords } from './field.tsx'

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'id' | 'className'> {
  readonly label: ReactNode
  readonly help?: ReactNode
}

function Choice({ label, help, card, ...input }: ChoiceProps & { readonly type: string; readonly card?: boolean }) {
  const id = useId()
  return (
    <label className={cx(styles.choice, card && styles.card)}>
      <input {...input} aria-labelledby={`${id}-label`} aria-describedby={help ? `${id}-help` : undefined} />
      <span id={`${id}-label`} className={styles.words}>
        {label}
      </span>
      {help ? (
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      ) : null}
    </label>
  )
}

/** Yes or no, sent with its form. */
export const Checkbox = (props: ChoiceProps) => <Choice {...props} type="checkbox" />

/** On or off, at once. */
export const Switch = (props: ChoiceProps) => <Choice {...props} type="checkbox" role="switch" />

export interface RadioOption<V extends string = string> {
  readonly value: V
  readonly label: ReactNode
  readonly help?: ReactNode
}

interface RadioProps<V extends string> extends FieldWords {
  readonly name: string
  readonly options: readonly RadioOption<V>[]
  readonly value?: V
  readonly defaultValue?: V
  readonly onChange?: (value: V) => void
  /** `cards`: a box each, for a choice that shapes the page. `segments`: one line, for a setting. */
  readonly as?: 'list' | 'cards' | 'segments'
}

/** One of a handful, all in sight. */
export function RadioField<V extends string>({
  as = 'list',
  options,
  value,
  defaultValue,
  onChange,
  ...words
}: RadioProps<V>) {
  const stateOf = (it: V) => (value === undefined ? { defaultChecked: it === defaultValue } : { checked: it === value })
  const Item = as === 'segments' ? Segment : Choice
  return (
    <Field {...words} group>
      {() => (
        <span className={styles[as]}>
          {options.map(({ value: it, label, help }) => (
            <Item
              key={it}
              type="radio"
              name={words.name}
              value={it}
              label={label}
              help={help}
              card={as === 'cards'}
              {...stateOf(it)}
              onChange={() => onChange?.(it)}
            />
          ))}
        </span>
      )}
    </Field>
  )
}

const Segment = ({
  label,
  help: _help,
  card: _card,
  ...input
}: ChoiceProps & { readonly type: string; readonly card?: boolean }) => (
  <label className={styles.segment}>
    <input {...input} />
    {label}
  </label>
)
