import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { type Place, tabsFor } from '../../lib/places.ts'
import type { Here } from '../../lib/session.ts'
import { Count } from '../../ui/chip.tsx'
import { Menu } from '../../ui/menu.tsx'
import styles from './tabs.module.css'

interface TabsProps {
  readonly here: Here
  readonly places: readonly Place[]
  readonly turns: number
}

/** The phone's bottom row: the four places of the role, and the rest under "More". */
export function PhoneTabs({ here, places, turns }: TabsProps) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { tabs, more } = tabsFor(places, here.role)
  return (
    <nav className={styles.tabs} aria-label={t`Main`}>
      {tabs.map(({ to, label, icon: Icon, counts }) => (
        <Link key={to} to={to} className={styles.tab} activeProps={{ 'aria-current': 'page' }}>
          <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
          <span>{i18n._(label)}</span>{' '}
          {counts === 'turns' && turns > 0 ? (
            <span className={styles.tabCount}>
              <Count of={turns} />
            </span>
          ) : null}
        </Link>
      ))}
      {more.length === 0 ? null : (
        <Menu
          label={t`More`}
          className={styles.tab ?? ''}
          placement="top end"
          groups={[
            {
              id: 'more',
              entries: more.map(({ to, label, icon: Icon }) => ({
                id: to,
                label: i18n._(label),
                icon: <Icon size={18} strokeWidth={1.75} aria-hidden="true" />,
                run: () => void navigate({ to }),
              })),
            },
          ]}
        >
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
          <span>
            <Trans>More</Trans>
          </span>
        </Menu>
      )}
    </nav>
  )
}
