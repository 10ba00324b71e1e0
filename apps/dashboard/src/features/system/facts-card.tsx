import type { system } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../lib/format.ts'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { say, sayFailed } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useTestMail } from './system.api.ts'
import styles from './system.module.css'

/** Version, database, storage, mail. */
export function FactsCard({ of }: { readonly of: system.SystemView }) {
  const { t } = useLingui()
  const { bytes, count } = useFormats()
  const { database, storage, outbox, mail } = of
  const unknown = t`not known`
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t`Version`, of.version],
    [t`Node`, of.nodeVersion],
    [t`Running since`, <When key="since" at={of.startedAt} as="relative" />],
    [t`Database`, `PostgreSQL ${database.version}`],
    [t`Database size`, bytes(database.sizeBytes)],
    [
      t`Migrations`,
      database.pendingMigrations === 0 ? count(database.migrations) : t`${database.pendingMigrations} to run`,
    ],
    [t`Outbox`, outbox.waiting === 0 ? t`empty` : t`${outbox.waiting} waiting`],
    [t`Storage`, storage.kind === 's3' ? 'S3' : t`this disk`],
    [t`Used`, storage.usedBytes === null ? unknown : bytes(storage.usedBytes)],
    [t`Free`, storage.freeBytes === null ? unknown : bytes(storage.freeBytes)],
    [t`Mail from`, mail.sender],
  ]
  return (
    <Card title={<Trans>This installation</Trans>} aside={<TestMailButton />}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function TestMailButton() {
  const { t } = useLingui()
  const { mutateAsync: test, isPending } = useTestMail()
  const send = async () => {
    try {
      const { sent, answer } = await test()
      if (sent) say(t`Test mail sent: ${answer}`)
      else sayFailed(t`Test mail failed: ${answer}`)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Button small busy={isPending} onClick={() => void send()}>
      <Trans>Send a test mail</Trans>
    </Button>
  )
}
