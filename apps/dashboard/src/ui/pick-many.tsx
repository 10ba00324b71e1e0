import { cx } from './cx.ts'
import { Field, type FieldWords } from './field.tsx'
import styles from './pick-many.module.css'

interface PickManyProps<V extends string> extends FieldWords {
  readonly name: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: readonly V[]
  readonly onChange: (value: V[]) => void
}

/** Any number of a few, all in sight: channels, platforms, genres. */
export function PickMany<V extends string>({ name, options, value, onChange, ...words }: PickManyProps<V>) {
  const toggle = (it: V) => onChange(value.includes(it) ? value.filter((other) => other !== it) : [...value, it])
  return (
    <Field {...words} name={name} group>
      {() => (
        <span className={styles.options}>
          {options.map(({ value: it, label }) => (
            <label key={it} className={cx(styles.option, value.includes(it) && styles.on)}>
              <input type="checkbox" name={name} value={it} checked={value.includes(it)} onChange={() => toggle(it)} />
              {label}
            </label>
          ))}
        </span>
      )}
    </Field>
  )
}
