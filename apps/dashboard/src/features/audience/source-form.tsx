import type { IdentifierKind, LawfulBasis, SourceKind } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { Form, FormActions, type FormValues, SubmitButton } from '../../ui/form.tsx'
import { Stack } from '../../ui/layout.tsx'
import { useDeclare, usePutCells, usePutTotals, useRevoke } from './audience.api.ts'
import { CellsFields } from './cells-fields.tsx'
import { ListFields } from './list-fields.tsx'
import type { PickedList } from './picked-list.ts'
import { Sending } from './sending.tsx'
import { TotalsFields, totalsOf } from './totals-fields.tsx'
import { useSaveList } from './use-save-list.ts'
import { WhatFields, WhyFields } from './what-fields.tsx'
import type { Making } from './source-words.ts'

interface FormProps {
  readonly minimum: number
  readonly today: string
  readonly onDone: (source: audience.SourceView) => void
}

const OWN_KIND: Readonly<Record<Exclude<Making, 'list'>, SourceKind>> = {
  cells: 'demographics',
  totals: 'platform_totals',
}

/** Adds a source: what it is, why it may be used, and its data. Nothing is sent before the data could be read. */
export function SourceForm({ minimum, today, onDone }: FormProps) {
  const { t } = useLingui()
  const { count } = useFormats()
  const [making, setMaking] = useState<Making>('list')
  const [identifiers, setIdentifiers] = useState<IdentifierKind>('email')
  const [asOf, setAsOf] = useState<string | null>(today)
  const [picked, setPicked] = useState<PickedList | null>(null)
  const [cells, setCells] = useState<readonly audience.CellView[]>([])
  const [missing, setMissing] = useState<string>()
  const { stage, broken, save, stop } = useSaveList()
  const { mutateAsync: declare } = useDeclare()
  const { mutateAsync: revoke } = useRevoke()
  const { mutateAsync: putCells } = usePutCells()
  const { mutateAsync: putTotals } = usePutTotals()
  /** A source whose data were refused; the next try takes its place. */
  const refused = useRef<string | null>(null)
  const fewest = count(minimum)

  const begin = async (values: FormValues): Promise<string> => {
    if (refused.current !== null) await revoke(refused.current)
    const source = await declare({
      kind: making === 'list' ? (values['kind'] as SourceKind) : OWN_KIND[making],
      identifierKind: making === 'list' ? identifiers : null,
      platform: values['platform'] ?? null,
      asOf: asOf ?? today,
      lawfulBasis: values['lawfulBasis'] as LawfulBasis,
      consentText: values['consentText'] ?? '',
    })
    refused.current = source.id
    return source.id
  }

  const send = async (values: FormValues): Promise<audience.SourceView | undefined> => {
    if (making === 'totals') return putTotals({ id: await begin(values), ...totalsOf(values) })
    if (making === 'cells') return putCells({ id: await begin(values), cells: [...cells] })
    return picked === null ? undefined : save({ picked, kind: identifiers, source: () => begin(values), isNew: true })
  }

  const submit = async (values: FormValues) => {
    const lacks = { list: picked === null, cells: cells.length === 0, totals: false }[making]
    setMissing(lacks ? (making === 'list' ? t`Choose a file.` : t`Enter at least one figure.`) : undefined)
    if (lacks) return
    const source = await send(values)
    // A stopped sending took its source back itself.
    refused.current = null
    if (source) onDone(source)
  }

  return (
    <Form onSubmit={submit} aria-label={t`Add a source`}>
      <Card title={<Trans>What do you bring?</Trans>}>
        <Stack>
          <RadioField
            as="cards"
            name="making"
            label={t`Kind of data`}
            value={making}
            onChange={(it) => {
              setMaking(it)
              setMissing(undefined)
            }}
            options={[
              {
                value: 'list',
                label: t`A list of people`,
                help: t`Compared person by person: measured. The best you can bring.`,
              },
              {
                value: 'cells',
                label: t`Countries, ages, genders`,
                help: t`From a platform’s statistics: modelled.`,
              },
              {
                value: 'totals',
                label: t`Totals of an account`,
                help: t`Followers, likes and views, as anyone sees them.`,
              },
            ]}
          />
          <WhatFields {...{ making, identifiers, asOf, today }} onIdentifiers={setIdentifiers} onAsOf={setAsOf} />
        </Stack>
      </Card>
      <Card title={<Trans>Why may it be used?</Trans>}>
        <WhyFields />
      </Card>
      <Card
        title={
          making === 'list' ? (
            <Trans>The list</Trans>
          ) : making === 'cells' ? (
            <Trans>The figures</Trans>
          ) : (
            <Trans>The totals</Trans>
          )
        }
        {...(making !== 'totals' && {
          lede: t`At least ${fewest} people, so that nobody can be recognised in a figure.`,
        })}
      >
        {making === 'list' ? (
          <ListFields kind={identifiers} picked={picked} onPick={setPicked} error={broken ?? missing} />
        ) : null}
        {making === 'cells' ? (
          <>
            <CellsFields cells={cells} onChange={setCells} />
            {missing === undefined ? null : <p role="alert">{missing}</p>}
          </>
        ) : null}
        {making === 'totals' ? <TotalsFields now={null} /> : null}
      </Card>
      {stage === null ? null : <Sending stage={stage} onStop={stop} />}
      <FormActions stick>
        <SubmitButton>
          <Trans>Add the source</Trans>
        </SubmitButton>
        <ButtonLink to="/audience" tone="quiet">
          <Trans>Cancel</Trans>
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
