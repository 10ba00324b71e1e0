import type { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Suspense, lazy, useState } from 'react'
import { audienceQuery, useRevoke } from '../features/audience/audience.api.ts'
import { PeoplePicture } from '../features/audience/people-picture.tsx'
import { shapeOfPeople } from '../features/audience/people-shape.ts'
import { SharingCard } from '../features/audience/sharing-card.tsx'
import { ShownCard } from '../features/audience/shown-card.tsx'
import { SourceList } from '../features/audience/source-list.tsx'
import { ConnectCard } from '../features/connectors/connect-card.tsx'
import { KIND_WORDS } from '../features/audience/source-words.ts'
import { useCommands } from '../lib/commands.ts'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { useShortcuts } from '../lib/shortcuts.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(audienceQuery)

const Confirm = lazy(() => import('../ui/confirm.tsx').then((it) => ({ default: it.Confirm })))
const BringDialog = lazy(() =>
  import('../features/audience/bring-dialog.tsx').then((it) => ({ default: it.BringDialog })),
)

type Opened = { readonly what: 'data' | 'revoke'; readonly source: audience.SourceView } | null

const AddLink = () => (
  <ButtonLink to="/audience/new" tone="primary" icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />}>
    <Trans>Add a source</Trans>
  </ButtonLink>
)

export default function AudienceRoute() {
  const { t } = useLingui()
  const here = useHere()
  const navigate = useNavigate()
  const isAct = here.hat?.workspace.kind === 'act'
  const mayChange = here.may('audience.declare')
  const { data } = useSuspenseQuery(audienceQuery)
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const add = () => void navigate({ to: '/audience/new' })
  const ready = data.sources.filter((it) => it.state === 'ready')
  const shape = shapeOfPeople(ready.find((it) => it.cells.length > 0)?.cells ?? [])

  useShortcuts(mayChange ? [{ keys: 'c', label: t`Add a source`, group: 'do', run: add }] : [])
  useCommands(mayChange ? [{ id: 'add-source', label: t`Add a source`, keys: 'c', run: add }] : [])

  return (
    <Page
      title={t`Audience`}
      sentence={<Headline ready={ready} isAct={isAct} />}
      lede={<Lede ready={ready} />}
      actions={mayChange && data.sources.length > 0 ? <AddLink /> : null}
    >
      <Stack>
        {data.sources.length === 0 ? (
          <Empty
            sentence={<Trans>Nothing has been brought yet.</Trans>}
            more={
              <Trans>
                A newsletter of a few hundred readers is enough. It is hashed on your device before it is sent.
              </Trans>
            }
            action={mayChange ? <AddLink /> : null}
          />
        ) : (
          <Card flush title={<Trans>Sources</Trans>}>
            <SourceList
              sources={data.sources}
              staleAfterDays={data.staleAfterDays}
              mayChange={mayChange}
              onData={(source) => setOpened({ what: 'data', source })}
              onRevoke={(source) => setOpened({ what: 'revoke', source })}
            />
          </Card>
        )}
        {shape.people > 0 ? <PeoplePicture shape={shape} /> : null}
        <ConnectCard mayChange={here.may('connectors.begin')} />
        <Columns of={isAct ? [3, 2] : [1]}>
          <ShownCard isAct={isAct} minimum={data.minimum} />
          {isAct ? <SharingCard isShared={data.sharedWithActs} mayChange={here.may('audience.shareWithActs')} /> : null}
        </Columns>
      </Stack>
      <Suspense>
        {opened?.what === 'data' ? <BringDialog source={opened.source} onClose={close} /> : null}
        {opened?.what === 'revoke' ? <RevokeDialog source={opened.source} onClose={close} /> : null}
      </Suspense>
    </Page>
  )
}

interface HeadProps {
  readonly ready: readonly audience.SourceView[]
}

/** Lists overlap, so people are never added up: the largest list says how many there are at least. */
function Headline({ ready, isAct }: HeadProps & { readonly isAct: boolean }) {
  const { count } = useFormats()
  const lists = ready.filter((it) => it.identifierKind !== null)
  const people = Math.max(0, ...(lists.length > 0 ? lists : ready).map((it) => it.people ?? 0))
  const words = count(people)
  if (people === 0) return <Trans>Your audience starts with one list</Trans>
  return isAct ? (
    <Plural value={people} one="# person stands for your audience" other={`${words} people stand for your audience`} />
  ) : (
    <Plural value={people} one="# person can be compared" other={`${words} people can be compared with every act’s`} />
  )
}

function Lede({ ready }: HeadProps) {
  const { calendarDay } = useFormats()
  const newest = ready
    .map((it) => it.asOf)
    .toSorted()
    .at(-1)
  const sources = ready.length
  if (newest === undefined) {
    return <Trans>With it, matches are measured person by person instead of guessed from taste.</Trans>
  }
  const day = calendarDay(newest)
  return (
    <>
      <Plural value={sources} one="One source is in use, as of" other="# sources are in use, the newest as of" /> {day}.
    </>
  )
}

function RevokeDialog({ source, onClose }: { readonly source: audience.SourceView; readonly onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { count } = useFormats()
  const { mutateAsync: revoke } = useRevoke()
  const name = i18n._(KIND_WORDS[source.kind])
  const people = source.people ?? 0
  const words = count(people)
  return (
    <Confirm
      isOpen
      isDanger
      onClose={onClose}
      title={t`Take back “${name}”?`}
      deed={
        people === 0 ? (
          <Trans>Take it back</Trans>
        ) : (
          <Plural value={people} one="Erase # person" other={`Erase ${words} people`} />
        )
      }
      onConfirm={async () => {
        await revoke(source.id)
        say(t`Taken back. Its sample is erased.`)
      }}
    >
      <p>
        <Trans>
          The sample is erased at once, and every match that used it is scored again. This cannot be undone; you can add
          the list again at any time.
        </Trans>
      </p>
    </Confirm>
  )
}
