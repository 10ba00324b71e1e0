import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { commandsNow } from '../../lib/commands.ts'
import type { Place } from '../../lib/places.ts'
import { Keys } from '../../ui/kbd.tsx'
import overlay from '../../ui/overlay.module.css'
import styles from './palette.module.css'

interface PaletteProps {
  readonly places: readonly Place[]
  readonly onClose: () => void
}

interface LineProps {
  readonly id: string
  readonly label: string
  readonly keys?: string | undefined
  readonly run: () => void
}

const Line = ({ id, label, keys, run }: LineProps) => (
  <MenuItem id={id} textValue={label} className={overlay.item ?? ''} onAction={run}>
    <span className={overlay.words}>{label}</span>
    {keys === undefined ? null : <Keys of={keys} />}
  </MenuItem>
)

/** Where to and what to do, found by typing. */
export function Palette({ places, onClose }: PaletteProps) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { contains } = useFilter({ sensitivity: 'base' })
  const commands = commandsNow()
  const closeAnd = (run: () => void) => () => {
    onClose()
    run()
  }
  return (
    <ModalOverlay
      className={`${overlay.scrim} ${styles.scrim}`}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`${overlay.box} ${styles.box}`}>
        <Dialog aria-label={t`Search or run a command`} className={styles.dialog ?? ''}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={t`Search or run a command`} autoFocus className={styles.search ?? ''}>
              <Search size={18} strokeWidth={1.75} aria-hidden="true" />
              <Input placeholder={t`Search or run a command`} className={styles.input ?? ''} />
              <Keys of="Esc" />
            </SearchField>
            <Menu
              aria-label={t`Commands`}
              className={`${overlay.list} ${styles.list}`}
              renderEmptyState={() => <p className={overlay.empty}>{t`Nothing fits.`}</p>}
            >
              <MenuSection className={overlay.group ?? ''}>
                <Header className={overlay.heading ?? ''}>{t`Go to`}</Header>
                {places.map(({ to, label, chord }) => (
                  <Line
                    key={to}
                    id={to}
                    label={i18n._(label)}
                    keys={`g ${chord}`}
                    run={closeAnd(() => void navigate({ to }))}
                  />
                ))}
              </MenuSection>
              <MenuSection className={overlay.group ?? ''}>
                <Header className={overlay.heading ?? ''}>{t`Do`}</Header>
                {commands.map(({ id, label, keys, run }) => (
                  <Line key={id} id={id} label={label} keys={keys} run={closeAnd(run)} />
                ))}
              </MenuSection>
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
