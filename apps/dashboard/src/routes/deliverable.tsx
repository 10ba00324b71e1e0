import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ReviewDeeds, Submissions } from '../features/work/review.tsx'
import { SubmitForm } from '../features/work/submit-form.tsx'
import { workQuery } from '../features/work/work.api.ts'
import { DELIVERABLE_STATE_WORDS, DELIVERABLE_WORDS, PLATFORM_WORDS } from '../lib/deal-words.ts'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { OTHERWISE_WORDS, turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const work = await queries.ensureQueryData(workQuery(params['id'] ?? ''))
  return { crumb: work.briefTitle }
}

export default function DeliverableRoute() {
  const { i18n } = useLingui()
  const { calendarDay, money } = useFormats()
  const here = useHere()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: work } = useSuspenseQuery(workQuery(id))
  const { milestone } = work
  const kind = i18n._(DELIVERABLE_WORDS[work.kind])
  const isMakers = work.state === 'in_production' || work.state === 'changes_requested'
  const title = `${kind} ${work.position}`
  const isAct = here.hat?.workspace.kind === 'act'
  const amount = money({
    minor: isAct ? milestone.actMinor : milestone.amountMinor,
    currency: milestone.currency,
  })
  const mayReview = work.state === 'submitted' && here.may('deliverables.approve')
  return (
    <Page
      title={title}
      sentence={
        <Trans>
          {title} earns {amount}
        </Trans>
      }
      lede={
        <>
          <span translate="no">
            {work.brand.name} × {work.act.name} · {work.briefTitle}
          </span>{' '}
          · <Chip>{i18n._(DELIVERABLE_STATE_WORDS[work.state])}</Chip>{' '}
          {work.turn?.dueAt ? (
            <>
              <Trans>by</Trans> <When at={work.turn.dueAt} as="moment" />
              {' · '}
              <span className="small">{i18n._(OTHERWISE_WORDS[work.turn.otherwise])}</span>
            </>
          ) : null}
        </>
      }
      turns={turnsOf(work.score, i18n)}
      actions={mayReview ? <ReviewDeeds of={work} /> : undefined}
    >
      <Columns of={[2, 1]}>
        <Stack>
          {isMakers && here.may('deliverables.submit') ? <SubmitForm of={work} /> : null}
          {work.submissions.length === 0 ? (
            <Card tone="sunken">
              <p>
                <Trans>Nothing submitted yet.</Trans>
              </p>
            </Card>
          ) : (
            <Submissions of={work.submissions} />
          )}
        </Stack>
        <Card title={<Trans>Agreed</Trans>}>
          <Stack gap="tight">
            <p>
              {i18n._(PLATFORM_WORDS[work.platform])} · {calendarDay(work.dueOn)}
            </p>
            {work.note ? <p translate="yes">{work.note}</p> : null}
            <p className="small quiet">
              <Trans>
                Rounds of changes: {work.revisionsUsed} of {work.revisionRounds}
              </Trans>
            </p>
            <p className="small">
              <Trans>Its approval releases {amount}.</Trans>
            </p>
          </Stack>
        </Card>
      </Columns>
    </Page>
  )
}
