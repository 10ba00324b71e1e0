import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './overlay.module.css'

interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly lede?: ReactNode
  readonly children: ReactNode
  /** `side`: a sheet at the edge that leaves the page in sight. On a phone every dialog is a sheet from below. */
  readonly as?: 'box' | 'wide' | 'side'
  /** A step that must be answered: neither Escape nor a click outside closes it. */
  readonly isBinding?: boolean
}

/** A modal dialog. Opened by state, so any button can open it; focus goes back to where it was. */
export function Dialog({ isOpen, onClose, title, lede, children, as = 'box', isBinding = false }: DialogProps) {
  const { t } = useLingui()
  return (
    <ModalOverlay
      className={cx(styles.scrim, as === 'side' && styles.side)}
      isOpen={isOpen}
      isDismissable={!isBinding}
      isKeyboardDismissDisabled={isBinding}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={cx(styles.box, as === 'wide' && styles.wide)}>
        <AriaDialog className={styles.dialog ?? ''}>
          <div className={styles.dialogHead}>
            <div>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {lede === undefined ? null : <p className={styles.lede}>{lede}</p>}
            </div>
            {isBinding ? null : (
              <Button
                tone="quiet"
                small
                square
                className={styles.close}
                aria-label={t`Close`}
                icon={<X size={18} strokeWidth={1.75} aria-hidden="true" />}
                onClick={onClose}
              />
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
