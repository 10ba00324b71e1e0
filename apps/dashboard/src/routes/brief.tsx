import type { briefs } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BriefEditor } from '../features/briefs/brief-editor.tsx'
import { BriefFacts } from '../features/briefs/brief-facts.tsx'
import { briefQuery } from '../features/briefs/briefs.api.ts'
import { HouseDeeds } from '../features/briefs/house-deeds.tsx'
import { BRIEF_STATE_WORDS } from '../lib/deal-words.ts'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

/** From the first contract on there is something to report. */
const REPORTED: ReadonlySet<briefs.BriefView['state']> = new Set(['in_flight', 'completed'])

export const loader = async ({ queries, params }: Load) => {
  const brief = await queries.ensureQueryData(briefQuery(params['id'] ?? ''))
  return { crumb: brief.title }
}

export default function BriefRoute() {
  const { t, i18n } = useLingui()
  const { money } = useFormats()
  const { id } = useParams({ strict: false }) as { id: string }
  const here = useHere()
  const { data: brief } = useSuspenseQuery(briefQuery(id))
  const isHouse = here.hat?.workspace.kind === 'house'
  const isEdited = !isHouse && brief.actions.includes('update')
  const title = brief.title || t`Untitled brief`
  const count = brief.matchCount
  const works = brief.lines.reduce((sum, it) => sum + it.count, 0)
  const budget = brief.budgetMinor === null ? null : money({ minor: brief.budgetMinor, currency: brief.currency })
  return (
    <Page
      title={title}
      sentence={
        isEdited || budget === null ? (
          <span translate="no">{title}</span>
        ) : (
          <Trans>
            {budget} for <Plural value={works} one="# work" other="# works" />
          </Trans>
        )
      }
      lede={
        <>
          <span translate="no">{isEdited ? brief.brand.name : `${brief.brand.name} · ${title}`}</span>{' '}
          <Chip>{i18n._(BRIEF_STATE_WORDS[brief.state])}</Chip>
        </>
      }
      turns={turnsOf(brief.score, i18n)}
      actions={
        <>
          {isHouse ? <HouseDeeds of={brief} /> : null}
          {REPORTED.has(brief.state) && here.may('reports.view') ? (
            <ButtonLink to="/briefs/$id/report" params={{ id }}>
              <Trans>Report</Trans>
            </ButtonLink>
          ) : null}
          {!isEdited && brief.state !== 'submitted' && brief.state !== 'rejected' ? (
            <ButtonLink to="/briefs/$id/matches" params={{ id }} tone="primary">
              {isHouse ? <Trans>Candidates ({count})</Trans> : <Trans>Matches ({count})</Trans>}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Stack>
        {brief.decision ? (
          <Card tone="warn" title={<Trans>The house wrote</Trans>}>
            <p translate="yes">{brief.decision.note}</p>
          </Card>
        ) : null}
        {isEdited ? (
          <BriefEditor key={brief.id} of={brief} />
        ) : (
          <Card title={<Trans>The brief</Trans>}>
            <BriefFacts of={brief} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
