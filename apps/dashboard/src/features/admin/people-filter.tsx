import { ROLES } from '@concertato/deal'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { SelectField, TextField } from '../../ui/text-field.tsx'
import type { PeopleFilter } from './people.api.ts'
import styles from './people.module.css'

/** The list is asked for once the typing stops. Milliseconds. */
const QUIET_MS = 250

interface FilterProps {
  readonly filter: PeopleFilter
  readonly onChange: (filter: PeopleFilter) => void
}

/** What the list of people is narrowed to. */
export function PeopleFilterBar({ filter, onChange }: FilterProps) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState(filter.search ?? '')
  const box = useRef<HTMLInputElement>(null)
  useShortcuts([{ keys: '/', label: t`Search in the list`, group: 'list', run: () => box.current?.focus() }])
  useEffect(() => {
    if (typed.trim() === (filter.search ?? '')) return
    const timer = setTimeout(() => {
      const { search: _old, ...rest } = filter
      onChange({ ...rest, ...(typed.trim() && { search: typed.trim() }) })
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [typed, filter, onChange])
  const set = <K extends 'role' | 'state'>(key: K, value: PeopleFilter[K] | undefined) => {
    const { [key]: _old, ...rest } = filter
    onChange({ ...rest, ...(value !== undefined && { [key]: value }) })
  }
  return (
    <div className={styles.filter} role="search">
      <TextField
        ref={box}
        type="search"
        label={t`Name, address or workspace`}
        value={typed}
        required={false}
        maxLength={120}
        onChange={({ target: { value } }) => setTyped(value)}
      />
      <SelectField
        label={t`Role`}
        required={false}
        prompt={t`Every role`}
        value={filter.role ?? ''}
        options={ROLES.map((value) => ({ value, label: i18n._(ROLE_NAMES[value]) }))}
        onChange={({ target: { value } }) =>
          set(
            'role',
            ROLES.find((it) => it === value),
          )
        }
      />
      <SelectField
        label={t`State`}
        required={false}
        prompt={t`Every state`}
        value={filter.state ?? ''}
        options={[
          { value: 'active', label: t`Active` },
          { value: 'suspended', label: t`Locked out` },
        ]}
        onChange={({ target: { value } }) =>
          set('state', value === 'active' || value === 'suspended' ? value : undefined)
        }
      />
    </div>
  )
}
