import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Download, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { briefQuery } from '../features/briefs/briefs.api.ts'
import { candidatesCsv } from '../features/matches/candidates-csv.ts'
import { FreshMeter } from '../features/matches/fresh-meter.tsx'
import { MatchList } from '../features/matches/match-list.tsx'
import { candidatesQuery, matchesQuery, type Shown } from '../features/matches/matches.api.ts'
import { PlanCard } from '../features/matches/plan-card.tsx'
import { PlanSentence, Spent } from '../features/matches/plan-sentence.tsx'
import { PlanSteps } from '../features/matches/plan-steps.tsx'
import { compareQuery, type Plan, planQuery } from '../features/matches/planner.api.ts'
import { download } from '../lib/csv.ts'
import { GOAL_MEANINGS, GOAL_WORDS } from '../lib/deal-words.ts'
import { isProblem } from '../lib/problem.ts'
import { hereOf, sessionQuery, useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { titleOf } from '../ui/form-words.ts'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
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
    isHouse(here?.hat?.workspace.kind)
      ? queries.ensureQueryData(candidatesQuery(id))
      : queries.ensureQueryData(matchesQuery(id)),
    // A wish that cannot be met is told on the page.
    queries.prefetchQuery(planQuery(id, wishOf(deps as MatchesSearch))),
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

/** What the address asks for, and how to ask for something else. */
function useWanted() {
  const navigate = useNavigate({ from: '/briefs/$id/matches' })
  const search = useSearch({ from: '/shell/briefs/$id/matches' })
  const change = (next: MatchesSearch) => void navigate({ search: next, replace: true, resetScroll: false })
  return { search, change }
}

function Shortlist({ briefId, rows, isHouse: house }: ShortlistProps) {
  const { t, i18n } = useLingui()
  const { data: brief } = useSuspenseQuery(briefQuery(briefId))
  const { search, change } = useWanted()
  const plan = useQuery(planQuery(briefId, wishOf(search)))
  const [openId, setOpen] = useState<string | null>(null)
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
      sentence={<PlanSentence rows={rows} plan={plan.data} isHouse={house} brand={brief.brand.name} />}
      lede={
        <>
          <span translate="no">{brief.title}</span> <Spent plan={plan.data} />
        </>
      }
      actions={
        rows.length === 0 ? undefined : (
          <Button
            icon={<Download size={16} aria-hidden="true" />}
            onClick={() => download(`${brief.title}.csv`, candidatesCsv(rows, plan.data))}
          >
            <Trans>Save as CSV</Trans>
          </Button>
        )
      }
      turns={turnsOf(brief.score, i18n)}
    >
      {rows.length === 0 ? (
        <Nobody isHouse={house} />
      ) : (
        <Columns of={[5, 7]}>
          <Card
            flush
            title={title}
            aside={brief.goal ? <Chip>{i18n._(GOAL_WORDS[brief.goal])}</Chip> : null}
            {...(brief.goal ? { lede: i18n._(GOAL_MEANINGS[brief.goal]) } : {})}
          >
            <MatchList
              rows={rows}
              planned={planned}
              currency={brief.currency}
              compared={compared}
              mayCompareMore={compared.length < MOST_COMPARED}
              onCompare={compare}
              onOpen={setOpen}
            />
          </Card>
          <Stack>
            {problem ? (
              <Card tone="warn">
                <p role="alert">{titleOf(problem)}</p>
              </Card>
            ) : null}
            {plan.data ? <Planner plan={plan.data} search={search} onChange={change} /> : null}
            <Suspense>
              <Compared briefId={briefId} actIds={compared} isRepeating={brief.goal === 'be_seen_repeatedly'} />
            </Suspense>
            {plan.data ? (
              <>
                <PlanSteps plan={plan.data} />
                <FreshMeter plan={plan.data} />
              </>
            ) : null}
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
  return data ? <Pictures of={data} isRepeating={isRepeating} /> : null
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

function Nobody({ isHouse: house }: { readonly isHouse: boolean }) {
  return (
    <Empty
      sentence={
        house ? <Trans>Candidates are being ranked.</Trans> : <Trans>The house is looking for voices that fit.</Trans>
      }
      more={<Trans>They appear here by themselves.</Trans>}
    />
  )
}
