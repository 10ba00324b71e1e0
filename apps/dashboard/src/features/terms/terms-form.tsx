import { SECTORS, TERMS_LIMITS, USAGE_CHANNELS } from '@concertato/deal'
import type { statedTerms } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { CHANNEL_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { MoneyField, NumberField } from '../../ui/number-field.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import { PlacesField } from '../../ui/places-field.tsx'
import { say } from '../../ui/toast.ts'
import { type StatedTerms, useStateTerms } from './terms.api.ts'

interface FormProps {
  readonly of: statedTerms.StatedTermsView
  readonly mayChange: boolean
}

/** What an act says of its own accord: every part may stay empty and then counts neither for nor against it. */
export function TermsStatedForm({ of, mayChange }: FormProps) {
  const { t, i18n } = useLingui()
  const { mutateAsync: state } = useStateTerms()
  const { currency, statedAt: _since, ...stated } = of
  const [terms, setTerms] = useState<StatedTerms>(stated)
  const change = (part: Partial<StatedTerms>) => setTerms((it) => ({ ...it, ...part }))
  return (
    <Card
      title={<Trans>What you usually ask</Trans>}
      lede={
        <Trans>
          The house and the brands it suggests you to read this. What you leave empty counts neither for nor against
          you.
        </Trans>
      }
    >
      <Form
        aria-label={t`What you usually ask`}
        onSubmit={async () => {
          await state(terms)
          say(t`Saved. Open briefs are ranked anew.`)
        }}
      >
        <fieldset disabled={!mayChange} style={{ display: 'contents' }}>
          <MoneyField
            name="feeMinor"
            optional
            label={t`Fee for a usual work`}
            currency={currency}
            value={terms.feeMinor}
            onChange={(feeMinor) => change({ feeMinor })}
          />
          <PickMany
            name="usageChannels"
            optional
            label={t`Where works may be used`}
            options={USAGE_CHANNELS.map((it) => ({ value: it, label: i18n._(CHANNEL_WORDS[it]) }))}
            value={terms.usageChannels ?? []}
            onChange={(channels) => change({ usageChannels: channels.length > 0 ? channels : null })}
          />
          <PlacesField
            name="territories"
            optional
            label={t`In which countries`}
            withWorld
            value={terms.territories ?? []}
            onChange={(places) => change({ territories: places.length > 0 ? places : null })}
          />
          <NumberField
            name="rightsMonths"
            optional
            label={t`For how many months`}
            min={0}
            max={TERMS_LIMITS.usageMonths}
            value={terms.rightsMonths}
            onChange={(rightsMonths) => change({ rightsMonths })}
          />
          <PickMany
            name="refusedSectors"
            optional
            label={t`Sectors you do not work for`}
            help={t`You are suggested to no brand of these.`}
            options={SECTORS.map((it) => ({ value: it, label: i18n._(SECTOR_WORDS[it]) }))}
            value={terms.refusedSectors}
            onChange={(refusedSectors) => change({ refusedSectors })}
          />
          <Busy value={terms.busy} onChange={(busy) => change({ busy })} />
        </fieldset>
        {mayChange ? (
          <FormActions stick>
            <SubmitButton>
              <Trans>Save</Trans>
            </SubmitButton>
          </FormActions>
        ) : (
          <p className="small quiet">
            <Trans>Only those who answer for the workspace can change this.</Trans>
          </p>
        )}
      </Form>
    </Card>
  )
}

interface BusyProps {
  readonly value: StatedTerms['busy']
  readonly onChange: (busy: StatedTerms['busy']) => void
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** Stretches of days without time: a tour, a studio, a holiday. */
function Busy({ value, onChange }: BusyProps) {
  const { t } = useLingui()
  const change = (at: number, part: Partial<StatedTerms['busy'][number]>) =>
    onChange(value.map((it, n) => (n === at ? { ...it, ...part } : it)))
  return (
    <Stack gap="snug">
      <p className="small">
        <b>
          <Trans>When you have no time</Trans>
        </b>
      </p>
      {value.map((it, at) => (
        <Columns key={`${at} ${value.length}`} of={[4, 4, 1]}>
          <DateField label={t`From`} value={it.from} onChange={(from) => from && change(at, { from })} />
          <DateField label={t`Until`} min={it.from} value={it.to} onChange={(to) => to && change(at, { to })} />
          <Button
            square
            tone="quiet"
            aria-label={t`Remove this stretch`}
            icon={<X size={16} aria-hidden="true" />}
            onClick={() => onChange(value.filter((_, n) => n !== at))}
          />
        </Columns>
      ))}
      <Row>
        <Button
          small
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => onChange([...value, { from: today(), to: today() }])}
        >
          <Trans>Add a stretch of days</Trans>
        </Button>
      </Row>
    </Stack>
  )
}
