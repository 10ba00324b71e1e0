import { CURRENCIES } from '@concertato/money'
import type { workspace } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, lazy, useMemo, useState } from 'react'
import { COUNTRIES, countryOptions } from '../../lib/countries.ts'
import { useFormats } from '../../lib/format.ts'
import { isRefused } from '../../lib/problem.ts'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { SelectField, TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { type WorkspaceChange, readWorkspace, useChangeWorkspace } from './workspace.api.ts'
import { type WorkspaceFields, changeOf, fieldsIn, fieldsOf, linesOf, listOf } from './workspace-fields.ts'

// Only acts say languages: brands and the house need not fetch the list.
const LanguagesField = lazy(() => import('../../ui/languages-field.tsx').then((it) => ({ default: it.LanguagesField })))
const Conflict = lazy(() => import('../../ui/conflict.tsx').then((it) => ({ default: it.Conflict })))

type WorkspaceView = workspace.WorkspaceView

interface FormProps {
  readonly of: WorkspaceView
  readonly mayChange: boolean
}

/** Changes a workspace; when somebody else saved first, both versions are shown. */
export function WorkspaceForm({ of, mayChange }: FormProps) {
  const { t } = useLingui()
  const { mutateAsync: change } = useChangeWorkspace()
  const [clash, setClash] = useState<{ readonly mine: WorkspaceFields; readonly theirs: WorkspaceView } | null>(null)
  const [shown, setShown] = useState(of)

  const save = async (mine: WorkspaceFields, from: WorkspaceView) => {
    const wish: WorkspaceChange = changeOf(mine, from)
    try {
      setShown(await change({ version: from.version, change: wish }))
      say(t`Workspace saved.`)
    } catch (failure) {
      if (!isRefused(failure, 'version_changed')) throw failure
      setClash({ mine, theirs: await readWorkspace() })
    }
  }

  return (
    <Card title={<Trans>Workspace</Trans>} lede={<Trans>Country and currency hold for what begins from now on.</Trans>}>
      <Form key={shown.version} aria-label={t`Workspace`} onSubmit={(values) => save(fieldsIn(values), of)}>
        <fieldset disabled={!mayChange} style={{ display: 'contents' }}>
          <Fields of={shown} />
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
      {clash === null ? null : (
        <Suspense>
          <Conflict
            isOpen
            onClose={() => setClash(null)}
            lines={linesOf(clash.mine, fieldsOf(clash.theirs))}
            onKeepMine={() => {
              setClash(null)
              void save(clash.mine, clash.theirs)
            }}
            onTakeTheirs={() => {
              setShown(clash.theirs)
              setClash(null)
            }}
          />
        </Suspense>
      )}
    </Card>
  )
}

function Fields({ of }: { readonly of: WorkspaceView }) {
  const { t } = useLingui()
  const { tag } = useFormats()
  const fields = fieldsOf(of)
  const countries = useMemo(() => countryOptions(tag), [tag])
  const isKnown = COUNTRIES.includes(fields.country)
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(tag, { type: 'currency' })
    return CURRENCIES.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }))
  }, [tag])
  return (
    <>
      <TextField name="name" label={t`Name`} maxLength={120} defaultValue={fields.name} />
      <SelectField
        name="country"
        label={t`Country`}
        prompt={isKnown ? undefined : t`Choose a country`}
        options={countries}
        defaultValue={isKnown ? fields.country : ''}
      />
      <SelectField name="currency" label={t`Currency`} options={currencies} defaultValue={fields.currency} />
      <TextField
        name="website"
        optional
        label={t`Website`}
        inputMode="url"
        autoComplete="url"
        defaultValue={fields.website}
      />
      {of.act === null ? null : (
        <>
          <RadioField
            name="form"
            as="segments"
            label={t`You are`}
            defaultValue={fields.form}
            options={[
              { value: 'solo', label: t`One person` },
              { value: 'band', label: t`A band` },
            ]}
          />
          <TextField
            name="genres"
            optional
            label={t`Styles`}
            help={t`Separated by commas, such as: electro-pop, chanson.`}
            defaultValue={fields.genres}
          />
          <Languages from={fields.languages} />
        </>
      )}
    </>
  )
}

const MOST_LANGUAGES = 10

/** Kept by the field and sent with the form. */
function Languages({ from }: { readonly from: string }) {
  const { t } = useLingui()
  const [languages, setLanguages] = useState(() => listOf(from))
  return (
    <>
      <Suspense>
        <LanguagesField
          name="languageTyped"
          optional
          label={t`Languages you make posts in`}
          help={t`Briefs may ask for one.`}
          most={MOST_LANGUAGES}
          value={languages}
          onChange={setLanguages}
        />
      </Suspense>
      <input type="hidden" name="languages" value={languages.join(',')} />
    </>
  )
}
