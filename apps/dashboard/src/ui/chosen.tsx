import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import styles from './pick-many.module.css'

interface ChosenProps {
  readonly items: readonly { readonly value: string; readonly label: string }[]
  readonly onRemove: (value: string) => void
}

/** What was chosen so far, below its field; each can be taken out again. */
export function Chosen({ items, onRemove }: ChosenProps) {
  const { t } = useLingui()
  if (items.length === 0) return null
  return (
    <span className={styles.options} style={{ marginBlockStart: 8 }}>
      {items.map(({ value, label }) => (
        <span key={value} className={styles.option}>
          {label}
          <button
            type="button"
            className={styles.remove}
            aria-label={t`Remove ${label}`}
            onClick={() => onRemove(value)}
          >
            <X size={14} strokeWidth={2} aria-hidden="true" />
          </button>
        </span>
      ))}
    </span>
  )
}
