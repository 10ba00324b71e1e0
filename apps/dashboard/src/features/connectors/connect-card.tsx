import type { connectors } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { Suspense, lazy, useState } from 'react'
import { isProblem } from '../../lib/problem.ts'
import { Card } from '../../ui/card.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { ConnectorRow } from './connector-row.tsx'
import { PLATFORM_NAMES } from './connector-words.ts'
import { connectorsQuery, useBegin, useReadNow } from './connectors.api.ts'
import styles from './connectors.module.css'

const PageDialog = lazy(() => import('./connector-dialogs.tsx').then((it) => ({ default: it.PageDialog })))
const DisconnectDialog = lazy(() => import('./connector-dialogs.tsx').then((it) => ({ default: it.DisconnectDialog })))

type Connector = connectors.ConnectorView
type Opened = { readonly what: 'page' | 'disconnect'; readonly connector: Connector } | null

/** Platforms whose counts can come by themselves, once the account's owner says yes there. */
export function ConnectCard({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useLingui()
  const { data, error } = useQuery(connectorsQuery)
  const begin = useBegin()
  const readNow = useReadNow()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const busy = begin.isPending ? begin.variables.platform : readNow.isPending ? readNow.variables : null

  const tried = async (deed: () => Promise<void>) => {
    try {
      await deed()
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  const connect = (connector: Connector) => {
    if (connector.asksForPage) setOpened({ what: 'page', connector })
    else void tried(() => leaveFor(begin.mutateAsync({ platform: connector.platform, page: null })))
  }
  const read = ({ platform }: Connector) => {
    const name = PLATFORM_NAMES[platform]
    void tried(async () => {
      await readNow.mutateAsync(platform)
      say(t`${name} is being read.`)
    })
  }

  return (
    <Card
      flush
      title={<Trans>Connect a platform</Trans>}
      lede={
        <Trans>
          What a platform counts of your own account becomes a source, and is read again every day. Each platform asks
          you itself, and you can end it here or there.
        </Trans>
      }
    >
      <p className={styles.never}>
        <EyeOff size={16} strokeWidth={1.75} aria-hidden="true" />
        <Trans>Never read: who follows you. Never done: posting, writing or changing anything.</Trans>
      </p>
      {data === undefined ? (
        error === null ? (
          <RowBones />
        ) : (
          <ProblemPanel failure={error} />
        )
      ) : (
        <ul className={styles.connectors}>
          {data.items.map((it) => (
            <ConnectorRow
              key={it.platform}
              connector={it}
              mayChange={mayChange}
              isBusy={busy === it.platform}
              onConnect={connect}
              onRead={read}
              onDisconnect={(connector) => setOpened({ what: 'disconnect', connector })}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {opened?.what === 'page' ? (
          <PageDialog
            onClose={close}
            onPage={(page) => leaveFor(begin.mutateAsync({ platform: opened.connector.platform, page }))}
          />
        ) : null}
        {opened?.what === 'disconnect' ? (
          <DisconnectDialog platform={opened.connector.platform} onClose={close} />
        ) : null}
      </Suspense>
    </Card>
  )
}

/** The platform asks on a page of its own and sends people back. */
async function leaveFor(answer: Promise<{ readonly url: string }>): Promise<void> {
  location.assign((await answer).url)
}
