import { isSamePolicy, policyFaults } from '@concertato/audience'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, lazy, useState } from 'react'
import { type Formats, useFormats } from '../../lib/format.ts'
import { isRefused, Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Columns } from '../../ui/layout.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { NOTE_LIMITS, type Policy, readPolicy, type Settings, useSetPolicy } from './policy.api.ts'
import { PolicyFields } from './policy-fields.tsx'
import { faultWords, sumWords, type Told, useTold } from './policy-words.ts'
import styles from './policy.module.css'
import { type BriefChoice, PreviewCard } from './preview-card.tsx'

const Conflict = lazy(() => import('../../ui/conflict.tsx').then((it) => ({ default: it.Conflict })))

interface DeskProps {
  readonly of: Policy
  /** Briefs that take acts. */
  readonly briefs: readonly BriefChoice[]
}

/** Weights as they are being chosen, beside what they would do; when somebody else set others first, both are shown. */
export function PolicyDesk({ of, briefs }: DeskProps) {
  const { t } = useLingui()
  const told = useTold()
  const words = useFormats()
  const { mutateAsync: set } = useSetPolicy()
  const [from, setFrom] = useState(of)
  const [draft, setDraft] = useState<Settings>(of.settings)
  const [clash, setClash] = useState<{ readonly note: string; readonly theirs: Policy } | null>(null)
  const isSame = isSamePolicy(draft, from.settings)

  const take = (next: Policy) => {
    setFrom(next)
    setDraft(next.settings)
    setClash(null)
  }
  const save = async (note: string, version: number) => {
    const wrong = problemWith(draft, t`Some weights cannot stand like this.`, words)
    if (wrong) throw wrong
    try {
      const next = await set({ settings: draft, note, version })
      take(next)
      const name = words.count(next.version)
      say(t`Version ${name} stands. Open briefs are ranked anew.`)
    } catch (failure) {
      if (!isRefused(failure, 'version_changed')) throw failure
      setClash({ note, theirs: await readPolicy() })
    }
  }

  return (
    <Columns of={[7, 5]}>
      <Card title={<Trans>Weights</Trans>} lede={<Trans>Decisions keep the version they were made on.</Trans>}>
        <Form key={from.version} aria-label={t`Weights`} onSubmit={({ note }) => save(note ?? '', from.version)}>
          <PolicyFields of={draft} onChange={(change) => setDraft((it) => ({ ...it, ...change }))} />
          <TextArea
            name="note"
            label={t`Why`}
            help={t`Whoever reads the history later sees this.`}
            rows={2}
            minLength={NOTE_LIMITS.least}
            maxLength={NOTE_LIMITS.most}
          />
          <FormActions stick>
            <SubmitButton off={isSame}>
              <Trans>Set as the next version</Trans>
            </SubmitButton>
            <Button tone="quiet" off={isSame} onClick={() => setDraft(from.settings)}>
              <Trans>Back to what stands</Trans>
            </Button>
            {isSame ? (
              <span className={styles.still}>
                <Trans>These are the weights that stand.</Trans>
              </span>
            ) : null}
          </FormActions>
        </Form>
      </Card>
      <PreviewCard settings={draft} briefs={briefs} />
      {clash === null ? null : (
        <Suspense>
          <Conflict
            isOpen
            onClose={() => setClash(null)}
            lines={linesOf(told(draft), told(clash.theirs.settings))}
            onKeepMine={() => void save(clash.note, clash.theirs.version)}
            onTakeTheirs={() => take(clash.theirs)}
          />
        </Suspense>
      )}
    </Columns>
  )
}

const linesOf = (mine: readonly Told[], theirs: readonly Told[]) =>
  mine.map(({ name, value }, at) => {
    const other = theirs[at]?.value ?? ''
    return { name, mine: value, theirs: other, isSame: value === other }
  })

/** What the server would refuse, in the reader's words and at the fields; nothing when it would not. */
function problemWith(settings: Settings, title: string, words: Formats): Problem | null {
  const faults = policyFaults(settings)
  if (faults.length === 0) return null
  const fields = faults.map((fault) => ({
    field: `settings.${fault.field}`,
    message: fault.field === 'points' ? sumWords(settings.points, words) : faultWords(fault, words),
  }))
  return new Problem({ code: 'rank_policy_invalid', status: 422, title, fields })
}
