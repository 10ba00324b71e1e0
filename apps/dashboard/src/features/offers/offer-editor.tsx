import { gapsOfTerms, OFFER_DAYS } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { isProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/form.tsx'
import { wrongFields } from '../../ui/form-words.ts'
import { Columns, Stack } from '../../ui/layout.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { NetCard } from './net-card.tsx'
import { CompareTable } from './terms-table.tsx'
import { withSplit } from './term-words.ts'
import { TermsForm } from './terms-form.tsx'

interface EditorProps {
  readonly start: deal.TermsFields
  readonly split: deal.TermsView['split']
  readonly you: 'brand' | 'act'
  /** The version that is answered; absent for the first. */
  readonly theirs?: { readonly terms: deal.TermsView; readonly name: string }
  readonly yourName: string
  readonly deed: ReactNode
  readonly onSend: (it: { terms: deal.TermsFields; days: number; message: string }) => Promise<unknown>
}

/** Writes a version: terms at the left, what it comes to and what it changes at the right. */
export function OfferEditor({ start, split, you, theirs, yourName, deed, onSend }: EditorProps) {
  const { t } = useLingui()
  const [terms, setTerms] = useState(start)
  const [days, setDays] = useState<number>(OFFER_DAYS.usual)
  const [message, setMessage] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const whole = withSplit(terms, split)
  const isSound = gapsOfTerms(whole).length === 0
  const send = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onSend({ terms, days, message })
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <ErrorSummary errors={problem ? wrongFields(problem) : {}} problem={problem} />
      {theirs ? (
        <Card flush title={<Trans>What you change</Trans>}>
          <CompareTable theirs={theirs.terms} yours={whole} theirName={theirs.name} yourName={yourName} you={you} />
        </Card>
      ) : null}
      <Columns of={[3, 2]}>
        <TermsForm value={terms} onChange={(part) => setTerms({ ...terms, ...part })} />
        <Stack>
          <NetCard feeMinor={terms.feeMinor} currency={terms.currency} split={split} isAct={you === 'act'} />
          <Card title={<Trans>Send</Trans>}>
            <Stack gap="snug">
              <TextArea
                label={t`A few words`}
                optional
                rows={3}
                maxLength={1000}
                value={message}
                onChange={(event) => setMessage(event.currentTarget.value)}
              />
              <NumberField
                label={t`Stands for days`}
                min={OFFER_DAYS.least}
                max={OFFER_DAYS.most}
                value={days}
                onChange={(it) => setDays(it ?? OFFER_DAYS.usual)}
              />
              {isSound ? null : (
                <p className="small quiet">
                  <Trans>Fee, work and dates must be set, and work must be due between the dates.</Trans>
                </p>
              )}
              <Button tone="turn" busy={isBusy} aria-disabled={!isSound} onClick={() => isSound && void send()}>
                {deed}
              </Button>
            </Stack>
          </Card>
        </Stack>
      </Columns>
    </Stack>
  )
}
