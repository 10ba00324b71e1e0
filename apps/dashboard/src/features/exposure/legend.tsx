import { Trans } from '@lingui/react/macro'
import type { TierShare } from './exposure.api.ts'
import styles from './exposure.module.css'

interface LegendProps {
  readonly tiers: readonly { readonly tier: TierShare['tier']; readonly name: string }[]
  /** The tier whose share of all acts the line marks. */
  readonly line: string
}

/** Colours of the tiers in the order they are stacked, and what the line means. */
export const Legend = ({ tiers, line }: LegendProps) => (
  <p className={styles.legend}>
    {tiers.map(({ tier, name }) => (
      <span key={tier}>
        <svg width="14" height="12" aria-hidden="true">
          <rect x="0.5" y="0.5" width="13" height="11" rx="2" className={styles.part} data-tier={tier} />
        </svg>
        {name}
      </span>
    ))}
    <span>
      <svg width="14" height="12" aria-hidden="true">
        <line x1="0" x2="14" y1="6" y2="6" className={styles.even} />
      </svg>
      <Trans>Share of all acts: {line}</Trans>
    </span>
  </p>
)
