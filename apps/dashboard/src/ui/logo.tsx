import { APP_NAME } from '../lib/app-name.ts'
import styles from './logo.module.css'

/** Two rows of bars: the act's above, the brand's below. */
export const LogoMark = ({ size = 26 }: { readonly size?: number }) => (
  <svg className={styles.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <rect x="1" y="5" width="8" height="5" rx="1.5" className={styles.act} />
    <rect x="11" y="5" width="4" height="5" rx="1.5" className={styles.rest} />
    <rect x="17" y="5" width="6" height="5" rx="1.5" className={styles.act} />
    <rect x="1" y="14" width="4" height="5" rx="1.5" className={styles.rest} />
    <rect x="7" y="14" width="10" height="5" rx="1.5" className={styles.brand} />
    <rect x="19" y="14" width="4" height="5" rx="1.5" className={styles.rest} />
  </svg>
)

/** Mark and name. `onRail` is for the dark rail, which keeps the light voices in both themes. */
export const Logo = ({ name = APP_NAME, onRail = false }: { readonly name?: string; readonly onRail?: boolean }) => (
  <span className={onRail ? `${styles.logo} ${styles.onRail}` : styles.logo} translate="no">
    <LogoMark />
    <span>{name.toLowerCase()}</span>
  </span>
)
