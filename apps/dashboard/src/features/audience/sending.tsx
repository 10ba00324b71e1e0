import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import type { Stage } from './audience.api.ts'
import styles from './import.module.css'

/** How far a list is: read here byte by byte, then sent as digests. It can be stopped at any time. */
export function Sending({ stage, onStop }: { readonly stage: Stage; readonly onStop: () => void }) {
  const { t } = useLingui()
  const { bytes, count } = useFormats()
  const isReading = stage.name === 'reading'
  const done = isReading ? bytes(stage.progress.bytes) : ''
  const all = bytes(isReading ? stage.of : stage.bytes)
  const people = isReading ? count(stage.progress.people) : ''
  return (
    <div className={styles.sending}>
      <progress
        aria-label={isReading ? t`Reading the list on this device` : t`Sending the digests`}
        {...(isReading && { value: stage.progress.bytes, max: Math.max(1, stage.of) })}
      />
      <p className="small">
        {isReading ? (
          <Trans>
            {done} of {all} read here, {people} people so far
          </Trans>
        ) : (
          <Trans>Sending {all} of digests</Trans>
        )}
      </p>
      <Button small onClick={onStop}>
        <Trans>Stop</Trans>
      </Button>
    </div>
  )
}
