import { Trans } from '@lingui/react/macro'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Problem, isProblem } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { titleOf } from './form-words.ts'
import styles from './problem-panel.module.css'

/** A request id with a button that copies it, for whoever reports the failure. */
export function RequestId({ id }: { readonly id: string }) {
  return (
    <p className={styles.request}>
      <Trans>
        Request <code className="mono">{id}</code>
      </Trans>
      <CopyButton text={id} />
    </p>
  )
}

interface PanelProps {
  readonly failure: unknown
  /** What is not lost: "Your draft is kept on this device." */
  readonly safe?: ReactNode
  readonly onRetry?: () => void
}

/** Something could not be shown: what failed, what is safe, a way on. */
export function ProblemPanel({ failure, safe, onRetry }: PanelProps) {
  const problem = isProblem(failure) ? failure : new Problem({ code: 'unexpected' })
  return (
    <section className={styles.panel} role="alert">
      <svg className={styles.bars} width="188" height="24" viewBox="0 0 188 24" aria-hidden="true">
        <rect x="1" y="13" width="58" height="10" rx="3" />
        <rect x="63" y="7" width="34" height="10" rx="3" />
        <path d="M101 1h34l-5 5 6 5h-32a3 3 0 0 1-3-3z M142 1h42a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3h-40l-6-5z" />
      </svg>
      <h2>{titleOf(problem)}</h2>
      <p className={styles.safe}>{safe ?? <Trans>Nothing you saved is lost.</Trans>}</p>
      {onRetry === undefined ? null : (
        <Button icon={<RotateCw size={16} strokeWidth={1.75} aria-hidden="true" />} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {problem.requestId === null ? null : <RequestId id={problem.requestId} />}
    </section>
  )
}
