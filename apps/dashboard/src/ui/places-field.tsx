import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { countryOptions } from '../lib/countries.ts'
import { Chosen } from './chosen.tsx'
import { ComboField } from './combo-field.tsx'
import type { FieldWords } from './field.tsx'

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
      <Chosen
        items={value.map((it) => ({ value: it, label: labelOf(it) }))}
        onRemove={(it) => onChange(value.filter((other) => other !== it))}
      />
    </div>
  )
}
