import { CURRENCIES } from '@concertato/money'
import type { workspace } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { countryOptions } from '../../lib/countries.ts'
import { useFormats } from '../../lib/format.ts'
import { isRefused } from '../../lib/problem.ts'
import { Bound, BoundForm } from '../../ui/bound-form.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Conflict } from '../../ui/conflict.tsx'
import { FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { type WorkspaceChange, readWorkspace, useChangeWorkspace } from './workspace.api.ts'
import { type WorkspaceFields, changeOf, fieldsOf, linesOf } from './workspace-fields.ts'

type WorkspaceView = workspace.WorkspaceView

/** Changes a workspace; when somebody else saved first, both versions are shown. */
export function WorkspaceForm({ of, mayChange }: { readonly of: WorkspaceView; readonly mayChange: boolean }) {
  const { t } = useLingui()
  const { mutateAsync: change } = useChangeWorkspace()
  const [theirs, setTheirs] = useState<WorkspaceView | null>(null)
  const form = useForm<WorkspaceFields>({ defaultValues: fieldsOf(of) })

  const save = async (wish: WorkspaceChange, version: number) => {
    try {
      form.reset(fieldsOf(await change({ version, change: wish })))
      say(t`Workspace saved.`)
    } catch (failure) {
      if (!isRefused(failure, 'version_changed')) throw failure
      setTheirs(await readWorkspace())
    }
  }

  return (
    <Card title={<Trans>Workspace</Trans>} lede={<Trans>Country and currency hold for what begins from now on.</Trans>}>
      <BoundForm form={form} onSubmit={(fields) => save(changeOf(fields, of), of.version)}>
        <fieldset disabled={!mayChange} style={{ display: 'contents' }}>
          <Fields isAct={of.kind === 'act'} register={form.register} />
        </fieldset>
        {mayChange ? (
          <FormActions>
            <SubmitButton>
              <Trans>Save</Trans>
            </SubmitButton>
          </FormActions>
        ) : (
          <p className="small quiet">
            <Trans>Only those who answer for the workspace can change this.</Trans>
          </p>
        )}
      </BoundForm>
      {theirs === null ? null : (
        <Conflict
          isOpen
          onClose={() => setTheirs(null)}
          lines={linesOf(form.getValues(), fieldsOf(theirs))}
          onKeepMine={() => {
            setTheirs(null)
            void save(changeOf(form.getValues(), theirs), theirs.version)
          }}
          onTakeTheirs={() => {
            form.reset(fieldsOf(theirs))
            setTheirs(null)
          }}
        />
      )}
    </Card>
  )
}

interface FieldsProps {
  readonly isAct: boolean
  readonly register: ReturnType<typeof useForm<WorkspaceFields>>['register']
}

function Fields({ isAct, register }: FieldsProps) {
  const { t } = useLingui()
  const { tag } = useFormats()
  const countries = useMemo(() => countryOptions(tag), [tag])
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(tag, { type: 'currency' })
    return CURRENCIES.map((value) => ({ value, label: value, note: names.of(value) ?? value }))
  }, [tag])
  return (
    <>
      <TextField {...register('name', { required: t`Fill this in.` })} label={t`Name`} maxLength={120} />
      <Bound<WorkspaceFields, 'country'> name="country">
        {(it) => <ComboField {...it} label={t`Country`} options={countries} onChange={(value) => it.onChange(value ?? '')} />}
      </Bound>
      <Bound<WorkspaceFields, 'currency'> name="currency">
        {(it) => <ComboField {...it} label={t`Currency`} options={currencies} onChange={(value) => it.onChange(value ?? '')} />}
      </Bound>
      <TextField {...register('website')} optional label={t`Website`} inputMode="url" autoComplete="url" />
      {isAct ? (
        <>
          <Bound<WorkspaceFields, 'form'> name="form">
            {(it) => (
              <RadioField
                {...it}
                as="segments"
                label={t`You are`}
                options={[
                  { value: 'solo', label: t`One person` },
                  { value: 'band', label: t`A band` },
                ]}
              />
            )}
          </Bound>
          <TextField
            {...register('genres')}
            optional
            label={t`Styles`}
            help={t`Separated by commas, such as: electro-pop, chanson.`}
          />
        </>
      ) : null}
    </>
  )
}
