import { useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'

interface CopyProps {
  readonly text: string
  /** What is copied, for a page where several things can be. */
  readonly what?: string
}

/** Copies a text and says so. Browsers lend the clipboard to safe origins only: elsewhere there is no button. */
export function CopyButton({ text, what }: CopyProps) {
  const { t } = useLingui()
  const [isCopied, setCopied] = useState(false)
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (!clipboard) return null
  const copy = () =>
    clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Button
      small
      tone="quiet"
      icon={isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      onClick={() => void copy()}
    >
      {isCopied ? t`Copied` : t`Copy`}
      {what === undefined ? null : <span className="unseen"> · {what}</span>}
    </Button>
  )
}
