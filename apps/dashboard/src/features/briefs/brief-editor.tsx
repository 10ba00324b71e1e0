import type { briefs } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAutosave } from '../../lib/autosave.ts'
import { GAP_WORDS } from '../../lib/deal-words.ts'
import { isProblem, isRefused } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Saved } from '../../ui/saved.tsx'
import { say, sayFailed } from '../../ui/toast.ts'
import { type BriefDraft, draftOf } from './brief-draft.ts'
import { BriefFacts } from './brief-facts.tsx'
import { BriefForm } from './brief-form.tsx'
import { useSubmitBrief, useUpdateBrief } from './briefs.api.ts'
import styles from './briefs.module.css'

/** Writes a brief: it saves itself, and shows beside it how acts will read it. */
export function BriefEditor({ of: brief }: { readonly of: briefs.BriefView }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<BriefDraft>(() => draftOf(brief))
  const [isSending, setSending] = useState(false)
  const version = useRef(brief.version)
  const waiting = useRef<Partial<BriefDraft>>({})
  const { mutateAsync: update } = useUpdateBrief()
  const { mutateAsync: submit } = useSubmitBrief()

  const save = async () => {
    const change = waiting.current
    if (Object.keys(change).length === 0) return
    waiting.current = {}
    try {
      version.current = (await update({ id: brief.id, version: version.current, change })).version
    } catch (failure) {
      waiting.current = { ...change, ...waiting.current }
      // Somebody else saved: theirs stays, and what was typed here goes on top of it.
      if (isRefused(failure, 'version_changed'))
        sayFailed(t`Somebody else changed this brief. Reload to see their version.`)
      throw failure
    }
  }
  const { state, soon, now } = useAutosave(save)
  const change = (part: Partial<BriefDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    waiting.current = { ...waiting.current, ...part }
    soon(undefined)
  }
  const gaps = brief.gaps
  const send = async () => {
    setSending(true)
    try {
      await now(undefined)
      // What could not be saved must not be handed in without.
      if (Object.keys(waiting.current).length > 0) return
      await submit(brief.id)
      say(t`Handed to the house. It answers within a working day.`)
      await navigate({ to: '/briefs' })
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    } finally {
      setSending(false)
    }
  }
  return (
    <Columns of={[3, 2]}>
      <BriefForm draft={draft} onChange={change} gaps={gaps} />
      <Stack className={styles.beside}>
        <Strength gaps={gaps} />
        <Card title={<Trans>As acts will read it</Trans>} aside={<Saved state={state} />}>
          <BriefFacts of={draft} isForAct />
        </Card>
        <Button
          tone={gaps.length === 0 ? 'turn' : 'plain'}
          busy={isSending}
          aria-disabled={gaps.length > 0}
          aria-describedby={gaps.length > 0 ? 'brief-gaps' : undefined}
          onClick={() => (gaps.length === 0 ? void send() : sayFailed(t`Fill in what is still missing first.`))}
        >
          <Trans>Hand to the house</Trans>
        </Button>
      </Stack>
    </Columns>
  )
}

/** What is still missing, in words; nothing when the brief can be handed in. */
function Strength({ gaps }: { readonly gaps: briefs.BriefView['gaps'] }) {
  const { i18n } = useLingui()
  if (gaps.length === 0) {
    return (
      <Card tone="pos">
        <Trans>Everything is there.</Trans>
      </Card>
    )
  }
  return (
    <Card tone="sunken" title={<Trans>Still missing</Trans>}>
      <ul id="brief-gaps">
        {gaps.map((gap) => (
          <li key={gap}>{i18n._(GAP_WORDS[gap])}</li>
        ))}
      </ul>
    </Card>
  )
}
