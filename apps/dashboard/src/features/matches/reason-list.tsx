import type { matches } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import { useFormats } from '../../lib/format.ts'
import { sentenceOf } from './reason-words.ts'

interface ReasonListProps {
  readonly reasons: matches.EvidenceView['reasons']
  readonly isForAct: boolean
  readonly className?: string | undefined
}

/** Why and why not, each made from its figures; nothing where nothing can be said. */
export function ReasonList({ reasons, isForAct, className }: ReasonListProps) {
  const words = useFormats()
  const told = reasons.flatMap((reason) => {
    const sentence = sentenceOf(reason, words, isForAct)
    return sentence === null ? [] : [{ ...reason, sentence }]
  })
  if (told.length === 0) return null
  return (
    <ul className={className}>
      {told.map(({ code, speaksFor, sentence }) => (
        <li key={code} data-for={speaksFor || undefined}>
          {speaksFor ? <Plus size={14} aria-hidden="true" /> : <Minus size={14} aria-hidden="true" />}
          <span>
            <span className="unseen">{speaksFor ? <Trans>For: </Trans> : <Trans>Against: </Trans>}</span>
            {sentence}
          </span>
        </li>
      ))}
    </ul>
  )
}
