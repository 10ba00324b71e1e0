import { Trans, useLingui } from '@lingui/react/macro'
import type { BriefState } from '@concertato/deal'
import type { briefs } from '@concertato/wire'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { briefQuery } from '../features/briefs/briefs.api.ts'
import { candidatesCsv } from '../features/matches/candidates-csv.ts'
import { CandidatesCard } from '../features/matches/candidates-card.tsx'
import { FreshMeter } from '../features/matches/fresh-meter.tsx'
import { isFew, LeftOutCard } from '../features/matches/left-out-card.tsx'
import { candidatesQuery, matchesQuery, type Shown } from '../features/matches/matches.api.ts'
import { Nobody } from '../features/matches/nobody.tsx'
import { PlanCard } from '../features/matches/plan-card.tsx'
import { PlanSentence, Spent } from '../features/matches/plan-sentence.tsx'
import { PlanSteps } from '../features/matches/plan-steps.tsx'
import { compareQuery, type Plan, planQuery } from '../features/matches/planner.api.ts'
import { lookingOf, type Ranking, rankingQuery } from '../features/matches/ranking.api.ts'
import { RankingLong, RankingSaid, RankingSentence } from '../features/matches/ranking-words.tsx'
import { download } from '../lib/csv.ts'
import { isProblem } from '../lib/problem.ts'
import { hereOf, sessionQuery, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { titleOf } from '../ui/form-words.ts'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { CardBones } from '../ui/skeleton.tsx'
import type { Load } from './lazily.tsx'
import { type MatchesSearch, MOST_COMPARED, searchOf, wishOf } from './matches-search.ts'

const MatchSheet = lazy(() => import('../features/matches/match-sheet.tsx').then((it) => ({ default: it.MatchSheet })))
const PlanDialog = lazy(() => import('../features/matches/plan-dialog.tsx').then((it) => ({ default: it.PlanDialog })))
const Pictures = lazy(() => import('../features/matches/pictures.tsx').then((it) => ({ default: it.Pictures })))

const isHouse = (kind: string | undefined) => kind === 'house'

export const loader = async ({ queries, params, deps }: Load) => {
  const id = params['id'] ?? ''
  const here = hereOf(await queries.ensureQueryData(sessionQuery))
  await Promise.all([
    queries.ensureQueryData(briefQuery(id)),
    ...(isHouse(here?.hat?.workspace.kind)
      ? [queries.ensureQueryData(candidatesQuery(id)), queries.ensureQueryData(rankingQuery(id))]
      : [queries.ensureQueryData(matchesQuery(id))]),
    // A wish that cannot be met is told on the page.
    queries.prefetchQuery(planQuery(id, wishOf(deps as MatchesSearch))),
  ])
}

export default function BriefMatchesRoute() {
  const { id } = useParams({ strict: false }) as { id: string }
  const here = useHere()
  return isHouse(here.hat?.workspace.kind) ? <Candidates key={id} briefId={id} /> : <Matches key={id} briefId={id} />
}

function Candidates({ briefId }: { readonly briefId: string }) {
  const { data, isFetching } = useSuspenseQuery(candidatesQuery(briefId))
  const { data: ranking } = useSuspenseQuery(rankingQuery(briefId))
  return <Shortlist briefId={briefId} rows={data.items} isHouse ranking={ranking} isRead={!isFetching} />
}

function Matches({ briefId }: { readonly briefId: string }) {
  const { data } = useSuspenseQuery(matchesQuery(briefId))
  return <Shortlist briefId={briefId} rows={data.items} isHouse={false} ranking={null} isRead />
}

interface ShortlistProps {
  readonly briefId: string
  readonly rows: readonly Shown[]
  readonly isHouse: boolean
  /** How far the house is; a brand reads what the house let through. */
  readonly ranking: Ranking | null
  /** No later list is on its way. */
  readonly isRead: boolean
}

/** Briefs that acts are looked for. */
const TAKES_ACTS: readonly string[] = ['open', 'in_flight'] satisfies BriefState[]

/** What the address asks for, and how to ask for something else. */
function useWanted() {
  const navigate = useNavigate({ from: '/briefs/$id/matches' })
  const search = useSearch({ from: '/shell/briefs/$id/matches' })
  const change = (next: MatchesSearch) => void navigate({ search: next, replace: true, resetScroll: false })
  return { search, change }
}

function Shortlist({ briefId, rows, isHouse: house, ranking: known, isRead }: ShortlistProps) {
  const { t, i18n } = useLingui()
  const { data: brief } = useSuspenseQuery(briefQuery(briefId))
  const { search, change } = useWanted()
  const plan = useQuery(planQuery(briefId, wishOf(search)))
  const [openId, setOpen] = useState<string | null>(null)
  const ranking = TAKES_ACTS.includes(brief.state) ? known : null
  const looking = lookingOf(ranking, rows.length)
  // A plan from before the first candidates knows nobody; the next one is on its way.
  const isPlanned = rows.length > 0 && !(plan.isFetching && (plan.data?.acts.length ?? 0) === 0)
  const planned = new Map((plan.data?.acts ?? []).map((it) => [it.actId, it]))
  const compared = comparedOf(search, plan.data, rows)
  const open = rows.find(({ id }) => id === openId)
  const title = house ? t`Candidates` : t`Matches`
  const compare = (actId: string, isWanted: boolean) => {
    const rest = compared.filter((it) => it !== actId)
    change({ ...search, compare: isWanted ? [...rest, actId] : rest })
  }
  const problem = isProblem(plan.error) ? plan.error : null
  return (
    <Page
      title={`${title} · ${brief.title}`}
      sentence={
        looking ? (
          <RankingSentence of={looking} title={brief.title} />
        ) : (
          <PlanSentence rows={rows} plan={plan.data} isHouse={house} brand={brief.brand.name} />
        )
      }
      lede={
        <>
          <span translate="no">{brief.title}</span> <Spent plan={plan.data} />
          {ranking ? <RankingLong of={ranking} /> : null}
        </>
      }
      actions={
        rows.length === 0 && !looking ? undefined : (
          <Button
            off={rows.length === 0}
            icon={<Download size={16} aria-hidden="true" />}
            onClick={() => download(`${brief.title}.csv`, candidatesCsv(rows, plan.data))}
          >
            <Trans>Save as CSV</Trans>
          </Button>
        )
      }
      turns={turnsOf(brief.score, i18n)}
    >
      {ranking ? <RankingSaid of={ranking} found={rows.length} isRead={isRead} /> : null}
      {rows.length === 0 && !looking ? (
        <Nobody brief={brief} isHouse={house} ranking={ranking} />
      ) : (
        <Columns of={[5, 7]}>
          <Stack>
            <CandidatesCard
              title={title}
              goal={brief.goal}
              ranking={ranking}
              rows={rows}
              planned={planned}
              currency={brief.currency}
              compared={compared}
              mayCompareMore={compared.length < MOST_COMPARED}
              onCompare={compare}
              onOpen={setOpen}
            />
            {ranking && !looking && isFew(rows.length) ? (
              <LeftOutCard brief={brief} ranking={ranking} candidates={rows.length} />
            ) : null}
          </Stack>
          <Stack>
            {problem ? (
              <Card tone="warn">
                <p role="alert">{titleOf(problem)}</p>
              </Card>
            ) : null}
            {isPlanned ? (
              <Planned brief={brief} plan={plan.data} compared={compared} search={search} onChange={change} />
            ) : (
              <PlanBones />
            )}
          </Stack>
        </Columns>
      )}
      {open ? (
        <Suspense>
          <MatchSheet of={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </Page>
  )
}

interface PlannedProps {
  readonly brief: briefs.BriefView
  readonly plan: Plan | undefined
  readonly compared: readonly string[]
  readonly search: MatchesSearch
  readonly onChange: (next: MatchesSearch) => void
}

/** What the candidates come to together. */
function Planned({ brief, plan, compared, search, onChange }: PlannedProps) {
  return (
    <>
      {plan ? <Planner plan={plan} search={search} onChange={onChange} /> : null}
      <Suspense fallback={<PictureBones />}>
        <Compared briefId={brief.id} actIds={compared} isRepeating={brief.goal === 'be_seen_repeatedly'} />
      </Suspense>
      {plan ? (
        <>
          <PlanSteps plan={plan} />
          <FreshMeter plan={plan} />
        </>
      ) : null}
    </>
  )
}

interface PlannerProps {
  readonly plan: Plan
  readonly search: MatchesSearch
  readonly onChange: (next: MatchesSearch) => void
}

function Planner({ plan, search, onChange }: PlannerProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <PlanCard
        plan={plan}
        onBudget={(budget) => onChange({ ...search, budget })}
        wishes={
          <Button
            small
            aria-haspopup="dialog"
            icon={<SlidersHorizontal size={14} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            <Trans>Prices and conditions</Trans>
          </Button>
        }
      />
      {isAsking ? (
        <Suspense>
          <PlanDialog
            plan={plan}
            wish={wishOf(search)}
            onWish={(wish) => onChange({ ...searchOf(wish), ...(search.compare && { compare: search.compare }) })}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

interface ComparedProps {
  readonly briefId: string
  readonly actIds: readonly string[]
  readonly isRepeating: boolean
}

function Compared({ briefId, actIds, isRepeating }: ComparedProps) {
  const { data, error } = useQuery({ ...compareQuery(briefId, actIds), enabled: actIds.length > 0 })
  if (actIds.length === 0) return null
  if (isProblem(error)) {
    return (
      <Card title={<Trans>Who overlaps</Trans>}>
        <p className="small quiet">{titleOf(error)}</p>
      </Card>
    )
  }
  return data ? <Pictures of={data} isRepeating={isRepeating} /> : <PictureBones />
}

/** Who is in the pictures: those ticked, else the first of the plan, else the first of the list. */
function comparedOf(search: MatchesSearch, plan: Plan | undefined, rows: readonly Shown[]): string[] {
  const here = new Set(rows.map(({ act }) => act.id))
  if (search.compare) return search.compare.filter((id) => here.has(id))
  const known = new Set((plan?.acts ?? []).filter(({ alone }) => alone !== null).map(({ actId }) => actId))
  const chosen = (plan?.steps ?? []).filter((it) => it.isChosen).map((it) => it.actId)
  const first = rows.map(({ act }) => act.id).filter((id) => known.has(id))
  return [...new Set([...chosen, ...first])].filter((id) => here.has(id)).slice(0, 2)
}

const PictureBones = () => (
  <div aria-hidden="true">
    <CardBones lines={11} />
  </div>
)

/** Planner and pictures, which wait for somebody to plan with. */
const PlanBones = () => (
  <div aria-hidden="true">
    <Stack>
      <CardBones lines={6} />
      <CardBones lines={4} />
    </Stack>
  </div>
)
