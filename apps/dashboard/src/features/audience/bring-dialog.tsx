import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, type FormValues, SubmitButton } from '../../ui/form.tsx'
import { say } from '../../ui/toast.ts'
import { usePutCells, usePutTotals } from './audience.api.ts'
import { CellsFields } from './cells-fields.tsx'
import { ListFields } from './list-fields.tsx'
import type { PickedList } from './picked-list.ts'
import { Sending } from './sending.tsx'
import { KIND_WORDS, makingOf } from './source-words.ts'
import { TotalsFields, totalsOf } from './totals-fields.tsx'
import { useSaveList } from './use-save-list.ts'

interface BringProps {
  readonly source: audience.SourceView
  readonly onClose: () => void
}

/** Brings the data of a source that is there: the first, after a refusal, or newer figures. */
export function BringDialog({ source, onClose }: BringProps) {
  const { t, i18n } = useLingui()
  const making = makingOf(source.kind)
  const kind = source.identifierKind ?? 'email'
  const [picked, setPicked] = useState<PickedList | null>(null)
  const [cells, setCells] = useState<readonly audience.CellView[]>(source.cells)
  const [missing, setMissing] = useState<string>()
  const { stage, broken, save, stop } = useSaveList()
  const { mutateAsync: putCells } = usePutCells()
  const { mutateAsync: putTotals } = usePutTotals()
  const { id } = source

  const send = async (values: FormValues) => {
    if (making === 'totals') return putTotals({ id, ...totalsOf(values) })
    if (making === 'cells') return cells.length === 0 ? undefined : putCells({ id, cells: [...cells] })
    return picked === null ? undefined : save({ picked, kind, source: () => Promise.resolve(id), isNew: false })
  }
  const submit = async (values: FormValues) => {
    const lacks = { list: picked === null, cells: cells.length === 0, totals: false }[making]
    setMissing(lacks ? (making === 'list' ? t`Choose a file.` : t`Enter at least one figure.`) : undefined)
    const saved = lacks ? undefined : await send(values)
    if (saved === undefined) return
    say(t`The source is in use.`)
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} as="wide" isBinding={stage !== null} title={i18n._(KIND_WORDS[source.kind])}>
      <Form onSubmit={submit}>
        {making === 'list' ? (
          <ListFields kind={kind} picked={picked} onPick={setPicked} error={broken ?? missing} />
        ) : null}
        {making === 'cells' ? <CellsFields cells={cells} onChange={setCells} /> : null}
        {making === 'totals' ? <TotalsFields now={source.totals} /> : null}
        {making === 'cells' && missing !== undefined ? <p role="alert">{missing}</p> : null}
        {stage === null ? null : <Sending stage={stage} onStop={stop} />}
        <FormActions end>
          <Button off={stage !== null} onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SubmitButton>
            <Trans>Save</Trans>
          </SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
