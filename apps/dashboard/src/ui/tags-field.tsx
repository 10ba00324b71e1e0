import { distinctTags, tagKey } from '@concertato/audience'
import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useState } from 'react'
import { ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Chosen } from './chosen.tsx'
import { Field, type FieldWords } from './field.tsx'
import fieldStyles from './field.module.css'
import styles from './overlay.module.css'

interface TagsProps extends FieldWords {
  readonly name: string
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  /** Offered while typing; any other word will do as well. */
  readonly suggestions: readonly string[]
  readonly most: number
  /** Characters of one tag. */
  readonly longest: number
}

/** A long list is searched by typing, not by scrolling. */
const SHOWN = 40

/** Words of one's own or from a list, each taken over by Enter, a comma, or by leaving the field. */
export function TagsField({ name, value, onChange, suggestions, most, longest, ...words }: TagsProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const add = (...wanted: readonly string[]) => {
    const clean = wanted.map((it) => it.trim()).filter((it) => tagKey(it) !== '')
    const next = distinctTags([...value, ...clean]).slice(0, most)
    if (next.length > value.length) onChange(next)
  }
  const take = (text: string) => {
    add(text)
    setTyped('')
  }
  const type = (text: string) => {
    const parts = text.split(',')
    setTyped(parts.pop() ?? '')
    add(...parts)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    // With an entry of the list in focus, Enter takes that one.
    if (event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant')) {
      event.preventDefault()
      take(typed)
    }
    const last = value.at(-1)
    if (event.key === 'Backspace' && typed === '' && last !== undefined) onChange(value.slice(0, -1))
  }
  const chosen = new Set(value.map(tagKey))
  const offered = suggestions
    .filter((it) => !chosen.has(tagKey(it)) && tagKey(it).includes(tagKey(typed)))
    .slice(0, SHOWN)
  return (
    <div>
      <Field {...words} name={name}>
        {(ties) => (
          <ComboBox
            aria-label={typeof words.label === 'string' ? words.label : name}
            items={value.length < most ? offered.map((id) => ({ id })) : []}
            selectedKey={null}
            inputValue={typed}
            onInputChange={type}
            onSelectionChange={(key) => key !== null && take(String(key))}
            allowsCustomValue
            menuTrigger="focus"
          >
            <Group className={fieldStyles.group ?? ''}>
              <Input
                id={ties.id}
                className={fieldStyles.inner ?? ''}
                placeholder={value.length < most ? t`Type a style` : t`No more than ${most}`}
                maxLength={longest}
                enterKeyHint="enter"
                onKeyDown={onKeyDown}
                onBlur={() => take(typed)}
                {...(ties['aria-describedby'] && { 'aria-describedby': ties['aria-describedby'] })}
              />
            </Group>
            <Popover className={styles.popover ?? ''}>
              <ListBox className={styles.list ?? ''}>
                {({ id }: { id: string }) => (
                  <ListBoxItem id={id} textValue={id} className={styles.item ?? ''}>
                    <span className={styles.words}>{id}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </ComboBox>
        )}
      </Field>
      <Chosen
        items={value.map((it) => ({ value: it, label: it }))}
        onRemove={(it) => onChange(value.filter((other) => other !== it))}
      />
    </div>
  )
}
