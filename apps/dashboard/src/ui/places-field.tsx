import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useMemo } from 'react'
import { countryOptions } from '../lib/countries.ts'
import { ComboField } from './combo-field.tsx'
import type { FieldWords } from './field.tsx'
import styles from './pick-many.module.css'

const WORLD = 'WORLD'

interface PlacesProps extends FieldWords {
  readonly name: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  /** Offers the whole world as well. */
  readonly withWorld?: boolean
}

/** Several countries, found by typing; each can be taken out again. */
export function PlacesField({ name, value, onChange, withWorld = false, ...words }: PlacesProps) {
  const { t, i18n } = useLingui()
  const all = useMemo(() => countryOptions(i18n.locale), [i18n.locale])
  const options = [...(withWorld ? [{ value: WORLD, label: t`Worldwide` }] : []), ...all]
  const labelOf = (it: string) => options.find((option) => option.value === it)?.label ?? it
  const add = (it: string | null) => {
    if (it === null || value.includes(it)) return
    onChange(it === WORLD ? [WORLD] : [...value.filter((other) => other !== WORLD), it])
  }
  return (
    <div>
      <ComboField
        key={value.join(' ')}
        {...words}
        name={name}
        options={options.filter((it) => !value.includes(it.value))}
        value={null}
        onChange={add}
        placeholder={t`Type a country`}
      />
      {value.length === 0 ? null : (
        <span className={styles.options} style={{ marginBlockStart: 8 }}>
          {value.map((it) => (
            <span key={it} className={styles.option}>
              {labelOf(it)}
              <button
                type="button"
                className={styles.remove}
                aria-label={t`Remove ${labelOf(it)}`}
                onClick={() => onChange(value.filter((other) => other !== it))}
              >
                <X size={14} strokeWidth={2} aria-hidden="true" />
              </button>
            </span>
          ))}
        </span>
      )}
    </div>
  )
}
