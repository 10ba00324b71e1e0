import type { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Row } from '../../ui/layout.tsx'
import styles from './audience.module.css'
import { BadRows } from './bad-rows.tsx'
import {
  BASIS_WORDS,
  IDENTIFIER_WORDS,
  KIND_WORDS,
  makingOf,
  platformName,
  STATE_TONES,
  STATE_WORDS,
} from './source-words.ts'

type Source = audience.SourceView

interface ListProps {
  readonly sources: readonly Source[]
  /** Days after which a list counts for less. */
  readonly staleAfterDays: number
  /** Whether the reader may change anything here. */
  readonly mayChange: boolean
  readonly onData: (source: Source) => void
  readonly onRevoke: (source: Source) => void
}

const DAY_MS = 86_400_000

const ageOf = (asOf: string, now: Date): number => (now.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS

/** Everything the workspace has brought, newest first: how many people, from when, why it may be used. */
export const SourceList = ({ sources, ...rest }: ListProps) => (
  <ul className={styles.sources}>
    {sources.map((it) => (
      <SourceRow key={it.id} source={it} {...rest} />
    ))}
  </ul>
)

function SourceRow({ source, staleAfterDays, ...rest }: Omit<ListProps, 'sources'> & { readonly source: Source }) {
  const { i18n } = useLingui()
  const now = useNow()
  const { count, calendarDay } = useFormats()
  const asOf = calendarDay(source.asOf)
  const isOld = source.state === 'ready' && ageOf(source.asOf, now) > staleAfterDays
  return (
    <li className={styles.source} data-state={source.state}>
      <p className={styles.figure}>
        <b>{source.people === null ? '–' : count(source.people)}</b>
        {source.people === null ? null : (
          <span>
            {source.totals === null ? (
              <Plural value={source.people ?? 0} one="person" other="people" />
            ) : (
              <Plural value={source.people ?? 0} one="follower" other="followers" />
            )}
          </span>
        )}
      </p>
      <div className={styles.what}>
        <Row>
          <h3>{i18n._(KIND_WORDS[source.kind])}</h3>
          <Chip tone={STATE_TONES[source.state]}>{i18n._(STATE_WORDS[source.state])}</Chip>
          {isOld ? (
            <Chip tone="warn">
              <Trans>Out of date</Trans>
            </Chip>
          ) : null}
          {source.connectionId === null ? null : (
            <Chip tone="info">
              <Trans>From the platform</Trans>
            </Chip>
          )}
        </Row>
        <p className={styles.facts}>
          <span>
            <Trans>as of {asOf}</Trans>
          </span>
          {source.platform === null ? null : <span translate="no">{platformName(source.platform)}</span>}
          {source.identifierKind === null ? null : <span>{i18n._(IDENTIFIER_WORDS[source.identifierKind])}</span>}
          <span>{i18n._(BASIS_WORDS[source.lawfulBasis])}</span>
        </p>
        <Advice source={source} isOld={isOld} />
        <BadRows of={source} />
        <details className={styles.more}>
          <summary>
            {source.connectionId === null ? (
              <Trans>What the people were told</Trans>
            ) : (
              <Trans>Where these figures come from</Trans>
            )}
          </summary>
          {source.connectionId === null ? (
            <p translate="yes">{source.consentText}</p>
          ) : (
            <p>
              <Trans>These are counts that the platform states of a connected account. They name nobody.</Trans>
            </p>
          )}
        </details>
      </div>
      {rest.mayChange && source.connectionId === null ? <Deeds source={source} {...rest} /> : null}
    </li>
  )
}

/** What a state means for the reader, where it is not plain. */
function Advice({ source, isOld }: { readonly source: Source; readonly isOld: boolean }) {
  const { calendarDay } = useFormats()
  const { state, revokedAt } = source
  if (isOld) {
    return (
      <p className="small">
        <Trans>The older the list, the more taste stands in for these people.</Trans>
      </p>
    )
  }
  if (state === 'rejected') {
    return (
      <p className="small">
        <Trans>It was below the minimum. Nothing of it was kept.</Trans>
      </p>
    )
  }
  if (revokedAt === null) return null
  const day = calendarDay(revokedAt.toISOString().slice(0, 10))
  return (
    <p className="small">
      <Trans>Erased on {day}. What had used it was scored again.</Trans>
    </p>
  )
}

/** States in which data can be brought, and those in which there is something to take back. */
const WAITING: readonly Source['state'][] = ['declared', 'rejected']
const GONE: readonly Source['state'][] = ['revoked', 'erased']

function Deeds({
  source,
  onData,
  onRevoke,
}: Omit<ListProps, 'sources' | 'staleAfterDays'> & { readonly source: Source }) {
  const { i18n } = useLingui()
  const isFigures = makingOf(source.kind) !== 'list'
  const name = i18n._(KIND_WORDS[source.kind])
  const isWaiting = WAITING.includes(source.state)
  if (GONE.includes(source.state)) return null
  return (
    <div className={styles.deeds}>
      {isWaiting || (isFigures && source.state === 'ready') ? (
        <Button small onClick={() => onData(source)}>
          {isWaiting ? <Trans>Bring the data</Trans> : <Trans>Change the figures</Trans>}
          <span className="unseen"> · {name}</span>
        </Button>
      ) : null}
      <Button small tone="quiet" onClick={() => onRevoke(source)}>
        <Trans>Take back</Trans>
        <span className="unseen"> · {name}</span>
      </Button>
    </div>
  )
}
