import { IDENTIFIER_KINDS, type IdentifierKind, LAWFUL_BASES, needsPlatform, SOURCE_KINDS } from '@concertato/audience'
import { useLingui } from '@lingui/react/macro'
import { DateField } from '../../ui/date-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SelectField, TextArea } from '../../ui/text-field.tsx'
import styles from './audience.module.css'
import { BASIS_WORDS, IDENTIFIER_WORDS, KIND_WORDS, type Making, makingOf, PLATFORMS } from './source-words.ts'

interface WhatProps {
  readonly making: Making
  readonly identifiers: IdentifierKind
  readonly onIdentifiers: (kind: IdentifierKind) => void
  readonly asOf: string | null
  readonly onAsOf: (day: string | null) => void
  readonly today: string
}

/** What the data are and from when. */
export function WhatFields({ making, identifiers, onIdentifiers, asOf, onAsOf, today }: WhatProps) {
  const { t, i18n } = useLingui()
  const isList = making === 'list'
  const isOfPlatform = making === 'totals' || (isList && needsPlatform(identifiers))
  return (
    <div className={styles.pair}>
      {isList ? (
        <SelectField
          name="kind"
          label={t`Who is on it?`}
          prompt={t`Choose`}
          defaultValue=""
          options={SOURCE_KINDS.filter((it) => makingOf(it) === 'list').map((it) => ({
            value: it,
            label: i18n._(KIND_WORDS[it]),
          }))}
        />
      ) : null}
      {isList ? (
        <SelectField
          name="identifierKind"
          label={t`What does a row hold?`}
          value={identifiers}
          onChange={(event) => onIdentifiers(event.currentTarget.value as IdentifierKind)}
          options={IDENTIFIER_KINDS.map((it) => ({ value: it, label: i18n._(IDENTIFIER_WORDS[it]) }))}
        />
      ) : null}
      {isOfPlatform ? (
        <SelectField name="platform" label={t`Platform`} prompt={t`Choose`} defaultValue="" options={PLATFORMS} />
      ) : null}
      <DateField
        name="asOf"
        label={t`As of`}
        help={t`The day the data were taken, not today’s if they are older.`}
        value={asOf}
        onChange={onAsOf}
        max={today}
      />
    </div>
  )
}

/** Why the data may be used; asked in words a person on the list would recognise. */
export function WhyFields() {
  const { t, i18n } = useLingui()
  return (
    <Stack>
      <SelectField
        name="lawfulBasis"
        label={t`Lawful basis`}
        prompt={t`Choose`}
        defaultValue=""
        help={t`Of Article 6 of the GDPR. You answer for it.`}
        options={LAWFUL_BASES.map((it) => ({ value: it, label: i18n._(BASIS_WORDS[it]) }))}
      />
      <TextArea
        name="consentText"
        label={t`What were the people told?`}
        rows={3}
        minLength={10}
        maxLength={2000}
        help={t`The sentence of the form, or where it is written. At least 10 characters.`}
      />
    </Stack>
  )
}
