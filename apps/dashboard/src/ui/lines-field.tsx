import { DELIVERABLE_KINDS, PLATFORMS, TERMS_LIMITS } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, Trash2 } from 'lucide-react'
import { DELIVERABLE_WORDS, PLATFORM_WORDS } from '../lib/deal-words.ts'
import { Button } from './button.tsx'
import { DateField } from './date-field.tsx'
import styles from './lines-field.module.css'
import { NumberField } from './number-field.tsx'
import { SelectField, TextField } from './text-field.tsx'

type Line = deal.LineFields

interface LinesProps {
  readonly name: string
  readonly value: readonly Line[]
  readonly onChange: (lines: Line[]) => void
  /** Day a new line is due. */
  readonly dueOn: string
  readonly error?: string | undefined
}

/** What is asked for: rows of kind, platform, number, day and a note. */
export function LinesField({ name, value, onChange, dueOn, error }: LinesProps) {
  const { t } = useLingui()
  const change = (at: number, part: Partial<Line>) =>
    onChange(value.map((it, n) => (n === at ? { ...it, ...part } : it)))
  const add = () => onChange([...value, { kind: 'video', platform: 'tiktok', count: 1, note: '', dueOn, weight: 1 }])
  return (
    <fieldset className={styles.lines} data-field={name}>
      <legend className="unseen">{t`Deliverables`}</legend>
      {value.map((line, at) => (
        <LineRow
          // Lines have no id of their own; their place is what tells them apart.
          key={at}
          line={line}
          number={at + 1}
          onChange={(part) => change(at, part)}
          onRemove={() => onChange(value.filter((_, n) => n !== at))}
        />
      ))}
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      {value.length < TERMS_LIMITS.lines ? (
        <Button small icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />} onClick={add}>
          <Trans>Add a deliverable</Trans>
        </Button>
      ) : null}
    </fieldset>
  )
}

interface LineProps {
  readonly line: Line
  readonly number: number
  readonly onChange: (part: Partial<Line>) => void
  readonly onRemove: () => void
}

function LineRow({ line, number, onChange, onRemove }: LineProps) {
  const { t, i18n } = useLingui()
  const kinds = DELIVERABLE_KINDS.map((it) => ({ value: it, label: i18n._(DELIVERABLE_WORDS[it]) }))
  const platforms = PLATFORMS.map((it) => ({ value: it, label: i18n._(PLATFORM_WORDS[it]) }))
  return (
    <div className={styles.line} role="group" aria-label={t`Deliverable ${number}`}>
      <SelectField
        label={t`What`}
        options={kinds}
        value={line.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as Line['kind'] })}
      />
      <SelectField
        label={t`Where`}
        options={platforms}
        value={line.platform}
        onChange={(event) => onChange({ platform: event.currentTarget.value as Line['platform'] })}
      />
      <NumberField
        label={t`How many`}
        min={1}
        max={TERMS_LIMITS.pieces}
        value={line.count}
        onChange={(count) => onChange({ count: count ?? 1 })}
      />
      <DateField label={t`Due`} value={line.dueOn} onChange={(day) => day && onChange({ dueOn: day })} />
      <div className={styles.note}>
        <TextField
          label={t`Note`}
          optional
          maxLength={TERMS_LIMITS.noteLength}
          value={line.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
      <Button
        small
        tone="quiet"
        aria-label={t`Remove deliverable ${number}`}
        icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  )
}
