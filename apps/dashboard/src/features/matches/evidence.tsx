import type { matches } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './matches.module.css'
import { ReasonList } from './reason-list.tsx'

const TIERS = {
  measured: <Trans>measured</Trans>,
  modelled: <Trans>modelled</Trans>,
  bounded: <Trans>only sizes known</Trans>,
} as const

const Between = ({ low, high }: { readonly low: string; readonly high: string }) => (
  <Trans>
    between {low} and {high} people, 95 times in 100
  </Trans>
)

interface EvidenceProps {
  readonly of: matches.EvidenceView
  readonly isForAct?: boolean
}

/** Why and why not, each made from its figures; and how well they are known. */
export function Evidence({ of: it, isForAct = false }: EvidenceProps) {
  return (
    <div className={styles.evidence}>
      <ReasonList reasons={it.reasons} isForAct={isForAct} />
      <p className="tiny quiet">
        <Figures of={it} />
      </p>
    </div>
  )
}

/** How well the figures are known, and from when they are. */
export function Figures({ of: it }: { readonly of: matches.EvidenceView }) {
  const words = useFormats()
  const date = words.dayYear(it.takenAt)
  return (
    <>
      <Chip>{TIERS[it.tier]}</Chip> <Trans>as of {date}</Trans>
      {it.shared && it.shared.low !== it.shared.high && it.tier !== 'bounded' ? (
        <>
          {' · '}
          <Between low={words.count(it.shared.low)} high={words.count(it.shared.high)} />
        </>
      ) : null}
    </>
  )
}
