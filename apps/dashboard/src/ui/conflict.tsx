import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Chip } from './chip.tsx'
import styles from './conflict.module.css'
import { Dialog } from './dialog.tsx'
import { Row } from './layout.tsx'

/** One thing two people wrote differently. */
export interface ConflictLine {
  readonly name: string
  readonly mine: ReactNode
  readonly theirs: ReactNode
  readonly isSame: boolean
}

interface ConflictProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly lines: readonly ConflictLine[]
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else saved first: both versions beside each other, and a choice. Nothing is overwritten in silence. */
export function Conflict({ isOpen, onClose, lines, onKeepMine, onTakeTheirs }: ConflictProps) {
  const { t } = useLingui()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      as="wide"
      title={t`Somebody else changed this too`}
      lede={t`Compare both versions and decide. Closing this keeps what you wrote on this page, unsaved.`}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">
                <Trans>Field</Trans>
              </span>
            </th>
            <th scope="col">
              <Chip tone="info">
                <Trans>Yours</Trans>
              </Chip>
            </th>
            <th scope="col">
              <Chip>
                <Trans>Theirs, saved</Trans>
              </Chip>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, mine, theirs, isSame }) => (
            <tr key={name} data-same={isSame || undefined}>
              <th scope="row">{name}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Row>
        <Button tone="primary" onClick={onKeepMine}>
          <Trans>Keep mine</Trans>
        </Button>
        <Button onClick={onTakeTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
      </Row>
    </Dialog>
  )
}
