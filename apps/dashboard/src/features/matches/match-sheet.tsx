import type { matches } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MATCH_STATE_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { useHere } from '../../lib/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { BetterList } from './better.tsx'
import { Figures } from './evidence.tsx'
import { MatchDeeds } from './match-deeds.tsx'
import type { Shown } from './matches.api.ts'
import { PART_OF_REASON, PART_WORDS, UNKNOWN_WORDS } from './part-words.ts'
import { betterQuery } from './planner.api.ts'
import { ReasonList } from './reason-list.tsx'
import styles from './sheet.module.css'

type Part = matches.EvidenceView['parts'][number]

interface SheetProps {
  readonly of: Shown
  readonly onClose: () => void
}

/** All that is known of an act for this brief, what is not, and what would change its place. */
export function MatchSheet({ of: it, onClose }: SheetProps) {
  const { i18n } = useLingui()
  const { country } = useFormats()
  const { act, evidence, state, rank } = it
  const name = act.name
  const better = useQuery(betterQuery(it))
  const place = [act.country === 'XX' ? '' : country(act.country), ...evidence.genres].filter(Boolean).join(' · ')
  return (
    <Dialog
      isOpen
      as="side"
      onClose={onClose}
      title={
        <span translate="no">
          {rank}. {name}
        </span>
      }
      lede={place}
    >
      <div className={styles.sheet}>
        <p>
          <Chip>{i18n._(MATCH_STATE_WORDS[state])}</Chip>
        </p>
        {evidence.parts.map((part) => (
          <PartOf key={part.part} part={part} evidence={evidence} />
        ))}
        {evidence.parts.length === 0 ? (
          <ReasonList reasons={evidence.reasons} isForAct={false} className={styles.reasons} />
        ) : null}
        <p className="tiny quiet">
          <Figures of={evidence} /> · <WeightsOf version={evidence.policyVersion} />
        </p>
        <Section title={<Trans>What would change the place</Trans>}>
          {better.data ? (
            <BetterList of={better.data} />
          ) : (
            <p className="small quiet">
              {better.isError ? <Trans>This could not be computed now.</Trans> : <Trans>Being computed…</Trans>}
            </p>
          )}
        </Section>
        <MatchDeeds of={it} />
      </div>
    </Dialog>
  )
}

/** Which weights the points are dealt out by; those who may see them find the way to them. */
function WeightsOf({ version }: { readonly version: number }) {
  const { count } = useFormats()
  const here = useHere()
  const told = count(version)
  const words = <Trans>Weights of version {told}</Trans>
  return here.may('rankPolicy.view') ? <Link to="/policy">{words}</Link> : words
}

const Section = ({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section className={styles.section}>
    <h3>
      {title}
      {aside === undefined ? null : <span className={styles.points}>{aside}</span>}
    </h3>
    {children}
  </section>
)

/** One part with its points, what speaks for and against, and an honest word where nothing is known. */
function PartOf({ part, evidence }: { readonly part: Part; readonly evidence: matches.EvidenceView }) {
  const { i18n } = useLingui()
  const { count } = useFormats()
  const [points, outOf] = [count(Math.round(part.points)), count(Math.round(part.outOf))]
  const known = Math.round(part.knownOutOf)
  const reasons = evidence.reasons.filter(({ code }) => PART_OF_REASON[code] === part.part)
  const rest = count(Math.round(part.outOf - part.knownOutOf))
  return (
    <Section
      title={
        <>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="2" className={styles.part} data-part={part.part} />
          </svg>
          <span className={styles.named}>{i18n._(PART_WORDS[part.part])}</span>
        </>
      }
      aside={
        known === 0 ? (
          <Trans>not known</Trans>
        ) : (
          <Trans>
            <b>{points}</b> of {outOf}
          </Trans>
        )
      }
    >
      <ReasonList reasons={reasons} isForAct={false} className={styles.reasons} />
      {known === 0 && reasons.length === 0 ? <p className="small quiet">{i18n._(UNKNOWN_WORDS[part.part])}</p> : null}
      {known > 0 && part.outOf - part.knownOutOf >= 1 ? (
        <p className="tiny quiet">
          <Trans>{rest} points could not be judged: not enough is known.</Trans>
        </p>
      ) : null}
    </Section>
  )
}
