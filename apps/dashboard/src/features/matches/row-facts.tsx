import type { matches } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import styles from './row-facts.module.css'

type EvidenceView = matches.EvidenceView
type Reason = EvidenceView['reasons'][number]

const reasonOf = ({ reasons }: EvidenceView, code: string): Reason | undefined => reasons.find((it) => it.code === code)

/** What a reader asks first of a candidate: how the audience is known and from when, what a post is seen, who has time. */
export function RowFacts({ of: it }: { readonly of: EvidenceView }) {
  const dates = reasonOf(it, 'dates')
  const views = reasonOf(it, 'views')
  return (
    <p className={styles.facts}>
      <span className={styles.known} data-age={reasonOf(it, 'audience_stale') ? 'old' : 'fresh'}>
        <Known of={it} />
      </span>
      {views ? <Views of={views} /> : null}
      {dates ? <Free days={Number(dates.values['days'])} free={Number(dates.values['free'])} /> : null}
    </p>
  )
}

function Known({ of: it }: { readonly of: EvidenceView }) {
  const words = useFormats()
  if (it.actAudience === null && it.shared === null) return <Trans>audience not known</Trans>
  const when = words.dayYear(it.takenAt)
  if (it.tier === 'measured') return <Trans>audience measured, {when}</Trans>
  if (it.tier === 'modelled') return <Trans>audience modelled, {when}</Trans>
  return <Trans>only sizes known, {when}</Trans>
}

function Views({ of: { values } }: { readonly of: Reason }) {
  const words = useFormats()
  const median = words.compact(Number(values['median']))
  return (
    <span>
      <Trans>{median} views a post</Trans>
    </span>
  )
}

function Free({ days, free }: { readonly days: number; readonly free: number }) {
  const state = free === 0 ? 'none' : free < days ? 'some' : 'all'
  return (
    <span className={styles.free} data-free={state}>
      {state === 'all' ? <Trans>free all the time</Trans> : null}
      {state === 'none' ? <Trans>not free</Trans> : null}
      {state === 'some' ? (
        <Trans>
          free {free} of {days} days
        </Trans>
      ) : null}
    </span>
  )
}
