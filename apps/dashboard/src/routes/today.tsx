import type { Role } from '@concertato/deal'
import type { turns } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationsQuery, teamQuery } from '../features/team/team.api.ts'
import { Checklist, type Step } from '../features/turns/checklist.tsx'
import { OthersTurns, TurnCard } from '../features/turns/turn-card.tsx'
import { todayQuery } from '../features/turns/turns.api.ts'
import styles from '../features/turns/turns.module.css'
import { workspaceQuery } from '../features/workspace/workspace.api.ts'
import { dropDraft, keepDraft, readDraft } from '../lib/draft.ts'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { TURN_DEEDS, minutesOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { sayWithUndo } from '../ui/toast.ts'
import type { Load } from './lazily.tsx'
import { SUBJECT_SCREENS } from './subjects.ts'

export const loader = ({ queries }: Load) => queries.ensureQueryData(todayQuery)

const firstName = (name: string): string => name.split(' ')[0] ?? name

export default function TodayRoute() {
  const { t } = useLingui()
  const here = useHere()
  const { data: today } = useSuspenseQuery(todayQuery)
  const steps = useFirstSteps()
  const [isHidden, setHidden] = useState(() => readDraft('checklist')['hidden'] === 'yes')
  const side = here.hat?.workspace.kind ?? 'house'
  const hasSteps = !isHidden && steps.some(({ isDone }) => !isDone)
  const hide = () => {
    keepDraft('checklist', { hidden: 'yes' })
    setHidden(true)
    sayWithUndo(t`The list is hidden.`, () => {
      dropDraft('checklist')
      setHidden(false)
    })
  }
  return (
    <Page
      title={t`Today`}
      sentence={<Sentence name={firstName(here.person.name)} count={today.yours.length} />}
      lede={<Lede today={today} />}
    >
      <Stack>
        {today.yours.length === 0 ? null : (
          <div className={styles.grid}>
            {today.yours.map((card, index) => (
              <TurnCard
                key={`${card.subject} ${card.id}`}
                card={card}
                side={side}
                action={<TakeTurn card={card} side={side} isFirst={index === 0} />}
              />
            ))}
          </div>
        )}
        {hasSteps ? <Checklist steps={steps} side={side} onHide={hide} /> : null}
        {today.yours.length === 0 && !hasSteps ? (
          <Empty sentence={<Trans>When it is your turn in a deal, it appears here with its deadline.</Trans>} />
        ) : null}
        {today.others.length === 0 ? null : (
          <Card
            title={<Trans>With others</Trans>}
            lede={<Trans>Nothing to do for you here; this is what is under way.</Trans>}
          >
            <OthersTurns cards={today.others} side={side} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

const Sentence = ({ name, count }: { readonly name: string; readonly count: number }) =>
  count > 0 ? <Trans>It is your turn, {name}</Trans> : <Trans>Nothing waits for you, {name}</Trans>

function Lede({ today: { yours, others } }: { readonly today: turns.TodayView }) {
  const { i18n } = useLingui()
  const { day } = useFormats()
  const next = others.find(({ turn }) => turn.dueAt !== null)
  if (yours.length > 0) {
    const minutes = minutesOf(yours.map(({ turn }) => turn.kind))
    const count = yours.length
    return (
      <>
        <Plural value={count} one="# thing" other="# things" />
        {', '}
        <Plural value={minutes} one="about # minute" other="about # minutes" />
      </>
    )
  }
  if (next?.turn.dueAt == null) return null
  const who = next.act?.name ?? next.brand.name
  const deed = i18n._(TURN_DEEDS[next.turn.kind])
  const due = day(next.turn.dueAt)
  return (
    <Trans>
      Next: {deed}, {who}, by {due}
    </Trans>
  )
}

interface TakeProps {
  readonly card: turns.TurnCard
  readonly side: 'brand' | 'act' | 'house'
  readonly isFirst: boolean
}

function TakeTurn({ card, side, isFirst }: TakeProps) {
  const { i18n } = useLingui()
  const screen = SUBJECT_SCREENS[card.subject]?.(card, side)
  if (screen === undefined) return null
  return (
    <ButtonLink {...(screen as { to: '/today' })} wide tone={isFirst ? 'turn' : 'plain'}>
      {i18n._(TURN_DEEDS[card.turn.kind])}
    </ButtonLink>
  )
}

const OWNERS: readonly Role[] = ['brand_owner', 'artist', 'guardian', 'house_admin']

/** What makes the beginning easier, for whoever answers for the workspace. */
function useFirstSteps(): readonly Step[] {
  const { t } = useLingui()
  const { role, hat, session } = useHere()
  const enabled = role !== undefined && OWNERS.includes(role)
  const { data: team } = useQuery({ ...teamQuery, enabled })
  const { data: invitations } = useQuery({ ...invitationsQuery, enabled })
  const { data: workspace } = useQuery({ ...workspaceQuery, enabled })
  if (!enabled || team === undefined || invitations === undefined || workspace === undefined) return []
  const isAct = hat?.workspace.kind === 'act'
  return [
    {
      id: 'workspace',
      label: isAct ? t`Add your styles` : t`Add your website`,
      help: isAct ? t`Styles help the house find offers that fit.` : t`Artists look at it before they answer.`,
      deed: t`Add it`,
      to: '/settings/workspace',
      isDone: isAct ? (workspace.act?.genres.length ?? 0) > 0 : workspace.website !== null,
    },
    {
      id: 'team',
      label: t`Invite somebody`,
      help: isAct ? t`A manager, or the others of the band.` : t`Somebody who reviews work or pays.`,
      deed: t`Invite somebody`,
      to: '/team',
      isDone: team.items.length > 1 || invitations.items.some(({ state }) => state === 'open'),
    },
    {
      id: 'factor',
      label: t`Set up a second factor`,
      help: t`Two minutes that keep money and contracts yours.`,
      deed: t`Set it up`,
      to: '/settings/security',
      isDone: session.secondFactor.enrolled,
    },
  ]
}
