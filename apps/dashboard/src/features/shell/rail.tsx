import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ChevronsUpDown } from 'lucide-react'
import type { Place } from '../../lib/places.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import type { Here } from '../../lib/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Count } from '../../ui/chip.tsx'
import { Keys } from '../../ui/kbd.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useHatEntries } from './account-menu.tsx'
import styles from './rail.module.css'

interface RailProps {
  readonly here: Here
  readonly places: readonly Place[]
  readonly turns: number
  readonly productName: string
  readonly onShortcuts: () => void
}

/** The ink column at the left: who you are here, and where you can go. */
export function Rail({ here, places, turns, productName, onShortcuts }: RailProps) {
  const { t } = useLingui()
  return (
    <nav className={styles.rail} aria-label={t`Main`}>
      <Link to="/today" className={styles.home} aria-label={productName}>
        <Logo name={productName} onRail />
      </Link>
      <HatButton here={here} />
      <div className={styles.places}>
        {places.map((place) => (
          <RailPlace key={place.to} place={place} turns={turns} />
        ))}
      </div>
      <div className={styles.foot}>
        <Button tone="quiet" className={styles.footButton} onClick={onShortcuts}>
          {t`Shortcuts`}
          <Keys of="?" />
        </Button>
      </div>
    </nav>
  )
}

function RailPlace({ place, turns }: { readonly place: Place; readonly turns: number }) {
  const { i18n } = useLingui()
  return (
    <Link to={place.to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
      <span>{i18n._(place.label)}</span> {place.counts === 'turns' ? <Count of={turns} /> : null}
    </Link>
  )
}

/** The hat worn now. With several, a menu to change it. */
function HatButton({ here: { hat, session } }: { readonly here: Here }) {
  const { t, i18n } = useLingui()
  const entries = useHatEntries()
  if (hat === null) return null
  const words = (
    <>
      <Avatar name={hat.workspace.name} side={hat.workspace.kind} small />
      <span className={styles.hatWords}>
        <span className={styles.hatName} translate="no">
          {hat.workspace.name}
        </span>
        <span className={styles.hatRole}>{i18n._(ROLE_NAMES[hat.role])}</span>
      </span>
    </>
  )
  if (session.memberships.length < 2) return <div className={styles.hat}>{words}</div>
  return (
    <Menu
      label={t`Change role or workspace`}
      className={styles.hat ?? ''}
      groups={[{ id: 'hats', entries }]}
      placement="bottom start"
    >
      <span className="unseen">{t`Change role or workspace`}</span>
      {words}
      <ChevronsUpDown size={14} strokeWidth={1.75} aria-hidden="true" />
    </Menu>
  )
}
