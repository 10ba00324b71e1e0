import type { ReactNode, RefObject } from 'react'
import { Check } from 'lucide-react'
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'
import styles from './overlay.module.css'

/** One line of a menu. */
export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly icon?: ReactNode
  /** Shown with a tick; the section becomes a choice of one. */
  readonly isChosen?: boolean
  readonly isDanger?: boolean
  readonly isOff?: boolean
  readonly run: () => void
}

export interface MenuGroup {
  readonly id: string
  readonly heading?: string
  readonly entries: readonly MenuEntry[]
}

export interface MenuPopoverProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

const Entry = ({ entry, isChoice }: { readonly entry: MenuEntry; readonly isChoice: boolean }) => (
  <MenuItem
    id={entry.id}
    className={styles.item ?? ''}
    textValue={entry.label}
    isDisabled={entry.isOff ?? false}
    onAction={entry.run}
    {...(entry.isDanger && { 'data-tone': 'danger' })}
  >
    {entry.icon}
    <span className={styles.words}>
      {entry.label}
      {entry.note === undefined ? null : <span className={styles.note}>{entry.note}</span>}
    </span>
    {isChoice ? <Check className={styles.tick} size={16} strokeWidth={2} aria-hidden="true" /> : null}
  </MenuItem>
)

/** The open part of a menu; `menu.tsx` loads it when it is first wanted. */
export function MenuPopover({ label, groups, trigger, onClose, placement = 'bottom end' }: MenuPopoverProps) {
  return (
    <Popover
      className={styles.popover ?? ''}
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement={placement}
    >
      <Menu className={styles.list ?? ''} aria-label={label} autoFocus="first" onClose={onClose}>
        {groups.flatMap(({ id, heading, entries }, index) => {
          const chosen = entries.filter(({ isChosen }) => isChosen)
          const isChoice = entries.some(({ isChosen }) => isChosen !== undefined)
          const choice = isChoice
            ? {
                selectionMode: 'single' as const,
                selectedKeys: chosen.map((it) => it.id),
                disallowEmptySelection: true,
              }
            : {}
          const section = (
            <MenuSection
              key={id}
              className={styles.group ?? ''}
              {...choice}
              {...(heading === undefined && { 'aria-label': label })}
            >
              {heading === undefined ? null : <Header className={styles.heading ?? ''}>{heading}</Header>}
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} isChoice={isChoice} />
              ))}
            </MenuSection>
          )
          return index === 0
            ? [section]
            : [<Separator key={`${id} line`} className={styles.separator ?? ''} />, section]
        })}
      </Menu>
    </Popover>
  )
}
