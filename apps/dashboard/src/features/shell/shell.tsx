import { Trans, useLingui } from '@lingui/react/macro'
import { useIsFetching } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type ReactNode, Suspense, lazy, useState } from 'react'
import { useCommands } from '../../lib/commands.ts'
import { useLiveEvents } from '../../lib/live.ts'
import type { Place } from '../../lib/places.ts'
import type { Here } from '../../lib/session.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Count } from '../../ui/chip.tsx'
import { Keys } from '../../ui/kbd.tsx'
import { Toasts } from '../../ui/toasts.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Crumbs } from './crumbs.tsx'
import { useShellDeeds } from './deeds.ts'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { Strips } from './strips.tsx'
import { PhoneTabs } from './tabs.tsx'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(() => loadPalette().then((it) => ({ default: it.Palette })))
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((it) => ({ default: it.ShortcutSheet })))

interface ShellProps {
  readonly here: Here
  readonly places: readonly Place[]
  /** Turns that are the reader's. */
  readonly turns: number
  readonly productName: string
  readonly isSandbox: boolean
  readonly children: ReactNode
}

type Open = 'palette' | 'shortcuts' | null

function useShellKeys(places: readonly Place[], open: (it: Open) => void): void {
  const { i18n, t } = useLingui()
  const navigate = useNavigate()
  const { signOut } = useShellDeeds()
  useShortcuts([
    { keys: 'mod+k', label: t`Search or run a command`, group: 'do', run: () => open('palette') },
    { keys: '?', label: t`Show the shortcuts`, group: 'do', run: () => open('shortcuts') },
    ...places.map(({ to, label, chord }) => ({
      keys: `g ${chord}`,
      label: i18n._(label),
      group: 'go' as const,
      run: () => void navigate({ to }),
    })),
  ])
  useCommands([
    { id: 'shortcuts', label: t`Show the shortcuts`, keys: '?', run: () => open('shortcuts') },
    { id: 'sign-out', label: t`Sign out`, run: () => void signOut() },
  ])
}

/** Everything around a signed-in page. */
export function Shell({ here, places, turns, productName, isSandbox, children }: ShellProps) {
  const [open, setOpen] = useState<Open>(null)
  useShellKeys(places, setOpen)
  useLiveEvents(here.hat?.id)
  return (
    <>
      <a className={styles.skip} href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <div className={styles.app}>
        <Rail
          here={here}
          places={places}
          turns={turns}
          productName={productName}
          onShortcuts={() => setOpen('shortcuts')}
        />
        <div className={styles.page}>
          <header className={styles.top}>
            <Bar turns={turns} onPalette={() => setOpen('palette')} />
            <Strips here={here} isSandbox={isSandbox} />
          </header>
          <main id="main" className={styles.content} tabIndex={-1}>
            {children}
          </main>
        </div>
        <PhoneTabs here={here} places={places} turns={turns} />
      </div>
      <Toasts />
      <Suspense fallback={null}>
        {open === 'palette' ? <Palette places={places} onClose={() => setOpen(null)} /> : null}
        {open === 'shortcuts' ? <ShortcutSheet onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  )
}

/** Cached content stays while it is read again; only this line says so. */
const RefreshLine = () => (useIsFetching() > 0 ? <span className={styles.refresh} /> : null)

function Bar({ turns, onPalette }: { readonly turns: number; readonly onPalette: () => void }) {
  const { t } = useLingui()
  return (
    <div className={styles.header}>
      <Crumbs />
      <Button
        className={styles.search}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void loadPalette()}
        onFocus={() => void loadPalette()}
        onClick={onPalette}
      >
        <Search className={styles.searchIcon} size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>{t`Search or run a command`}</span>
        <span>
          <Keys of="mod+k" />
        </span>
      </Button>
      {turns > 0 ? (
        <ButtonLink to="/today" className={styles.inbox ?? ''}>
          <span className={styles.inboxWord}>
            <Trans>Your turn</Trans>
          </span>{' '}
          <Count of={turns} />
        </ButtonLink>
      ) : null}
      <RefreshLine />
      <AccountMenu />
    </div>
  )
}
