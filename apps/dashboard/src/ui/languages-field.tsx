import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { languageOptions } from '../lib/languages.ts'
import { Chosen } from './chosen.tsx'
import { ComboField } from './combo-field.tsx'
import type { FieldWords } from './field.tsx'

interface LanguagesProps extends FieldWords {
  readonly name: string
  /** ISO 639 codes. */
  readonly value: readonly string[]
  readonly most: number
  readonly onChange: (value: string[]) => void
}

/** Several languages, found by typing; each can be taken out again. */
export function LanguagesField({ name, value, most, onChange, ...words }: LanguagesProps) {
  const { t, i18n } = useLingui()
  const options = useMemo(() => languageOptions(i18n.locale), [i18n.locale])
  const labelOf = (it: string) => options.find((option) => option.value === it)?.label ?? it
  return (
    <div>
      <ComboField
        key={value.join(' ')}
        {...words}
        name={name}
        // With as many as there may be nothing is offered: one has to go first.
        options={value.length < most ? options.filter((it) => !value.includes(it.value)) : []}
        value={null}
        onChange={(it) => it !== null && !value.includes(it) && onChange([...value, it])}
        placeholder={t`Type a language`}
      />
      <Chosen
        items={value.map((it) => ({ value: it, label: labelOf(it) }))}
        onRemove={(it) => onChange(value.filter((other) => other !== it))}
      />
    </div>
  )
}
