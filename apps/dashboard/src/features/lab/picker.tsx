import type { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Form, SubmitButton } from '../../ui/form.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { subjectsQuery } from './lab.api.ts'
import { MOST_PICKED } from './lab-ids.ts'
import styles from './lab.module.css'

interface PickerProps {
  /** What is compared now. */
  readonly ids: readonly string[]
  readonly onCompare: (ids: readonly string[]) => void
}

/** Two to twelve audiences, found by name. Nothing is asked before the button: every new comparison is counted. */
export function Picker({ ids, onCompare }: PickerProps) {
  const { t } = useLingui()
  const [picked, setPicked] = useState(ids)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data } = useQuery(subjectsQuery(search, ids))
  const [seen, setSeen] = useState<ReadonlyMap<string, audience.SubjectView>>(new Map())
  const items = data?.items ?? []
  const byId = new Map([...seen, ...items.map((it) => [it.workspaceId, it] as const)])
  const isFull = picked.length >= MOST_PICKED
  const isSame = picked.length === ids.length && picked.every((it) => ids.includes(it))
  const toggle = (it: audience.SubjectView) => {
    setSeen(new Map([...seen, [it.workspaceId, it]]))
    setPicked((now) =>
      now.includes(it.workspaceId) ? now.filter((id) => id !== it.workspaceId) : [...now, it.workspaceId],
    )
  }
  const count = picked.length
  return (
    <Card
      title={<Trans>Whose audiences?</Trans>}
      aside={
        <span className="tiny quiet">
          <Trans>
            {count} of {MOST_PICKED}
          </Trans>
        </span>
      }
    >
      <Form onSubmit={() => onCompare(picked)} aria-label={t`Audiences to compare`}>
        <Stack gap="snug">
          <Picked ids={picked} byId={byId} onDrop={(id) => setPicked(picked.filter((it) => it !== id))} />
          <TextField
            type="search"
            label={t`Find an act or a brand`}
            required={false}
            value={typed}
            maxLength={80}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <fieldset className={styles.options}>
            <legend className="unseen">
              <Trans>Acts and brands</Trans>
            </legend>
            {items.length === 0 && data !== undefined ? (
              <p className="small quiet">
                <Trans>Nobody with an audience is called that.</Trans>
              </p>
            ) : null}
            {items.map((it) => {
              const isPicked = picked.includes(it.workspaceId)
              return (
                <Option key={it.workspaceId} of={it} isPicked={isPicked} off={isFull && !isPicked} onToggle={toggle} />
              )
            })}
          </fieldset>
          <SubmitButton off={count < 2 || isSame}>
            {count < 2 ? (
              <Trans>Pick at least two</Trans>
            ) : (
              <Plural value={count} one="Compare # audience" other="Compare # audiences" />
            )}
          </SubmitButton>
        </Stack>
      </Form>
    </Card>
  )
}

interface OptionProps {
  readonly of: audience.SubjectView
  readonly isPicked: boolean
  readonly off: boolean
  readonly onToggle: (it: audience.SubjectView) => void
}

function Option({ of: it, isPicked, off, onToggle }: OptionProps) {
  const { compact, country } = useFormats()
  const people = it.people === null ? null : compact(it.people)
  return (
    <label className={styles.option}>
      <input type="checkbox" checked={isPicked} disabled={off} onChange={() => onToggle(it)} />
      <span className={styles.name} translate="no">
        {it.name}
      </span>
      {it.kind === 'brand' ? (
        <Chip tone="brand">
          <Trans>brand</Trans>
        </Chip>
      ) : null}
      <span className={styles.people}>{people ?? <Trans>too few</Trans>}</span>
      <span className={styles.place}>{country(it.country)}</span>
    </label>
  )
}

interface PickedProps {
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, audience.SubjectView>
  readonly onDrop: (id: string) => void
}

function Picked({ ids, byId, onDrop }: PickedProps) {
  const { t } = useLingui()
  if (ids.length === 0) return null
  return (
    <ul className={styles.picked} aria-label={t`Picked`}>
      {ids.map((id) => {
        const name = byId.get(id)?.name ?? '…'
        return (
          <li key={id}>
            <span translate="no">{name}</span>
            <Button
              small
              square
              tone="quiet"
              aria-label={t`Leave out ${name}`}
              icon={<X size={14} strokeWidth={2} aria-hidden="true" />}
              onClick={() => onDrop(id)}
            />
          </li>
        )
      })}
    </ul>
  )
}
