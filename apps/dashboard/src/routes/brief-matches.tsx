import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { briefQuery } from '../features/briefs/briefs.api.ts'
import { MatchList } from '../features/matches/match-list.tsx'
import { candidatesQuery, matchesQuery, type Shown } from '../features/matches/matches.api.ts'
import { GOAL_MEANINGS, GOAL_WORDS } from '../lib/deal-words.ts'
import { useFormats } from '../lib/format.ts'
import { hereOf, sessionQuery, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

const isHouse = (kind: string | undefined) => kind === 'house'

export const loader = async ({ queries, params }: Load) => {
  const id = params['id'] ?? ''
  const here = hereOf(await queries.ensureQueryData(sessionQuery))
  await Promise.all([
    queries.ensureQueryData(briefQuery(id)),
    isHouse(here?.hat?.workspace.kind)
      ? queries.ensureQueryData(candidatesQuery(id))
      : queries.ensureQueryData(matchesQuery(id)),
  ])
}

export default function BriefMatchesRoute() {
  const { id } = useParams({ strict: false }) as { id: string }
  const here = useHere()
  return isHouse(here.hat?.workspace.kind) ? <Candidates briefId={id} /> : <Matches briefId={id} />
}

function Candidates({ briefId }: { readonly briefId: string }) {
  const { data } = useSuspenseQuery(candidatesQuery(briefId))
  return <Shortlist briefId={briefId} rows={data.items} isHouse />
}

function Matches({ briefId }: { readonly briefId: string }) {
  const { data } = useSuspenseQuery(matchesQuery(briefId))
  return <Shortlist briefId={briefId} rows={data.items} isHouse={false} />
}

interface ShortlistProps {
  readonly briefId: string
  readonly rows: readonly Shown[]
  readonly isHouse: boolean
}

function Shortlist({ briefId, rows, isHouse: house }: ShortlistProps) {
  const { t, i18n } = useLingui()
  const { compact } = useFormats()
  const { data: brief } = useSuspenseQuery(briefQuery(briefId))
  const count = rows.length
  const title = house ? t`Candidates` : t`Matches`
  const first = rows[0]?.evidence.shared?.people
  const best = first === undefined ? null : compact(first)
  const brand = brief.brand.name
  return (
    <Page
      title={`${title} · ${brief.title}`}
      sentence={
        house ? (
          best === null ? (
            <Plural value={count} one="# candidate for this brief" other="# candidates for this brief" />
          ) : (
            <Trans>
              <Plural value={count} one="# candidate" other="# candidates" />; the first shares {best} people with{' '}
              {brand}
            </Trans>
          )
        ) : (
          <Plural value={count} one="# voice the house stands behind" other="# voices the house stands behind" />
        )
      }
      lede={<span translate="no">{brief.title}</span>}
      turns={turnsOf(brief.score, i18n)}
    >
      {count === 0 ? (
        <Empty
          sentence={
            house ? (
              <Trans>Candidates are being ranked.</Trans>
            ) : (
              <Trans>The house is looking for voices that fit.</Trans>
            )
          }
          more={<Trans>They appear here by themselves.</Trans>}
        />
      ) : (
        <Card
          flush
          title={title}
          aside={brief.goal ? <Chip>{i18n._(GOAL_WORDS[brief.goal])}</Chip> : null}
          {...(brief.goal ? { lede: i18n._(GOAL_MEANINGS[brief.goal]) } : {})}
        >
          <MatchList rows={rows} />
        </Card>
      )}
    </Page>
  )
}
