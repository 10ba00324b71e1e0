import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, Settings } from 'lucide-react'
import { LOCALES, LOCALE_NAMES } from '../../lib/locales.ts'
import { useLook } from '../../lib/look.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { useHere } from '../../lib/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { useShellDeeds } from './deeds.ts'
import styles from './shell.module.css'

/** One entry per hat; choosing one puts it on. */
export function useHatEntries(): readonly MenuEntry[] {
  const { i18n } = useLingui()
  const { session, hat } = useHere()
  const { wear } = useShellDeeds()
  return session.memberships.map((it) => ({
    id: it.id,
    label: it.workspace.name,
    note: i18n._(ROLE_NAMES[it.role]),
    isChosen: it.id === hat?.id,
    run: () => void wear(it.id),
  }))
}

/** Behind the initials: hats, look, language, settings, the way out. */
export function AccountMenu() {
  const { t, i18n } = useLingui()
  const { person, hat, session } = useHere()
  const { signOut, changeTheme, changeLanguage } = useShellDeeds()
  const { theme } = useLook()
  const navigate = useNavigate()
  const hats = useHatEntries()
  const themes = [
    { id: 'system', label: t`Like the device` },
    { id: 'light', label: t`Light` },
    { id: 'dark', label: t`Dark` },
  ] as const
  return (
    <Menu
      label={t`Account of ${person.name}`}
      className={styles.me ?? ''}
      groups={[
        ...(session.memberships.length > 1 ? [{ id: 'hats', heading: t`Act as`, entries: hats }] : []),
        {
          id: 'theme',
          heading: t`Theme`,
          entries: themes.map(({ id, label }) => ({
            id,
            label,
            isChosen: theme === id,
            run: () => void changeTheme(id),
          })),
        },
        {
          id: 'language',
          heading: t`Language`,
          entries: LOCALES.map((id) => ({
            id,
            label: LOCALE_NAMES[id],
            isChosen: i18n.locale === id,
            run: () => void changeLanguage(id),
          })),
        },
        {
          id: 'account',
          entries: [
            {
              id: 'settings',
              label: t`Settings`,
              icon: <Settings size={16} strokeWidth={1.75} aria-hidden="true" />,
              run: () => void navigate({ to: '/settings' }),
            },
            {
              id: 'out',
              label: t`Sign out`,
              icon: <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />,
              run: () => void signOut(),
            },
          ],
        },
      ]}
    >
      <Avatar name={person.name} side={hat?.workspace.kind ?? 'house'} />
      <span className="unseen">{t`Account of ${person.name}`}</span>
    </Menu>
  )
}
