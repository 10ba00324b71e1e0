import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cx } from './cx.ts'
import { UNDO_MS, type Toast, dismissToast, listenToToasts, toastsNow } from './toast.ts'
import styles from './toasts.module.css'

/** Where toasts appear: read out politely, never taking the focus, and waiting while pointed at or focused. */
export function Toasts() {
  const { t } = useLingui()
  const toasts = useSyncExternalStore(listenToToasts, toastsNow)
  const [isHeld, setHeld] = useState(false)
  return (
    <section
      className={styles.toasts}
      aria-label={t`Notices`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ol aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <One key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </ol>
    </section>
  )
}

function One({ toast: { id, words, tone, undo }, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) {
  const { t } = useLingui()
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismissToast(id), UNDO_MS)
    return () => clearTimeout(timer)
  }, [id, isHeld])
  return (
    <li className={cx(styles.toast, tone === 'neg' && styles.neg)}>
      <span className={styles.words}>{words}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            dismissToast(id)
            undo()
          }}
        >
          <Trans>Undo</Trans>
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t`Dismiss`} onClick={() => dismissToast(id)}>
        <X size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <span className={styles.left} data-held={isHeld || undefined} style={{ animationDuration: `${UNDO_MS}ms` }} />
    </li>
  )
}
