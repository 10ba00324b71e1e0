import { policyFaults } from '@concertato/audience'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { SelectField } from '../../ui/text-field.tsx'
import { type Move, type Preview, previewQuery, type Settings } from './policy.api.ts'
import styles from './policy.module.css'

/** A brief that the weights can be tried on. */
export interface BriefChoice {
  readonly id: string
  readonly title: string
}

interface PreviewProps {
  readonly settings: Settings
  readonly briefs: readonly BriefChoice[]
}

/** What the weights would do to a brief’s list, before they stand. */
export function PreviewCard({ settings, briefs }: PreviewProps) {
  const { t } = useLingui()
  const [chosen, choose] = useState(briefs[0]?.id ?? '')
  const isFit = chosen !== '' && policyFaults(settings).length === 0
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...previewQuery({ briefId: chosen, settings }),
    enabled: isFit,
  })
  return (
    <Card title={<Trans>What it would change</Trans>} lede={<Trans>Nothing is written until you set it.</Trans>}>
      {briefs.length === 0 ? (
        <Empty inside sentence={<Trans>No brief takes acts now, so there is no list to try this on.</Trans>} />
      ) : (
        <div className={styles.preview} aria-busy={(isFit && isPlaceholderData) || undefined}>
          <SelectField
            label={t`Try it on`}
            options={briefs.map(({ id, title }) => ({ value: id, label: title }))}
            value={chosen}
            onChange={(event) => choose(event.target.value)}
          />
          {isFit ? null : (
            <p className="small">
              <Trans>Below is the last list that could be computed: some weights are beyond their limits.</Trans>
            </p>
          )}
          {error && isFit ? <ProblemPanel failure={error} onRetry={() => void refetch()} /> : null}
          {data ? <Moves of={data} /> : isFit && !error ? <RowBones /> : null}
        </div>
      )}
    </Card>
  )
}

function Moves({ of: { compared, floorNow, floorThen, moves } }: { readonly of: Preview }) {
  const { t } = useLingui()
  const { count } = useFormats()
  const moved = moves.filter((it) => it.rankNow !== it.rankThen).length
  const [now, then] = [count(floorNow), count(floorThen)]
  if (compared === 0) return <Empty inside sentence={<Trans>Nobody is on this list yet.</Trans>} />
  return (
    <>
      <p className="small" role="status">
        <Plural
          value={moved}
          _0="Nobody among the first ten would change place."
          one="One act would change place."
          other="# acts would change place."
        />{' '}
        {floorNow === floorThen ? (
          <Plural
            value={floorNow}
            one="One place is kept for fresh voices."
            other="# places are kept for fresh voices."
          />
        ) : (
          <Trans>
            Places kept for fresh voices: {now}, then {then}.
          </Trans>
        )}
      </p>
      <table className={styles.moves} aria-label={t`Places now and then`}>
        <thead>
          <tr>
            <th scope="col">{t`Place then`}</th>
            <th scope="col">{t`Act`}</th>
            <th scope="col">{t`Place now`}</th>
            <th scope="col">{t`Fit`}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((it) => (
            <MoveRow key={it.act.id} of={it} />
          ))}
        </tbody>
      </table>
      <p className="tiny quiet">
        <Plural
          value={compared}
          one="Compared with itself: the one act of today’s list."
          other="Compared among themselves: the # acts of today’s list."
        />
      </p>
    </>
  )
}

function MoveRow({ of: { act, rankNow, rankThen, fitNow, fitThen } }: { readonly of: Move }) {
  const { t } = useLingui()
  const { count } = useFormats()
  const by = rankNow - rankThen
  const far = count(Math.abs(by))
  const [now, then] = [fitNow, fitThen].map((fit) => (fit === null ? '–' : count(Math.round(fit))))
  return (
    <tr data-moved={by === 0 ? undefined : by > 0 ? 'up' : 'down'}>
      <td className={styles.place}>{count(rankThen)}</td>
      <th scope="row" translate="no">
        {act.name}
      </th>
      <td className={styles.was}>
        {count(rankNow)}
        {by === 0 ? null : (
          <span className={styles.by}>
            {by > 0 ? <ArrowUp size={12} aria-hidden="true" /> : <ArrowDown size={12} aria-hidden="true" />}
            <span aria-hidden="true">{far}</span>
            <span className="unseen">{by > 0 ? t`up by ${far}` : t`down by ${far}`}</span>
          </span>
        )}
      </td>
      <td className="num">
        <b>{then}</b>
        {now === then ? null : <span className="tiny quiet"> {t`instead of ${now}`}</span>}
      </td>
    </tr>
  )
}
